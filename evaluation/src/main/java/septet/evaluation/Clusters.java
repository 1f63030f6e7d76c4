package septet.evaluation;

import java.util.Arrays;
import java.util.Optional;
import septet.world.Chance;

/// The clusters of some rows, numbered by their identities in ascending order, so that no number depends on the order of rows.
final class Clusters {
    private static final int MOST = 4_096;
    private final long[] identities;
    private final int[] ofRow;
    private Optional<Draws> draws = Optional.empty();

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

    /// What is drawn of so many: above [#MOST], names share draws by their hash. Those who share one count as one, as if they depended on each other, which widens no
    /// interval where they do not, and a replicate visits thousands and not millions.
    static Clusters drawn(long[] identityOfRow) {
        Clusters all = of(identityOfRow);
        if (all.count() <= MOST) return all;
        return of(Arrays.stream(identityOfRow).map(identity -> Identity.of(identity) & (MOST - 1)).toArray());
    }

    int count() {
        return identities.length;
    }

    int of(int row) {
        return ofRow[row];
    }

    /// How often each of them counts in each replicate; kept for whoever asks next.
    Draws draws(Chance chance) {
        Draws found = Draws.of(this, chance, draws);
        draws = Optional.of(found);
        return found;
    }

    long identity(int cluster) {
        return identities[cluster];
    }
}
