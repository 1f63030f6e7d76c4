package septet.loop;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import septet.data.Known;
import septet.data.Values;

/// What rules ask of the rows themselves.
///
/// @param matured    rows that are so old that their label should be known
/// @param unlabelled those of them that have none
/// @param delayDays  19 of 20 labels are known within so many days; empty where each row does not say when
/// @param personal   columns whose values are personal
record RowFacts(long matured, long unlabelled, OptionalDouble delayDays, List<Personal> personal) {
    /// A few are lost everywhere.
    static final double FEW_UNLABELLED = 0.05;
    private static final double DAY = 86_400e6;
    private static final double MOST = 0.95;
    private static final int ENOUGH = 200;

    /// @param what  such as `e-mail addresses`
    /// @param share of the values that are there
    record Personal(String source, String column, String what, double share) {}

    static RowFacts of(SystemDesign design, Ingested ingested, Preparation prepared) {
        Material material = prepared.material();
        boolean each = ReviewFacts.label(design).map(label -> label.getValue().known() instanceof Known.At).orElse(false);
        long oldest = material.knownUntil() - material.delay();
        long matured = 0;
        long unlabelled = 0;
        long[] delays = new long[material.size()];
        int known = 0;
        for (int row = 0; row < material.size(); row++) {
            if (!material.eligible()[row]) continue;
            boolean old = material.times().length == 0 || material.times()[row] <= oldest;
            if (old) matured++;
            if (old && material.labels()[row] == Values.MISSING) unlabelled++;
            if (each && material.times().length > 0 && material.labels()[row] != Values.MISSING) delays[known++] = material.knownAt()[row] - material.times()[row];
        }
        return new RowFacts(each ? 0 : matured, unlabelled, late(Arrays.copyOf(delays, known)), PersonalValues.in(ingested.tables()));
    }

    private static OptionalDouble late(long[] delays) {
        if (delays.length < ENOUGH) return OptionalDouble.empty();
        Arrays.sort(delays);
        return OptionalDouble.of(delays[(int) (MOST * (delays.length - 1))] / DAY);
    }
}
