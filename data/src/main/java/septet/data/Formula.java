package septet.data;

import septet.design.Type;

/// A compiled expression over one row, without aggregates: typed when compiled, total when evaluated
/// (what cannot be computed is missing).
public interface Formula {
    Type type();

    /// The value, encoded as [Values] says.
    long value(Row row);

    /// The words of a text; empty for other types and where it is missing.
    default String text(Row row) {
        return "";
    }

    /// The slot whose value this is, and nothing else; -1: it is computed.
    default int slot() {
        return -1;
    }

    /// Where nothing but the row's time decides it, and not at every moment: it is the same from each multiple of so many microseconds to the next; else 0.
    default long steady() {
        return 0;
    }

    /// A check fails only where it is known to be false: what is missing and may be so fails no check.
    default boolean fails(Row row) {
        return value(row) == 0;
    }

    /// `where` takes missing as false.
    default boolean holds(Row row) {
        return value(row) == 1;
    }
}
