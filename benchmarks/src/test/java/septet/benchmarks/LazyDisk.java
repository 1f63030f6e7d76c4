package septet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import septet.world.Disk;
import septet.world.PassingDisk;

/// The planted bug of [ServerKills]: what is written stays in the process until the next sync, so that killing it loses what was answered.
record LazyDisk(Disk disk) implements PassingDisk {
    @Override
    public Appender append(Path file) {
        return new LazyAppender(disk.append(file), new ByteArrayOutputStream());
    }

    private record LazyAppender(Appender appender, ByteArrayOutputStream kept) implements PassingAppender {
        @Override
        public synchronized void write(ByteBuffer bytes) {
            while (bytes.hasRemaining()) kept.write(bytes.get());
        }

        @Override
        public synchronized void sync() {
            appender.write(ByteBuffer.wrap(kept.toByteArray()));
            kept.reset();
            appender.sync();
        }

        @Override
        public synchronized long size() {
            return appender.size() + kept.size();
        }
    }
}
