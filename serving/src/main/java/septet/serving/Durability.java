package septet.serving;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import septet.data.Log;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Clock;
import septet.world.Scheduler;

/// Brings the log to the device: every 10 ms for decisions, and at once for what waits to be acknowledged. A sync that fails ends
/// readiness: nothing is acknowledged any more.
public final class Durability implements AutoCloseable {
    private static final long EVERY_MICROS = 10_000;
    private static final long FAR_BEHIND_MICROS = 1_000_000;
    private static final long GROUP = 20_000;
    private final Log log;
    private final Clock clock;
    private final Readiness readiness;
    private final Consumer<Problem> told;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Scheduler.Repeating repeating;
    /// Microseconds at which everything was last known to be on the device.
    private volatile long allSynced;

    private Durability(Log log, Clock clock, Scheduler scheduler, Readiness readiness, Consumer<Problem> told) {
        this.log = log;
        this.clock = clock;
        this.readiness = readiness;
        this.told = told;
        allSynced = clock.micros();
        repeating = scheduler.every(EVERY_MICROS, this::tick, this::defect);
    }

    public static Durability start(Log log, Clock clock, Scheduler scheduler, Readiness readiness) {
        return start(log, clock, scheduler, readiness, _ -> {});
    }

    /// @param told hears once, on any thread, what ended readiness
    public static Durability start(Log log, Clock clock, Scheduler scheduler, Readiness readiness, Consumer<Problem> told) {
        return new Durability(log, clock, scheduler, readiness, told);
    }

    private void tick() {
        if (failed.get()) return;
        long now = clock.micros();
        if (log.synced() == log.end()) {
            allSynced = now;
            return;
        }
        try {
            sync();
        } catch (Refused _) {
            // it has ended readiness, and was told; the log says the same to whoever writes
        }
    }

    /// What nobody foresaw is no reason to answer on as if all were on the device.
    private void defect(Throwable thrown) {
        ended(Problem.error("log", "a defect of septet: " + thrown, "what is written may not come to the device, so nothing is acknowledged any more",
                "Please report it, and start again: everything acknowledged is in the log.", "BUG"));
    }

    private void ended(Problem problem) {
        readiness.set(false);
        if (!failed.getAndSet(true)) told.accept(problem);
    }

    /// Returns when everything that was written before is on the device. May be called beside the loop.
    ///
    /// @throws Refused when the device refuses; then nothing more can be written
    public void sync() {
        long now = clock.micros();
        try {
            log.sync();
        } catch (Refused e) {
            ended(e.problems().getFirst());
            throw e;
        }
        allSynced = Math.max(allSynced, now);
    }

    /// At most so long what is not on the device has waited; 0 where everything is.
    public long lagMicros() {
        return log.synced() < log.end() ? Math.max(0, clock.micros() - allSynced) : 0;
    }

    /// Whether the device is so far behind that nothing more should come: by a second, with more than a group of records waiting.
    public boolean isBehind() {
        return log.end() - log.synced() > GROUP && lagMicros() > FAR_BEHIND_MICROS;
    }

    public long records() {
        return log.end();
    }

    public long synced() {
        return log.synced();
    }

    /// Ends the repetition after a last sync.
    ///
    /// @throws Refused when the device refuses it
    @Override
    public void close() {
        repeating.close();
        if (log.synced() < log.end()) sync();
    }
}
