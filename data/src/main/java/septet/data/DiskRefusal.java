package septet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// A disk that refused, said so that a person can act.
public final class DiskRefusal {
    private static final String FULL = "DATA-DISK-FULL";
    private static final String FAILED = "DATA-DISK-FAILED";

    private DiskRefusal() {}

    /// @param consequence what was not done, without a full stop
    /// @return DATA-DISK-FULL or DATA-DISK-FAILED
    public static Refused of(Path place, String consequence, UncheckedIOException refusal) {
        IOException cause = refusal.getCause();
        String said = String.valueOf(cause.getMessage());
        boolean full = said.contains("No space left") || said.contains("quota");
        return new Refused(Fault.ENGINE, Problem.error(place.toString(), full ? said : said(cause), consequence,
                full ? "Free some space, then start again." : "Check that the place may be read and written and that the device is in health, then start again.",
                full ? FULL : FAILED));
    }

    /// Whether that is what a disk refused.
    public static boolean is(Problem problem) {
        return problem.code().equals(FULL) || problem.code().equals(FAILED);
    }

    /// The same refusal, to somebody who asked for something else than who met it.
    public static Refused said(Problem refusal, Path place, String consequence) {
        return new Refused(Fault.ENGINE, Problem.error(place.toString(), refusal.cause(), consequence, refusal.remedy(), refusal.code()));
    }

    /// A reason that a person knows; those of Java are classes with a path for a message.
    private static String said(IOException cause) {
        return switch (cause) {
            case FileAlreadyExistsException there -> there.getFile() + " is a file, where a folder belongs";
            case NoSuchFileException lacks -> lacks.getFile() + " " + Objects.requireNonNullElse(lacks.getReason(), "is not there, and cannot be made");
            case AccessDeniedException denied -> denied.getFile() + " may not be opened by this user";
            default -> "the disk refused: " + cause.getMessage();
        };
    }
}
