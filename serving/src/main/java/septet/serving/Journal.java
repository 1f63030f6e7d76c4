package septet.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Log;
import septet.data.LogRecord;
import septet.data.Records;
import septet.data.SourceRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.VersionRecord;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Writes to the log what happens, before anybody hears of it. When the log fails, the state in memory is ahead of it: from then on
/// nothing is taken any more, until the process starts again and recovers.
final class Journal {
    private final Log log;
    private final Map<String, SourceRecord> sources = new LinkedHashMap<>();
    private final Map<String, VersionRecord> versions = new LinkedHashMap<>();
    private boolean failed;

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

    /// @throws Refused with SERVING-LOG-FAILED when a write failed before
    void usable() {
        if (failed) throw refused("it failed before");
    }

    void write(LogRecord record) {
        try {
            log.append(record.kind(), Records.write(record));
        } catch (Refused e) {
            failed = true;
            throw refused(e.problems().getFirst().cause());
        }
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
        if (source.equals(sources.put(source.source(), source))) return;
        write(source);
    }

    /// Names the heads and features of the decisions that follow.
    /// @return whether they were not named so already
    boolean describe(VersionRecord version) {
        if (version.equals(versions.put(version.version(), version))) return false;
        write(version);
        return true;
    }

    /// What was read from the log again.
    void read(LogRecord described) {
        if (described instanceof SourceRecord source) sources.put(source.source(), source);
        if (described instanceof VersionRecord version) versions.put(version.version(), version);
    }

    Optional<SourceRecord> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    Optional<VersionRecord> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    /// What records that follow need from those before.
    void write(StateWriter to) {
        to.section("names 1");
        to.number(sources.size());
        sources.values().forEach(source -> {
            to.text(source.source());
            texts(source.columns(), to);
        });
        to.number(versions.size());
        versions.values().forEach(version -> {
            to.text(version.version());
            texts(version.heads(), to);
            texts(version.features(), to);
        });
    }

    private static void texts(List<String> texts, StateWriter to) {
        to.number(texts.size());
        texts.forEach(to::text);
    }

    void read(StateReader from) {
        from.section("names 1");
        for (int left = from.count(); left > 0; left--) read(new SourceRecord(from.text(), texts(from)));
        for (int left = from.count(); left > 0; left--) read(new VersionRecord(from.text(), texts(from), texts(from)));
    }

    private static List<String> texts(StateReader from) {
        List<String> texts = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) texts.add(from.text());
        return texts;
    }

    private static Refused refused(String cause) {
        return new Refused(Fault.ENGINE, Problem.error("log", "cannot be written (" + cause + ")", "nothing can be decided or taken in",
                "Make room or repair the device, then start again: what was acknowledged is there.", "SERVING-LOG-FAILED"));
    }
}
