package septet.serving;

/// What became of the rows that were told.
///
/// @param events   new ones, and those that correct others
/// @param labels   rows of which some late value was new
/// @param repeated rows that said nothing new
public record Receipt(int events, int labels, int repeated) {}
