package septet.serving;

/// What was read from the log when serving began.
///
/// @param from      the first record that was read; all before stood in a checkpoint
/// @param decisions that count
/// @param events    decided or told
/// @param labels    rows of late values
/// @param cutOff    decisions whose event was never written: nobody heard of them
/// @param skipped   events that stand among the ingested rows, and rows of sources that the design has no more
/// @param forgotten events and labels whose personal values nobody can read any more; all else of them counts
public record Recovered(long from, long decisions, long events, long labels, long cutOff, long skipped, long forgotten) {}
