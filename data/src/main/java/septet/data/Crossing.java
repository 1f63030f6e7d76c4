package septet.data;

import java.util.List;

/// The word of a combination of values: `bakery × 7`. Which combinations there are shows only in the rows; the word of one that was
/// met before is found by its values, without writing it again.
final class Crossing {
    private static final String BETWEEN = " × ";
    private static final int FIRST_CAPACITY = 64;
    /// More are written anew each time: what is served must not fill the memory.
    private static final int MOST = 1 << 16;

    private final Formula[] parts;
    private final Dictionary words;
    private final long[] sought;
    /// Values of the parts of each combination, then its code; a free place has no code.
    private long[] table;
    private int size;

    Crossing(List<Formula> parts, Dictionary words) {
        this.parts = parts.toArray(Formula[]::new);
        this.words = words;
        this.sought = new long[parts.size()];
        this.table = empty(FIRST_CAPACITY);
    }

    private long[] empty(int capacity) {
        long[] empty = new long[capacity * (parts.length + 1)];
        for (int at = parts.length; at < empty.length; at += parts.length + 1) empty[at] = Values.MISSING;
        return empty;
    }

    /// Missing where a part is.
    long code(Row row) {
        // rows of several threads share one dictionary
        synchronized (words) {
            return found(row);
        }
    }

    private long found(Row row) {
        for (int i = 0; i < parts.length; i++) {
            sought[i] = parts[i].value(row);
            if (sought[i] == Values.MISSING) return Values.MISSING;
        }
        int at = place(sought, 0);
        if (table[at + parts.length] != Values.MISSING) return table[at + parts.length];
        long code = words.code(written());
        if (size < MOST) keep(at, code);
        return code;
    }

    /// Where the combination stands, or would.
    private int place(long[] values, int from) {
        int stride = parts.length + 1;
        int mask = table.length / stride - 1;
        long hash = 0;
        for (int i = 0; i < parts.length; i++) hash = (hash ^ values[from + i]) * 0x9E3779B97F4A7C15L;
        int place = (int) (hash >>> Integer.SIZE) & mask;
        while (table[place * stride + parts.length] != Values.MISSING && !isAt(place * stride, values, from)) place = place + 1 & mask;
        return place * stride;
    }

    private boolean isAt(int at, long[] values, int from) {
        for (int i = 0; i < parts.length; i++) if (table[at + i] != values[from + i]) return false;
        return true;
    }

    private void keep(int at, long code) {
        System.arraycopy(sought, 0, table, at, parts.length);
        table[at + parts.length] = code;
        int stride = parts.length + 1;
        if (2 * ++size * stride < table.length) return;
        long[] old = table;
        table = empty(2 * old.length / stride);
        for (int from = 0; from < old.length; from += stride) {
            if (old[from + parts.length] == Values.MISSING) continue;
            System.arraycopy(old, from, table, place(old, from), stride);
        }
    }

    /// Different combinations have different words: what stands between two parts stands in none of them.
    private String written() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) word.append(BETWEEN);
            String part = Items.text(parts[i].type(), sought[i], words);
            word.append(part.indexOf('×') < 0 && part.indexOf('\\') < 0 ? part : part.replace("\\", "\\\\").replace("×", "\\×"));
        }
        return word.toString();
    }
}
