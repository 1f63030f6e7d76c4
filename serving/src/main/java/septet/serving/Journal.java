package septet.serving;

import java.util.Optional;
import septet.data.DefinitionsRecord;
import septet.data.Log;
import septet.data.LogRecord;
import septet.data.SourceRecord;
import septet.data.VersionRecord;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Writes to the log what happens, before anybody hears of it. When the log fails, the state in memory is ahead of it: from then on
/// nothing is taken any more, until the process starts again and recovers.
final class Journal {
    private final Log log;
    private final Described described = new Described();
    private boolean failed;
    private boolean exhausted;
    private Echo echo = (_, _) -> { };

    /// Hears of each record that was written.
    interface Echo {
        void written(LogRecord record, long offset);
    }

    Journal(Log log) {
        this.log = log;
    }

    /// The offset that the next record gets.
    long next() {
        return log.end();
    }

    /// The hash of all records so far.
    String hash() {
        return log.hash();
    }

    /// @throws Refused with SERVING-LOG-FAILED when a write failed before, SERVING-MEMORY-FULL after [#exhaust]
    void usable() {
        if (exhausted) throw full();
        if (failed) throw refused("it failed before");
    }

    /// The heap is full, and something may be half taken in: nothing is written from now on, no checkpoint either.
    Refused exhaust() {
        exhausted = true;
        return full();
    }

    private static Refused full() {
        return new Refused(Fault.ENGINE, Problem.error("septet", "the memory of the process is full", "nothing is decided or taken in any more; what was acknowledged is in the log",
                Horizon.REMEDY, "SERVING-MEMORY-FULL"));
    }

    void write(LogRecord record) {
        long offset = log.end();
        try {
            log.append(record);
        } catch (Refused e) {
            failed = true;
            throw refused(e.problems().getFirst().cause());
        }
        echo.written(record, offset);
    }

    /// Writes what nobody waits for.
    ///
    /// @return whether it could
    boolean tries(LogRecord record) {
        try {
            usable();
            write(record);
            flush();
            return true;
        } catch (Refused _) {
            return false; // the next request is refused, and says why
        }
    }

    /// From now on this one hears what is written, and no other.
    void echoes(Echo to) {
        echo = to;
    }

    /// Hands what was written to the operating system, so that it survives the end of the process.
    void flush() {
        try {
            log.flush();
        } catch (Refused e) {
            failed = true;
            throw refused(e.problems().getFirst().cause());
        }
    }

    /// Names the columns of the records that follow, where they were not named so already.
    void describe(SourceRecord source) {
        if (!described.take(source)) return;
        write(source);
    }

    /// Names the heads and features of the decisions that follow.
    /// @return whether they were not named so already
    boolean describe(VersionRecord version) {
        if (!described.take(version)) return false;
        write(version);
        return true;
    }

    /// Says what the features of the version that follows mean, where that was not said already.
    void describe(DefinitionsRecord definitions) {
        if (described.take(definitions)) write(definitions);
    }

    /// What the log says of its records.
    Described described() {
        return described;
    }

    Optional<VersionRecord> version(String name) {
        return described.version(name);
    }

    private static Refused refused(String cause) {
        return new Refused(Fault.ENGINE, Problem.error("log", "cannot be written (" + cause + ")", "nothing can be decided or taken in",
                "Make room or repair the device, then start again: what was acknowledged is there.", "SERVING-LOG-FAILED"));
    }
}
