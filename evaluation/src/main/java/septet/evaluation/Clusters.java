package septet.evaluation;

import java.util.Arrays;

/// The clusters of some rows, numbered by their identities in ascending order, so that no number depends on the order of rows.
final class Clusters {
    private final long[] identities;
    private final int[] ofRow;

    private Clusters(long[] identities, int[] ofRow) {
        this.identities = identities;
        this.ofRow = ofRow;
    }

    static Clusters of(long[] identityOfRow) {
        long[] distinct = Arrays.stream(identityOfRow).sorted().distinct().toArray();
        int[] ofRow = new int[identityOfRow.length];
        for (int row = 0; row < ofRow.length; row++) ofRow[row] = Arrays.binarySearch(distinct, identityOfRow[row]);
        return new Clusters(distinct, ofRow);
    }

    int count() {
        return identities.length;
    }

    int of(int row) {
        return ofRow[row];
    }

    long identity(int cluster) {
        return identities[cluster];
    }
}
