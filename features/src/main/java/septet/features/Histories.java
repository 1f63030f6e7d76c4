package septet.features;

import java.util.Arrays;

/// The histories of one group by key: open addressing with linear probing. Keys are rows of longs; a group without keys has one.
final class Histories {
    private static final int FIRST_CAPACITY = 64;

    private final Shape shape;
    private final int width;
    private final History none;
    private long[] keys;
    private History[] histories;
    private int size;

    Histories(Shape shape, int width) {
        this.shape = shape;
        this.width = width;
        this.none = new History(shape);
        this.keys = new long[FIRST_CAPACITY * width];
        this.histories = new History[FIRST_CAPACITY];
    }

    /// The history of the key, or an empty one that nothing is added to.
    History find(long[] key) {
        int place = place(key);
        return histories[place] == null ? none : histories[place];
    }

    History findOrCreate(long[] key) {
        int place = place(key);
        if (histories[place] != null) return histories[place];
        if (2 * (size + 1) > histories.length) {
            grow();
            place = place(key);
        }
        size++;
        System.arraycopy(key, 0, keys, place * width, width);
        histories[place] = new History(shape);
        return histories[place];
    }

    private int place(long[] key) {
        long hash = 0;
        for (int i = 0; i < width; i++) hash = Hashes.mix(hash + key[i] + Hashes.GOLDEN);
        int mask = histories.length - 1;
        int place = (int) hash & mask;
        while (histories[place] != null && !isAt(place, key)) place = place + 1 & mask;
        return place;
    }

    private boolean isAt(int place, long[] key) {
        if (width == 1) return keys[place] == key[0];
        for (int i = 0; i < width; i++) if (keys[place * width + i] != key[i]) return false;
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        History[] old = histories;
        keys = new long[2 * old.length * width];
        histories = new History[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] == null) continue;
            int place = place(Arrays.copyOfRange(oldKeys, i * width, (i + 1) * width));
            System.arraycopy(oldKeys, i * width, keys, place * width, width);
            histories[place] = old[i];
        }
    }

    int size() {
        return size;
    }

    /// Visits each key once, in no order that means anything.
    void forEach(Visitor visitor) {
        long[] key = new long[width];
        for (int i = 0; i < histories.length; i++) {
            if (histories[i] == null) continue;
            System.arraycopy(keys, i * width, key, 0, width);
            visitor.visit(key, histories[i]);
        }
    }

    interface Visitor {
        void visit(long[] key, History history);
    }
}
