package septet.data;

/// An index by open addressing with linear probing, deletion by closing the gap (Knuth, vol. 3, 6.4, algorithm R). In each place the upper half is a hash, the lower one what it leads
/// to; 0: free. Whether an entry is the wanted one is for the caller to say. At least one place is free.
public final class LinearProbing {
    private static final int HASH_BITS = 32;

    private LinearProbing() {}

    /// Where an entry stands that is there.
    public static int place(long[] index, long entry) {
        int mask = index.length - 1;
        int place = home(entry) & mask;
        while (index[place] != entry) place = place + 1 & mask;
        return place;
    }

    public static void enter(long[] index, long entry) {
        int mask = index.length - 1;
        int place = home(entry) & mask;
        while (index[place] != 0) place = place + 1 & mask;
        index[place] = entry;
    }

    /// @param entry that is there
    public static void remove(long[] index, long entry) {
        int mask = index.length - 1;
        int gap = place(index, entry);
        for (int next = gap + 1 & mask; index[next] != 0; next = next + 1 & mask) {
            int home = home(index[next]) & mask;
            if ((next - home & mask) < (next - gap & mask)) continue;
            index[gap] = index[next];
            gap = next;
        }
        index[gap] = 0;
    }

    private static int home(long entry) {
        return (int) (entry >>> HASH_BITS);
    }
}
