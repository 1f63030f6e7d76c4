package septet.command;

import java.util.List;
import java.util.Optional;

/// Closes parts one after the other: that one of them cannot be closed keeps none of the others open.
final class Closing {
    private Closing() {}

    /// Throws the first failure, which carries the others.
    static void all(List<? extends Runnable> parts) {
        Optional<RuntimeException> first = Optional.empty();
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException failed) {
                first.ifPresent(earlier -> earlier.addSuppressed(failed));
                first = first.or(() -> Optional.of(failed));
            }
        }
        first.ifPresent(failed -> {
            throw failed;
        });
    }

    /// What ends a beginning, once all that had begun is closed.
    static RuntimeException after(RuntimeException failed, List<? extends Runnable> parts) {
        try {
            all(parts);
        } catch (RuntimeException also) {
            failed.addSuppressed(also);
        }
        return failed;
    }
}
