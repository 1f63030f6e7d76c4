package septet.model;

/// The answer of a classification in which nothing else decides.
public final class MostLikely {
    private MostLikely() {}

    /// The place of the head with the highest estimate; of equal ones the first.
    public static int of(double[] heads) {
        int most = 0;
        for (int head = 1; head < heads.length; head++) if (heads[head] > heads[most]) most = head;
        return most;
    }

    /// The same for row after row.
    ///
    /// @param heads heads by rows
    public static int[] ofEach(double[][] heads) {
        int[] most = new int[heads[0].length];
        double[] row = new double[heads.length];
        for (int i = 0; i < most.length; i++) {
            for (int head = 0; head < row.length; head++) row[head] = heads[head][i];
            most[i] = of(row);
        }
        return most;
    }
}
