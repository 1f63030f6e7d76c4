package septet.data;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import septet.design.Expression;
import septet.design.Key;

/// One source of rows.
public record SourceSection(
        @Key(says = "A file or a glob beside the design (its kind by its ending), an https address, generate NAME, or another source.",
                examples = {"payments/*.parquet", "generate card payments"}) Origin from,
        @Key(says = "Settings of what stands in from, and the zone of times without an offset.", byDefault = "{}",
                examples = "{zone: Europe/Berlin}") Map<String, String> with,
        @Key(says = "What the file's bytes must hash to; on another value it is refused.") Optional<String> sha256,
        @Key(says = "How the file is written, where that is not plain.", byDefault = "{}") FileFormat format,
        @Key(says = "When the event happened: a column, or from TIME every DURATION for rows in file order. Without it, rows have no order.",
                examples = {"at", "from 1996-05-07 every 30m"}) Optional<TimeOfRow> time,
        @Key(says = "The column that says when the system learned of the row; without it, rows arrive on time.") Optional<String> arrival,
        @Key(says = "The column that names the event; a second row of the same id is ignored, unless corrected by says otherwise.") Optional<String> id,
        @Key(says = "A row with the id of an earlier one takes its place from its arrival on; rows before it keep what they saw.", examples = "id")
                Optional<String> correctedBy,
        @Key(says = "What holds of a row that takes the event of its id out, from its arrival on.", examples = "state = 'void'") Optional<Expression> deletedBy,
        @Key(says = "The entity whose table this is, by the column that names its things; looked up by path (card.limit). With time, its versions.",
                examples = "card") Optional<String> key,
        @Key(says = "Lateness that is allowed; later events are only logged.", examples = "10m") Optional<Duration> lateBy,
        @Key(says = "The column whose equal values mark the rows of one answer.", wave = 3) Optional<String> request,
        @Key(says = "How one row becomes many.", wave = 4, examples = "body into 300 tokens overlapping 50") Optional<Splitting> split,
        @Key(says = "Your columns and their types; what is not listed is not read. When a value becomes known is said here, once.", byDefault = "{}",
                examples = "{amount: money EUR, fraud: boolean known after 7d}") Map<String, ColumnType> columns,
        @Key(says = "What must hold for each row; rows that fail are quarantined and counted, requests refused.", byDefault = "[]",
                examples = "[amount between 0 and 100000]") List<Expression> checks) {
    public SourceSection {
        Map<String, ColumnType> named = new LinkedHashMap<>();
        columns.forEach((name, type) -> named.put(name, type.named(name)));
        key.ifPresent(name -> named.putIfAbsent(name, ColumnType.key(name)));
        columns = Collections.unmodifiableMap(named);
    }

    /// The same as rows that somebody asks for at given times, each of one thing.
    public SourceSection scheduled(String of) {
        Map<String, ColumnType> keyed = new LinkedHashMap<>(columns);
        keyed.putIfAbsent(of, ColumnType.key(of));
        return new SourceSection(from, with, sha256, format, Optional.of(new TimeOfRow.Column("time")), arrival, id, correctedBy, deletedBy, key, lateBy, request, split, keyed,
                checks);
    }

    /// The same with columns behind its own.
    public SourceSection behind(Map<String, ColumnType> more) {
        Map<String, ColumnType> all = new LinkedHashMap<>(columns);
        all.putAll(more);
        return new SourceSection(from, with, sha256, format, time, arrival, id, correctedBy, deletedBy, key, lateBy, request, split, all, checks);
    }

    /// The same with these of its columns.
    public SourceSection only(Predicate<String> kept) {
        Map<String, ColumnType> some = new LinkedHashMap<>(columns);
        some.keySet().removeIf(kept.negate());
        return new SourceSection(from, with, sha256, format, time, arrival, id, correctedBy, deletedBy, key, lateBy, request, split, some, checks);
    }
}
