package septet.data;

import java.util.Arrays;

/// One event on its way through the system: its columns, then its features, each in a slot (see [Values]).
/// Mutable and reused on the hot path; never kept.
public final class Row {
    /// Microseconds: when it happened (t0), and when the system learned of it.
    public long time;
    public long arrival;
    /// Names the event; empty where the source has no id.
    public String id = "";
    public final long[] values;
    /// Words of the text slots.
    public final String[] texts;

    public Row(int slots) {
        values = new long[slots];
        texts = new String[slots];
        clear();
    }

    public void clear() {
        time = 0;
        arrival = 0;
        id = "";
        Arrays.fill(values, Values.MISSING);
        Arrays.fill(texts, "");
    }
}
