package septet.data;

/// How far a source has followed a stream of another system: everything before `next` in this partition was taken in or put aside, by records that stand before this one.
///
/// @param stream    where it lives: `kafka://host:9092/payments`
/// @param next      the offset of the first message that was not
public record PositionRecord(String source, String stream, int partition, long next) implements LogRecord {}
