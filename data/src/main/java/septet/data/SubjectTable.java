package septet.data;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Subjects by the tags of their values and by their pseudonyms. Each takes 52 bytes, and 16 to 32 in the two indexes (open addressing, linear probing; a place holds a
/// subject's number and 1, and 0 is free). Tags and pseudonyms are keyed hashes, so that nobody can choose many that fall together.
final class SubjectTable {
    private long[] tags = new long[32];
    private long[] words = new long[32];
    private byte[] secrets = new byte[16 * Keys.SECRET];
    private int[] seen = new int[16];
    private int[] byTag = new int[64];
    private int[] byWord = new int[64];
    private int size;

    int size() {
        return size;
    }

    /// The subject of a tag, or -1.
    int find(Keys.Tag tag) {
        return byTag[placeOfTag(tag.first(), tag.second())] - 1;
    }

    /// The subject of a pseudonym, or -1.
    int find(String pseudonym) {
        return Pseudonym.is(pseudonym) ? byWord[placeOfWord(Pseudonym.first(pseudonym), Pseudonym.second(pseudonym))] - 1 : -1;
    }

    /// Enters a subject that is not there yet.
    int put(Keys.Tag tag, byte[] secret, int epoch) {
        if (size == seen.length) grow();
        int subject = size++;
        tags[2 * subject] = tag.first();
        tags[2 * subject + 1] = tag.second();
        System.arraycopy(secret, 0, secrets, subject * Keys.SECRET, Keys.SECRET);
        seen[subject] = epoch;
        String pseudonym = Pseudonym.of(secret);
        words[2 * subject] = Pseudonym.first(pseudonym);
        words[2 * subject + 1] = Pseudonym.second(pseudonym);
        enter(subject);
        return subject;
    }

    private void grow() {
        tags = Arrays.copyOf(tags, 2 * tags.length);
        words = Arrays.copyOf(words, 2 * words.length);
        secrets = Arrays.copyOf(secrets, 2 * secrets.length);
        seen = Arrays.copyOf(seen, 2 * seen.length);
        index(4 * seen.length);
    }

    private void index(int room) {
        byTag = new int[room];
        byWord = new int[room];
        for (int subject = 0; subject < size; subject++) enter(subject);
    }

    private void enter(int subject) {
        byTag[placeOfTag(tags[2 * subject], tags[2 * subject + 1])] = subject + 1;
        byWord[placeOfWord(words[2 * subject], words[2 * subject + 1])] = subject + 1;
    }

    private int placeOfTag(long first, long second) {
        return place(byTag, tags, first, second);
    }

    private int placeOfWord(long first, long second) {
        return place(byWord, words, first, second);
    }

    private static int place(int[] index, long[] keys, long first, long second) {
        int mask = index.length - 1;
        int place = (int) (first ^ first >>> 32) & mask;
        for (int at = index[place]; at != 0 && (keys[2 * at - 2] != first || keys[2 * at - 1] != second); at = index[place]) place = place + 1 & mask;
        return place;
    }

    Keys.Tag tag(int subject) {
        return new Keys.Tag(tags[2 * subject], tags[2 * subject + 1]);
    }

    String pseudonym(int subject) {
        return Pseudonym.of(words[2 * subject], words[2 * subject + 1]);
    }

    byte[] secret(int subject) {
        return Arrays.copyOfRange(secrets, subject * Keys.SECRET, (subject + 1) * Keys.SECRET);
    }

    /// The epoch in which something was told of it last.
    int seen(int subject) {
        return seen[subject];
    }

    void see(int subject, int epoch) {
        seen[subject] = epoch;
    }

    /// What stands in it now; the indexes are not needed to write it down.
    SubjectTable copy() {
        SubjectTable copy = new SubjectTable();
        copy.tags = Arrays.copyOf(tags, 2 * size);
        copy.words = Arrays.copyOf(words, 2 * size);
        copy.secrets = Arrays.copyOf(secrets, size * Keys.SECRET);
        copy.seen = Arrays.copyOf(seen, size);
        copy.size = size;
        return copy;
    }

    /// Takes one out, and overwrites its key; the last one gets its number.
    void remove(int subject) {
        free(byTag, tags, subject);
        free(byWord, words, subject);
        int last = --size;
        if (subject != last) {
            byTag[placeOfTag(tags[2 * last], tags[2 * last + 1])] = subject + 1;
            byWord[placeOfWord(words[2 * last], words[2 * last + 1])] = subject + 1;
            move(last, subject);
        }
        clear(last, last + 1);
    }

    /// Frees the place of a subject; those behind it that were pushed there by others move up (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
    private static void free(int[] index, long[] keys, int subject) {
        int mask = index.length - 1;
        int hole = place(index, keys, keys[2 * subject], keys[2 * subject + 1]);
        for (int at = hole + 1 & mask; index[at] != 0; at = at + 1 & mask) {
            long first = keys[2 * index[at] - 2];
            int home = (int) (first ^ first >>> 32) & mask;
            if ((at - home & mask) < (at - hole & mask)) continue;
            index[hole] = index[at];
            hole = at;
        }
        index[hole] = 0;
    }

    private void move(int from, int to) {
        System.arraycopy(tags, 2 * from, tags, 2 * to, 2);
        System.arraycopy(words, 2 * from, words, 2 * to, 2);
        System.arraycopy(secrets, from * Keys.SECRET, secrets, to * Keys.SECRET, Keys.SECRET);
        seen[to] = seen[from];
    }

    private void clear(int from, int to) {
        Arrays.fill(secrets, from * Keys.SECRET, to * Keys.SECRET, (byte) 0);
        Arrays.fill(tags, 2 * from, 2 * to, 0);
        Arrays.fill(words, 2 * from, 2 * to, 0);
    }

    /// Takes out all that do not stay; their keys are overwritten.
    ///
    /// @return how many went
    int retain(IntPredicate stays) {
        int kept = 0;
        for (int subject = 0; subject < size; subject++) {
            if (stays.test(subject)) move(subject, kept++);
        }
        int gone = size - kept;
        clear(kept, size);
        size = kept;
        index(byTag.length);
        return gone;
    }
}
