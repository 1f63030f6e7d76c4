package septet.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// A fixed set of terms, each found by its characters without making a text of them (open addressing). A term's place is
/// that in their rising order. Never changes, safe to share.
final class TermIndex {
    private final char[] characters;
    /// Where each term begins; then the number of characters.
    private final int[] starts;
    /// Places plus one; 0 is free. Twice as large as needed, a power of two.
    private final int[] table;

    private TermIndex(char[] characters, int[] starts) {
        this.characters = characters;
        this.starts = starts;
        this.table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size())) * 4)];
        for (int place = 0; place < size(); place++) {
            int at = slot(characters, starts[place], starts[place + 1]);
            if (table[at] != 0) throw new IllegalArgumentException("a term twice");
            table[at] = place + 1;
        }
    }

    /// @param terms rising
    static TermIndex of(List<String> terms) {
        int[] starts = new int[terms.size() + 1];
        for (int i = 0; i < terms.size(); i++) {
            if (i > 0 && terms.get(i - 1).compareTo(terms.get(i)) >= 0) throw new IllegalArgumentException("terms out of order");
            starts[i + 1] = Math.addExact(starts[i], terms.get(i).length());
        }
        char[] characters = new char[starts[terms.size()]];
        for (int i = 0; i < terms.size(); i++) terms.get(i).getChars(0, terms.get(i).length(), characters, starts[i]);
        return new TermIndex(characters, starts);
    }

    int size() {
        return starts.length - 1;
    }

    /// All terms, rising.
    List<String> terms() {
        return new AbstractList<>() {
            @Override
            public String get(int place) {
                return new String(characters, starts[place], starts[place + 1] - starts[place]);
            }

            @Override
            public int size() {
                return TermIndex.this.size();
            }
        };
    }

    /// The place of this term, or -1.
    int find(char[] term, int from, int to) {
        return table[slot(term, from, to)] - 1;
    }

    /// Where the term stands in the table, or the free place where it would.
    private int slot(char[] term, int from, int to) {
        int mask = table.length - 1;
        int at = hash(term, from, to) & mask;
        while (table[at] != 0 && !is(table[at] - 1, term, from, to)) at = at + 1 & mask;
        return at;
    }

    private boolean is(int place, char[] term, int from, int to) {
        return Arrays.equals(characters, starts[place], starts[place + 1], term, from, to);
    }

    /// The same on every machine: FNV-1a over the characters, mixed (Fowler, Noll, Vo; finaliser of MurmurHash3).
    static int hash(char[] term, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) hash = (hash ^ term[i]) * 0x01000193;
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
