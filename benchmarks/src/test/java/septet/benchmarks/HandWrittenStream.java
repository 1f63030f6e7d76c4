package septet.benchmarks;

import java.util.Arrays;

/// The fifteen features of the stream figure as somebody would write them by hand for these columns alone: for each key a line with cursors and running sums, found by
/// open addressing, and a ring of entries; labels wait in a queue, since all have one delay. No late event, no repeated id, no checkpoint, no other window.
final class HandWrittenStream {
    private static final long DAY = 86_400_000_000L;
    private static final long[] WIDTHS = {DAY, 7 * DAY, 30 * DAY};
    private static final long DELAY = 7 * DAY;
    private static final int WINDOWS = WIDTHS.length;
    /// What a line holds: the key counted from 1, where its ring begins, the ring's room less 1, how many entries came, how many have left each window, its sums.
    private static final int LINE = 16;
    private static final int RING = 1;
    private static final int MASK = 2;
    private static final int CAME = 3;
    private static final int LEFT = 4;
    private static final int SUM = LEFT + WINDOWS;
    private static final int ENTRY = 2;

    /// The keys of one kind.
    private static final class Keys {
        private long[] lines = new long[LINE << 10];
        private int mask = (1 << 10) - 1;
        private int size;
        private long[] rings = new long[1 << 16];
        private int used;

        private static int home(long key) {
            return (int) (key * 0x9E3779B97F4A7C15L >>> 34);
        }

        int find(long key) {
            int at = home(key + 1) & mask;
            while (lines[at * LINE] != key + 1) {
                if (lines[at * LINE] == 0) return create(key);
                at = at + 1 & mask;
            }
            return at * LINE;
        }

        private int create(long key) {
            if (2 * ++size > mask) grow();
            int line = free(key + 1);
            lines[line] = key + 1;
            lines[line + RING] = take(2);
            lines[line + MASK] = 1;
            return line;
        }

        private int free(long named) {
            int at = home(named) & mask;
            while (lines[at * LINE] != 0) at = at + 1 & mask;
            return at * LINE;
        }

        private void grow() {
            long[] old = lines;
            lines = new long[2 * old.length];
            mask = 2 * mask + 1;
            for (int line = 0; line < old.length; line += LINE) if (old[line] != 0) System.arraycopy(old, line, lines, free(old[line]), LINE);
        }

        private int take(int room) {
            if (used + ENTRY * room > rings.length) rings = Arrays.copyOf(rings, 2 * rings.length);
            used += ENTRY * room;
            return used - ENTRY * room;
        }

        private int entry(int line, long number) {
            return (int) lines[line + RING] + ENTRY * (int) (number & lines[line + MASK]);
        }

        void add(int line, long time, long value) {
            if (lines[line + CAME] - lines[line + LEFT + WINDOWS - 1] > lines[line + MASK]) growRing(line);
            int at = entry(line, lines[line + CAME]++);
            rings[at] = time;
            rings[at + 1] = value;
            for (int window = 0; window < WINDOWS; window++) lines[line + SUM + window] += value;
        }

        private void growRing(int line) {
            int room = 2 * ((int) lines[line + MASK] + 1);
            int ring = take(room);
            for (long each = lines[line + LEFT + WINDOWS - 1]; each < lines[line + CAME]; each++) {
                System.arraycopy(rings, entry(line, each), rings, ring + ENTRY * (int) (each & room - 1), ENTRY);
            }
            lines[line + RING] = ring;
            lines[line + MASK] = room - 1;
        }

        void leave(int line, long time) {
            for (int window = 0; window < WINDOWS; window++) {
                long left = lines[line + LEFT + window];
                long sum = lines[line + SUM + window];
                for (; left < lines[line + CAME] && rings[entry(line, left)] <= time - WIDTHS[window]; left++) sum -= rings[entry(line, left) + 1];
                lines[line + LEFT + window] = left;
                lines[line + SUM + window] = sum;
            }
        }

        void read(int line, double units, double[] into, int from) {
            for (int window = 0; window < WINDOWS; window++) {
                long count = lines[line + CAME] - lines[line + LEFT + window];
                into[from + window] = count;
                into[from + WINDOWS + window] = count == 0 ? Double.NaN : lines[line + SUM + window] / (units * count);
            }
        }
    }

    private final Keys cards = new Keys();
    private final Keys terminals = new Keys();
    /// When a label is due, and the terminal with it; room for a power of two of them.
    private long[] queue = new long[ENTRY << 10];
    private int first;
    private int next;

    /// @param into counts and means of the card, then of the terminal, each for three windows; night, weekend
    void observe(PaymentArrays payments, int row, double[] into) {
        long time = payments.time(row);
        for (; first != next && queue[place(first)] <= time; first++) {
            long label = queue[place(first) + 1];
            terminals.add(terminals.find(label >>> 1), queue[place(first)], label & 1);
        }
        int card = cards.find(payments.cards[row]);
        int terminal = terminals.find(payments.terminals[row]);
        cards.add(card, time, payments.cents[row]);
        cards.leave(card, time);
        terminals.leave(terminal, time);
        cards.read(card, 100, into, 0);
        terminals.read(terminal, 1, into, 2 * WINDOWS);
        into[4 * WINDOWS] = Math.floorMod(time, DAY) < DAY / 4 ? 1 : 0;
        into[4 * WINDOWS + 1] = Math.floorMod(Math.floorDiv(time, DAY) + 3, 7L) >= 5 ? 1 : 0;
        if (ENTRY * (next - first) == queue.length) growQueue();
        queue[place(next)] = time + DELAY;
        queue[place(next++) + 1] = (long) payments.terminals[row] << 1 | (payments.frauds[row] ? 1 : 0);
    }

    private int place(int label) {
        return ENTRY * label & queue.length - 1;
    }

    private void growQueue() {
        long[] grown = new long[2 * queue.length];
        for (int label = first; label != next; label++) System.arraycopy(queue, place(label), grown, ENTRY * label & grown.length - 1, ENTRY);
        queue = grown;
    }
}
