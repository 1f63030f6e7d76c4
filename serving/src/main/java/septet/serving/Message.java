package septet.serving;

/// What another system keeps in one of the partitions of a stream: a row of a source, several rows as JSON Lines, or CloudEvents.
///
/// @param offset its place in the partition; messages of one partition rise by it, with gaps
/// @param time   microseconds: when it was made, as the other system says; -1 where it does not
public record Message(int partition, long offset, long time, Media media, byte[] body) {}
