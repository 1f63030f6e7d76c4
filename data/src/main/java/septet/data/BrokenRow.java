package septet.data;

/// A row that stands in quarantine instead of the table.
///
/// @param line its line in a text file, its number in another one, from 1
/// @param code why, such as `DATA-NOT-A-NUMBER`
/// @param at   the column or the check that it failed; empty where the row as a whole is broken
/// @param cause what is wrong, without a full stop
/// @param row  the row, as far as it was read, cut where it is very long
public record BrokenRow(String file, long line, String code, String at, String cause, String row) {}
