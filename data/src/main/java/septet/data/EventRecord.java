package septet.data;

/// One event of a source, as it arrived: its values are text, and the log offset is its place in the order of all.
///
/// @param time    microseconds: when it happened
/// @param arrival microseconds: when the system learned of it
/// @param known   microseconds: when the values of columns that are known later become known; the arrival where it has none
/// @param id      empty where the source has no id
/// @param values  in the order of the source's last [SourceRecord] before it
public record EventRecord(String source, long time, long arrival, long known, String id, TextRow values) implements LogRecord {}
