package septet.data;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// A disk that refused, said so that a person can act.
public final class DiskRefusal {
    private DiskRefusal() {}

    /// @param consequence what was not done, without a full stop
    /// @return DATA-DISK-FULL or DATA-DISK-FAILED
    public static Refused of(Path place, String consequence, UncheckedIOException refusal) {
        String cause = String.valueOf(refusal.getCause());
        boolean full = cause.contains("No space left") || cause.contains("quota");
        String said = String.valueOf(refusal.getCause().getMessage());
        return new Refused(Fault.ENGINE, Problem.error(place.toString(), full ? said : "the disk refused: " + cause, consequence,
                full ? "Free some space, then start again." : "Check that the file may be read and written and that the device is in health, then start again.",
                full ? "DATA-DISK-FULL" : "DATA-DISK-FAILED"));
    }
}
