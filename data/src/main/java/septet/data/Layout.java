package septet.data;

/// How the lines of a text file are cut into values.
///
/// @param separator between two values, a byte; [#NONE] in a table of one column
/// @param quote     around a value, a byte; [#NONE] where nothing is quoted
/// @param backslash whether a quote inside a quoted value is written `\"`; else it is doubled
/// @param blanks    whether blanks behind a separator and around quotes do not count
record Layout(int separator, int quote, boolean backslash, boolean blanks) {
    static final int NONE = -1;

    static Layout of(char separator) {
        return new Layout(separator, '"', false, false);
    }

    /// Whether any number of blanks separates.
    boolean runs() {
        return separator == ' ';
    }

    Layout quoted(int other) {
        return new Layout(separator, other, backslash, blanks);
    }
}
