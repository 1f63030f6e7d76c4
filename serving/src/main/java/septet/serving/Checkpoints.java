package septet.serving;

import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import septet.data.Log;
import septet.design.Refused;
import septet.world.Scheduler;

/// Makes a checkpoint after each million records, and at the end. While the state is put into bytes nobody is answered; it is written
/// beside that. One that fails is said, and tried again after the next million: the log is there.
public final class Checkpoints implements AutoCloseable {
    private static final long LOOK_MICROS = 500_000;

    /// How a checkpoint is made of what belongs to another thread.
    @FunctionalInterface
    public interface Between {
        void run(Runnable task);
    }

    private final Supplier<Checkpoint> checkpoint;
    private final Decider decider;
    private final Log log;
    private final long every;
    private final Consumer<String> progress;
    private final Scheduler.Repeating repeating;
    private long last;
    /// As many records there were when one was tried.
    private long tried;

    private Checkpoints(Supplier<Checkpoint> checkpoint, Decider decider, Log log, Settings settings) {
        this.checkpoint = checkpoint;
        this.decider = decider;
        this.log = log;
        every = settings.every();
        progress = settings.progress();
        last = decider.recovered().from();
        tried = last;
        repeating = settings.scheduler().every(LOOK_MICROS, () -> look(settings.between()), failed -> progress.accept("no checkpoint was made; it is tried again after as many records: " + failed));
    }

    /// @param every    records between two checkpoints
    /// @param between  runs a task where the state may be touched, and returns when it has ended
    /// @param progress hears what could not be written
    public record Settings(long every, Scheduler scheduler, Between between, Consumer<String> progress) {
        public static final long EVERY = 1_000_000;
    }

    public static Checkpoints start(Checkpoint checkpoint, Decider decider, Log log, Settings settings) {
        return start(() -> checkpoint, decider, log, settings);
    }

    /// @param checkpoint where what the decider knows at that moment is written down: another design has another one
    public static Checkpoints start(Supplier<Checkpoint> checkpoint, Decider decider, Log log, Settings settings) {
        return new Checkpoints(checkpoint, decider, log, settings);
    }

    private void look(Between between) {
        if (log.end() - tried >= every) make(between);
    }

    private synchronized void make(Between between) {
        try {
            Checkpoint.Image[] image = new Checkpoint.Image[1];
            Checkpoint[] into = new Checkpoint[1];
            tried = log.end();
            between.run(() -> {
                image[0] = decider.image();
                into[0] = checkpoint.get();
            });
            into[0].write(image[0], log);
            last = image[0].records();
        } catch (UncheckedIOException e) {
            progress.accept("the checkpoint could not be written (" + e.getCause().getMessage() + "); the next start reads more of the log");
        } catch (Refused e) {
            progress.accept("no checkpoint was made: " + e.problems().getFirst().line());
        }
    }

    /// Makes no more on its own; before whatever runs its tasks ends.
    public void stop() {
        repeating.close();
    }

    /// The last one. Nobody may use the decider any more.
    @Override
    public void close() {
        repeating.close();
        if (log.end() > last) make(Runnable::run);
    }
}
