package septet.data;

/// Counts rows that repeat an earlier one, by hashes of whole rows: of all rows as long as they fit, then of those whose hash begins with
/// so many zeros, which scales up (adaptive sampling; Flajolet 1990).
final class RowCopies {
    private static final int MOST = 1 << 21;

    private LongSet seen = new LongSet(1 << 10);
    private int zeros;
    private long repeated;

    void add(long hash) {
        if (!counts(hash)) return;
        if (!seen.add(hash)) repeated++;
        if (seen.size() >= MOST) halve();
    }

    private boolean counts(long hash) {
        return zeros == 0 || hash >>> (64 - zeros) == 0;
    }

    private void halve() {
        zeros++;
        repeated /= 2;
        long[] all = seen.values();
        seen = new LongSet(MOST / 2);
        for (long hash : all) if (counts(hash)) seen.add(hash);
    }

    long repeated() {
        return repeated << zeros;
    }

    boolean isEstimated() {
        return zeros > 0;
    }
}
