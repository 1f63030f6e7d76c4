package septet.features;

import java.util.Arrays;
import septet.world.Chance;

/// Small numbers for the keys of one group, in the order in which entries first have them.
final class KeyCodes {
    private static final int UNKNOWN = -1;
    /// Codes of words up to here are looked up in a table of their own.
    private static final long MOST_LISTED = 1 << 24;

    private final int width;
    private long[] keys;
    private int[] codes;
    private int[] listed = {};
    /// How often each was there, by their numbers.
    private int[] times;
    private int size;

    private KeyCodes(int width) {
        this.width = width;
        this.keys = new long[64 * width];
        this.codes = new int[64];
        this.times = new int[64];
        Arrays.fill(codes, UNKNOWN);
    }

    /// @param columns one for each key
    /// @param into    gets the code of each entry
    static KeyCodes of(long[][] columns, int[] into) {
        KeyCodes made = new KeyCodes(columns.length);
        if (columns.length == 1 && made.canList(columns[0], into.length)) {
            Pieces.each(into.length, (from, end) -> made.list(columns[0], from, end, into));
            return made;
        }
        long[] key = new long[columns.length];
        for (int i = 0; i < into.length; i++) {
            into[i] = made.add(load(columns, i, key));
            made.times[into[i]]++;
        }
        return made;
    }

    private static long[] load(long[][] columns, int i, long[] key) {
        for (int k = 0; k < key.length; k++) key[k] = columns[k][i];
        return key;
    }

    private boolean canList(long[] column, int size) {
        Pieces.Extent extent = Pieces.Extent.of(column, size);
        if (size > 0 && (extent.least() < 0 || extent.largest() >= MOST_LISTED || extent.largest() > 8L * size + 1_024)) return false;
        listed = new int[(int) Math.max(0, extent.largest() + 1)];
        Arrays.fill(listed, UNKNOWN);
        times = new int[listed.length];
        return true;
    }

    private void list(long[] column, int from, int end, int[] into) {
        for (int i = from; i < end; i++) {
            int key = (int) column[i];
            if (listed[key] == UNKNOWN) listed[key] = size++;
            int code = listed[key];
            into[i] = code;
            times[code]++;
        }
    }

    private int add(long[] key) {
        int place = place(key);
        if (codes[place] != UNKNOWN) return codes[place];
        if (2 * (size + 1) > codes.length) {
            grow();
            place = place(key);
        }
        System.arraycopy(key, 0, keys, place * width, width);
        codes[place] = size;
        return size++;
    }

    private int place(long[] key) {
        long hash = 0;
        for (int i = 0; i < width; i++) hash = Chance.mix(hash + key[i] + Hashes.GOLDEN);
        int mask = codes.length - 1;
        int place = (int) hash & mask;
        while (codes[place] != UNKNOWN && !isAt(place, key)) place = place + 1 & mask;
        return place;
    }

    private boolean isAt(int place, long[] key) {
        for (int i = 0; i < width; i++) if (keys[place * width + i] != key[i]) return false;
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] old = codes;
        keys = new long[2 * oldKeys.length];
        codes = new int[2 * old.length];
        times = Arrays.copyOf(times, codes.length);
        Arrays.fill(codes, UNKNOWN);
        long[] key = new long[width];
        for (int i = 0; i < old.length; i++) {
            if (old[i] == UNKNOWN) continue;
            System.arraycopy(oldKeys, i * width, key, 0, width);
            int place = place(key);
            System.arraycopy(key, 0, keys, place * width, width);
            codes[place] = old[i];
        }
    }

    /// Finds the codes of other rows' keys; the number of keys where no entry has the key, or a part is missing.
    void find(long[][] columns, int[] into) {
        if (listed.length > 0) {
            Pieces.each(into.length, (from, end) -> findListed(columns[0], from, end, into));
            return;
        }
        long[] key = new long[width];
        for (int i = 0; i < into.length; i++) {
            int code = codes[place(load(columns, i, key))];
            into[i] = code == UNKNOWN ? size : code;
        }
    }

    private void findListed(long[] column, int from, int end, int[] into) {
        for (int i = from; i < end; i++) {
            int code = listed(column[i]);
            into[i] = code == UNKNOWN ? size : code;
        }
    }

    private int listed(long key) {
        return key < 0 || key >= listed.length ? UNKNOWN : listed[(int) key];
    }

    int size() {
        return size;
    }

    /// How often the most frequent of them was there.
    int most() {
        int most = 0;
        for (int i = 0; i < size; i++) most = Math.max(most, times[i]);
        return most;
    }
}
