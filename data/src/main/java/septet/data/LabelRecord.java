package septet.data;

/// What became known of an earlier event: late labels, corrections.
///
/// @param id      of the event
/// @param arrival microseconds: when the system learned of it
/// @param known   microseconds: from when on it may be used
/// @param values  in the order of the source's last [SourceRecord] before it; a value that lacks says nothing
public record LabelRecord(String source, String id, long arrival, long known, TextRow values) implements LogRecord {}
