package septet.data;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// What is wrong with a log, said so that a person can act.
final class Damage {
    private Damage() {}

    /// @param position where in the file, in bytes
    static Refused at(Path segment, long position, long offset, String what) {
        return new Refused(Fault.ENGINE, Problem.error(segment + ":byte " + position, what + ", at record " + offset + ", in a part that was safely on the device",
                "nothing is read from a damaged log, because what follows cannot be trusted",
                "Restore the store from a backup; a copy of this file may help to find out what the device did.", "DATA-LOG-DAMAGED"));
    }

    static Refused laterVersion(Path segment, int version) {
        return new Refused(Fault.ENGINE, Problem.error(segment.toString(), "written in format " + version + ", this program knows formats up to " + SegmentHeader.VERSION,
                "nothing is read or changed", "Use the newer version of Septet that wrote it.", "DATA-LOG-LATER-VERSION"));
    }

    static Refused notALog(Path segment) {
        return new Refused(Fault.ENGINE, Problem.error(segment.toString(), "has the name of a log segment but does not begin like one",
                "the log is not opened", "If the file is not yours, move it away; else restore it from a backup.", "DATA-LOG-FOREIGN"));
    }

    static Refused noLog(Path folder) {
        return new Refused(Fault.ENGINE, Problem.error(folder.toString(), "there is no log", "nothing can be read", "Is this the right store? A first run makes one.",
                "DATA-LOG-MISSING"));
    }

    /// Writing failed; what was acknowledged stays.
    static Refused stopped(Path segment, UncheckedIOException refusal) {
        boolean gone = refusal.getCause() instanceof NoSuchFileException;
        return DiskRefusal.of(segment, gone ? "nothing more is accepted, because nobody could find it again; what was acknowledged is where the file is now"
                : "nothing more is accepted, because nothing is tried twice on a failing device; what was acknowledged is safe and can be read", refusal);
    }

    static Refused unreadable(Path segment, UncheckedIOException refusal) {
        return DiskRefusal.of(segment, "the log cannot be read", refusal);
    }

    static Refused closed(Path folder) {
        return new Refused(Fault.BUG, Problem.error(folder.toString(), "the log is closed", "nothing is written", "", "DATA-LOG-CLOSED"));
    }

    static Refused tooLarge(Path folder, int length, int limit) {
        return new Refused(Fault.DATA, Problem.error(folder.toString(), "a record of " + length + " bytes exceeds " + limit, "it is not written",
                "Send less at once.", "DATA-LOG-RECORD-TOO-LARGE"));
    }

    static Refused textTooLong(int length) {
        return new Refused(Fault.DATA, Problem.error("record", "a text of " + length + " bytes exceeds " + RecordWriter.LONGEST_TEXT, "it is not written",
                "Send less at once.", "DATA-LOG-RECORD-TOO-LARGE"));
    }

    static Refused record(String what) {
        return new Refused(Fault.ENGINE, Problem.error("record", what, "the record is not read",
                "It was written by another version of Septet, or by a defect; please report it.", "DATA-LOG-RECORD"));
    }
}
