package septet.features;

import java.util.Arrays;

/// Finds records by a hash: open addressing, deletion by closing the gap (Knuth, vol. 3, 6.4, algorithm R).
/// Whether a record with the hash is the wanted one is for the caller to say.
final class Index {
    private static final int FREE = -1;

    /// Says whether a record is the one that is looked for.
    interface Test {
        boolean isWanted(int record);
    }

    private int[] records = new int[64];
    private long[] hashes = new long[64];
    private int size;

    Index() {
        Arrays.fill(records, FREE);
    }

    /// The record, or -1.
    int find(long hash, Test test) {
        int mask = records.length - 1;
        for (int place = (int) hash & mask; records[place] != FREE; place = place + 1 & mask) {
            if (hashes[place] == hash && test.isWanted(records[place])) return records[place];
        }
        return FREE;
    }

    void put(long hash, int record) {
        if (2 * (size + 1) > records.length) grow();
        int mask = records.length - 1;
        int place = (int) hash & mask;
        while (records[place] != FREE) place = place + 1 & mask;
        records[place] = record;
        hashes[place] = hash;
        size++;
    }

    void remove(long hash, int record) {
        int mask = records.length - 1;
        int gap = (int) hash & mask;
        while (records[gap] != record) gap = gap + 1 & mask;
        for (int next = gap + 1 & mask; records[next] != FREE; next = next + 1 & mask) {
            int home = (int) hashes[next] & mask;
            boolean stays = gap < next ? home > gap && home <= next : home > gap || home <= next;
            if (stays) continue;
            records[gap] = records[next];
            hashes[gap] = hashes[next];
            gap = next;
        }
        records[gap] = FREE;
        size--;
    }

    private void grow() {
        int[] oldRecords = records;
        long[] oldHashes = hashes;
        records = new int[2 * oldRecords.length];
        hashes = new long[records.length];
        Arrays.fill(records, FREE);
        size = 0;
        for (int i = 0; i < oldRecords.length; i++) if (oldRecords[i] != FREE) put(oldHashes[i], oldRecords[i]);
    }
}
