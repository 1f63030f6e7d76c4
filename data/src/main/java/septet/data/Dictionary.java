package septet.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words and their codes, in the order in which they were first met. One dictionary serves a whole system.
/// A code never leaves the process: what is stored speaks in words.
public final class Dictionary {
    private static final int HASH_BITS = 32;

    /// The words by their codes, and an index: open addressing, linear probing. A short word of plain letters stands in two numbers too, which is all that is compared.
    private static final class Words {
        private static final int LONGEST = 16;
        private String[] words = new String[16];
        /// Two for each code; both 0 where the word is too long, or not plain.
        private long[] packed = new long[32];
        private int size;
        /// A word's hash and, in the lower half, its code, counted from 1; 0: free.
        private long[] index = new long[32];
        private long first;
        private long second;

        int find(String word) {
            return (int) index[place(word, hash(word))] - 1;
        }

        int code(String word) {
            int hash = hash(word);
            int place = place(word, hash);
            if (index[place] != 0) return (int) index[place] - 1;
            if (size == words.length) grow();
            words[size] = word;
            packed[2 * size] = first;
            packed[2 * size + 1] = second;
            size++;
            index[place(word, hash)] = (long) hash << HASH_BITS | size;
            return size - 1;
        }

        private int place(String word, int hash) {
            int mask = index.length - 1;
            int place = hash & mask;
            for (long found = index[place]; found != 0; found = index[place]) {
                if ((int) (found >>> HASH_BITS) == hash && is((int) found - 1, word)) return place;
                place = place + 1 & mask;
            }
            return place;
        }

        private boolean is(int code, String word) {
            if (packed[2 * code] != first || packed[2 * code + 1] != second) return false;
            return first != 0 || words[code].equals(word);
        }

        /// Packs the word if it can be, and hashes it. Words come from outside: the hash of [String] is the same for as many of them as anybody likes.
        private int hash(String word) {
            pack(word);
            long hash = word.length();
            if (first != 0) {
                hash = mix(mix(hash ^ first) ^ second);
            } else {
                for (int at = 0; at < word.length(); at += 4) hash = mix(hash ^ TextHash.four(word, at));
            }
            return (int) (hash * 0xBF58476D1CE4E5B9L >>> HASH_BITS);
        }

        private void pack(String word) {
            first = 0;
            second = 0;
            int length = word.length();
            if (length > LONGEST) return;
            long ahead = 0;
            long behind = 0;
            for (int i = 0; i < length; i++) {
                char c = word.charAt(i);
                if (c == 0 || c > 127) return;
                if (i < 8) ahead = ahead << 8 | c;
                else behind = behind << 8 | c;
            }
            first = ahead;
            second = behind;
        }

        private static long mix(long z) {
            long mixed = z * 0x9E3779B97F4A7C15L;
            return mixed ^ mixed >>> 29;
        }

        private void grow() {
            words = Arrays.copyOf(words, 2 * size);
            packed = Arrays.copyOf(packed, 4 * size);
            long[] old = index;
            index = new long[2 * old.length];
            int mask = index.length - 1;
            for (long each : old) {
                if (each == 0) continue;
                int place = (int) (each >>> HASH_BITS) & mask;
                while (index[place] != 0) place = place + 1 & mask;
                index[place] = each;
            }
        }
    }

    private final Words words;
    private final List<String> texts;
    private final Optional<Subjects> subjects;
    /// What stands behind pseudonyms, while a source is read.
    private final Map<Integer, String> behind;

    public Dictionary() {
        this(new Words(), List.of(), Optional.empty(), new HashMap<>());
    }

    private Dictionary(Words words, List<String> texts, Optional<Subjects> subjects, Map<Integer, String> behind) {
        this.words = words;
        this.texts = texts;
        this.subjects = subjects;
        this.behind = behind;
    }

    /// One in which personal values stand as pseudonyms.
    public static Dictionary of(Subjects subjects) {
        return new Dictionary(new Words(), List.of(), Optional.of(subjects), new HashMap<>());
    }

    /// The same words, and these texts behind the numbers that stand for texts. A text never becomes a word, so that what is
    /// served fills no memory.
    public Dictionary reading(List<String> texts) {
        return new Dictionary(words, texts, subjects, behind);
    }

    /// Who is behind personal values; empty where none are.
    public Optional<Subjects> subjects() {
        return subjects;
    }

    /// The word that stands for a personal value ([Subjects#pseudonym]).
    public String pseudonym(String kind, String value) {
        return subjects.orElseThrow(() -> new IllegalStateException("nobody keeps the keys of " + kind)).pseudonym(kind, value);
    }

    /// The code of the word that stands for a personal value. Until the source is read, such words stand in the order of what is behind them.
    int hidden(String kind, String value) {
        int code = code(pseudonym(kind, value));
        behind.put(code, value);
        return code;
    }

    /// Of two codes whose word stands first; whatever the pseudonyms of personal values are.
    int compare(int left, int right) {
        if (behind.isEmpty()) return word(left).compareTo(word(right));
        return behind.getOrDefault(left, word(left)).compareTo(behind.getOrDefault(right, word(right)));
    }

    /// A source is read: nobody needs to know any more what is behind its pseudonyms, and their keys are kept.
    void settle() {
        behind.clear();
        subjects.ifPresent(Subjects::save);
    }

    /// The text behind a number.
    public String text(int place) {
        return texts.get(place);
    }

    /// The code of the word; an unknown word gets the next one.
    public int code(String word) {
        return words.code(word);
    }

    /// The code of the word, or -1.
    public int find(String word) {
        return words.find(word);
    }

    public String word(int code) {
        if (code >= words.size) throw new IndexOutOfBoundsException("there is no word " + code);
        return words.words[code];
    }

    public int size() {
        return words.size;
    }
}
