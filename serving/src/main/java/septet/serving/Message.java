package septet.serving;

/// What another system keeps in one of the partitions of a stream: a row of a source, as JSON or as a CloudEvent.
///
/// @param offset its place in the partition; messages of one partition rise by it, with gaps
public record Message(int partition, long offset, Media media, byte[] body) {}
