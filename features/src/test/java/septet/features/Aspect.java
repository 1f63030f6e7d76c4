package septet.features;

import java.util.List;

/// One aggregate of a random stream, as a line of a design and as plain data for the oracle.
///
/// @param value     the column; -1: events are counted
/// @param condition a place in [RandomStream#CONDITIONS]
/// @param keys      columns of the event
/// @param ofRow     columns of the row, one for each key
/// @param windows   microseconds; none: since the beginning; [#TODAY], [#session]
/// @param delay     of `known after`, microseconds; -1: none
record Aspect(String name, int source, String function, int value, int condition, List<Integer> keys, List<Integer> ofRow, List<Long> windows, long delay) {
    static final long TODAY = -1;
    static final long BEGINNING = -2;
    private static final long SESSION = Long.MIN_VALUE;

    /// A window that a pause of this length ends, microseconds.
    static long session(long gap) {
        return SESSION + gap;
    }

    static boolean isSession(long window) {
        return window < SESSION / 2;
    }

    static long gap(long window) {
        return window - SESSION;
    }
}
