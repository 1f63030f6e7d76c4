package septet.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The world outside: the machine's clock, its files and its threads. Nothing needs to be closed: threads end with their work.
public final class RealWorld {
    private RealWorld() {}

    public static World start() {
        return new World(new RealClock(), new RealDisk(), new RealScheduler());
    }

    private static final class RealClock implements Clock {
        @Override
        public long micros() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
