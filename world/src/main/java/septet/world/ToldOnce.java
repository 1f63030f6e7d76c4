package septet.world;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Runs a task, and tells what it throws, each kind once: a kind is a class of failures and the place where it was thrown.
final class ToldOnce implements Runnable {
    private final Runnable task;
    private final Consumer<Throwable> told;
    private final Set<String> known = new HashSet<>();

    ToldOnce(Runnable task, Consumer<Throwable> told) {
        this.task = task;
        this.told = told;
    }

    /// Throws what the listener throws: then nobody has heard it, and the next of its kind is told again.
    @Override
    public void run() {
        try {
            task.run();
        } catch (PowerLost end) {
            throw end;
        } catch (RuntimeException | Error thrown) {
            tell(thrown);
        }
    }

    private void tell(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        String kind = thrown.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
        if (known.contains(kind)) return;
        told.accept(thrown);
        known.add(kind);
    }
}
