package septet.model;

import java.util.Arrays;

/// In how many texts each term stands, while a vocabulary is gathered. Where terms become too many to keep, those met in the
/// fewest texts are forgotten (lossy counting: Manku and Motwani 2002): a term counted too low may be lost, none is made up.
final class TermCounts {
    /// So many different terms are kept at most.
    private static final int MOST = 1 << 22;
    private char[] characters = new char[1 << 16];
    private int length;
    private int[] starts = new int[1 << 12];
    private int[] texts = new int[1 << 12];
    private int[] lastText = new int[1 << 12];
    private int[] table = new int[1 << 14];
    private int size;
    private int forgotten;

    /// The term stands in this text; texts are numbered rising.
    void add(char[] term, int from, int to, int text) {
        int at = slot(term, from, to);
        int place = table[at] - 1;
        if (place < 0) place = insert(at, term, from, to);
        if (lastText[place] == text + 1) return;
        lastText[place] = text + 1;
        texts[place]++;
    }

    int size() {
        return size;
    }

    String term(int place) {
        return new String(characters, starts[place], starts[place + 1] - starts[place]);
    }

    /// How many texts hold it.
    int texts(int place) {
        return texts[place];
    }

    private int insert(int at, char[] term, int from, int to) {
        int free = at;
        if (size == MOST) {
            forget();
            free = slot(term, from, to);
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            texts = Arrays.copyOf(texts, 2 * texts.length);
            lastText = Arrays.copyOf(lastText, 2 * lastText.length);
        }
        if (length + to - from > characters.length) characters = Arrays.copyOf(characters, Math.max(2 * characters.length, length + to - from));
        System.arraycopy(term, from, characters, length, to - from);
        starts[size] = length;
        length += to - from;
        starts[size + 1] = length;
        texts[size] = 0;
        lastText[size] = 0;
        table[free] = ++size;
        int place = size - 1;
        if (2 * size > table.length) rehash(2 * table.length);
        return place;
    }

    private int slot(char[] term, int from, int to) {
        int mask = table.length - 1;
        int at = TermIndex.hash(term, from, to) & mask;
        while (table[at] != 0 && !Arrays.equals(characters, starts[table[at] - 1], starts[table[at]], term, from, to)) at = at + 1 & mask;
        return at;
    }

    private void rehash(int room) {
        table = new int[room];
        for (int place = 0; place < size; place++) {
            int at = TermIndex.hash(characters, starts[place], starts[place + 1]) & room - 1;
            while (table[at] != 0) at = at + 1 & room - 1;
            table[at] = place + 1;
        }
    }

    /// Drops what was met in no more texts than any dropped before, until a quarter is free.
    private void forget() {
        while (size > MOST / 4 * 3) {
            forgotten++;
            int kept = 0;
            int written = 0;
            for (int place = 0; place < size; place++) {
                if (texts[place] <= forgotten) continue;
                int from = starts[place];
                int letters = starts[place + 1] - from;
                System.arraycopy(characters, from, characters, written, letters);
                starts[kept] = written;
                texts[kept] = texts[place];
                lastText[kept++] = lastText[place];
                written += letters;
                // The next term begins where it began; its start is read before it is overwritten, since kept never passes place.
            }
            starts[kept] = written;
            size = kept;
            length = written;
        }
        rehash(table.length);
    }
}
