package septet.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import septet.data.DefinitionsRecord;
import septet.data.PositionRecord;
import septet.data.SourceRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.VersionRecord;

/// What a log says, so far, of the records in it: the columns of events, the heads and features of decisions, how far streams were followed.
final class Described {
    private final Map<String, SourceRecord> sources = new LinkedHashMap<>();
    private final Map<String, VersionRecord> versions = new LinkedHashMap<>();
    private final Map<Place, PositionRecord> positions = new LinkedHashMap<>();

    private final Map<String, DefinitionsRecord> definitions = new LinkedHashMap<>();

    private record Place(String source, String stream, int partition) {}

    /// @return whether it says anything new
    boolean take(SourceRecord source) {
        return !source.equals(sources.put(source.source(), source));
    }

    /// @return whether it says anything new
    boolean take(VersionRecord version) {
        return !version.equals(versions.put(version.version(), version));
    }

    /// @return whether it says anything new
    boolean take(DefinitionsRecord record) {
        return !record.equals(definitions.put(record.version(), record));
    }

    void take(PositionRecord position) {
        positions.put(new Place(position.source(), position.stream(), position.partition()), position);
    }

    /// Where to go on in a stream.
    OptionalLong next(String source, String stream, int partition) {
        PositionRecord position = positions.get(new Place(source, stream, partition));
        return position == null ? OptionalLong.empty() : OptionalLong.of(position.next());
    }

    Optional<SourceRecord> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    Optional<VersionRecord> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    /// What records that follow need from those before.
    void write(StateWriter to) {
        to.section("names 3");
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
        to.number(positions.size());
        positions.values().forEach(position -> {
            to.text(position.source());
            to.text(position.stream());
            to.number(position.partition());
            to.number(position.next());
        });
        to.number(definitions.size());
        definitions.values().forEach(each -> {
            to.text(each.version());
            texts(each.definitions(), to);
        });
    }

    private static void texts(List<String> texts, StateWriter to) {
        to.number(texts.size());
        texts.forEach(to::text);
    }

    void read(StateReader from) {
        from.section("names 3");
        for (int left = from.count(); left > 0; left--) take(new SourceRecord(from.text(), texts(from)));
        for (int left = from.count(); left > 0; left--) take(new VersionRecord(from.text(), texts(from), texts(from)));
        for (int left = from.count(); left > 0; left--) take(new PositionRecord(from.text(), from.text(), Math.toIntExact(from.number()), from.number()));
        for (int left = from.count(); left > 0; left--) take(new DefinitionsRecord(from.text(), texts(from)));
    }

    private static List<String> texts(StateReader from) {
        List<String> texts = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) texts.add(from.text());
        return texts;
    }
}
