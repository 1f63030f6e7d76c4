package septet.evaluation;

/// Metrics of the order alone. Counts are whole numbers, so the order of rows changes no bit.
final class RankStatistics {
    /// What an entry of the pairs' program does: the cluster stands above these bits.
    private static final int ABOVE = 0;
    private static final int HALF = 1;
    private static final int WHOLE = 2;

    private RankStatistics() {}

    /// Sum over the steps of (recall gained) x (precision there), as in scikit-learn; no interpolation between steps,
    /// which would promise points that no threshold reaches (Davis and Goadrich 2006).
    static Statistic averagePrecision(Ranking ranking) {
        LaneStatistic precision = lanes -> averagePrecision(ranking.codes, lanes);
        return precision;
    }

    private static double[] averagePrecision(int[] codes, Lanes lanes) {
        double[] positives = new double[lanes.count()];
        int[] rows = new int[lanes.count()];
        int[] gained = new int[lanes.count()];
        double[] sum = new double[lanes.count()];
        boolean gains = false;
        for (int code : codes) {
            lanes.add(Ranking.cluster(code), rows);
            if (Ranking.positive(code)) {
                lanes.add(Ranking.cluster(code), gained);
                gains = true;
            }
            if (!Ranking.last(code) || !gains) continue;
            step(gained, positives, rows, sum);
            gains = false;
        }
        for (int lane = 0; lane < sum.length; lane++) sum[lane] /= positives[lane];
        return sum;
    }

    private static void step(int[] gained, double[] positives, int[] rows, double[] sum) {
        for (int lane = 0; lane < sum.length; lane++) {
            positives[lane] += gained[lane];
            sum[lane] += gained[lane] * (positives[lane] / Math.max(1, rows[lane]));
            gained[lane] = 0;
        }
    }

    /// Mann and Whitney's count of pairs in the right order by the number of pairs, ties half.
    static Statistic rocAuc(Ranking ranking) {
        int[] program = pairs(ranking);
        LaneStatistic auc = lanes -> rocAuc(program, lanes);
        return auc;
    }

    /// Twice the pairs: each negative counts the positives above its step, and those above the end of its step.
    private static double[] rocAuc(int[] program, Lanes lanes) {
        int count = lanes.count();
        Pairs pairs = new Pairs(new double[count], new double[count], new double[count]);
        int[] above = new int[count];
        // Those that stand between two positives, by whether they count twice.
        int[] half = new int[count];
        int[] whole = new int[count];
        for (int entry : program) {
            switch (entry & 3) {
                case ABOVE -> {
                    pairs.take(half, 1);
                    pairs.take(whole, 2);
                    lanes.add(entry >>> 2, above);
                    for (int lane = 0; lane < count; lane++) pairs.above[lane] = above[lane];
                }
                case HALF -> lanes.add(entry >>> 2, half);
                default -> lanes.add(entry >>> 2, whole);
            }
        }
        pairs.take(half, 1);
        pairs.take(whole, 2);
        for (int lane = 0; lane < count; lane++) pairs.twice[lane] /= pairs.above[lane] * pairs.negatives[lane];
        return pairs.twice;
    }

    /// @param above     the positives so far
    /// @param negatives twice the negatives so far
    /// @param twice     twice the pairs in the right order
    private record Pairs(double[] above, double[] negatives, double[] twice) {
        /// These negatives stand below all positives so far.
        void take(int[] some, int times) {
            for (int lane = 0; lane < some.length; lane++) {
                negatives[lane] += times * some[lane];
                twice[lane] += above[lane] * (times * some[lane]);
                some[lane] = 0;
            }
        }
    }

    /// Of a step that holds both classes, the negatives stand before its positives and once more behind them.
    private static int[] pairs(Ranking ranking) {
        int[] codes = ranking.codes;
        int[] program = new int[2 * codes.length];
        int count = 0;
        for (int begin = 0, end; begin < codes.length; begin = end) {
            boolean above = false;
            boolean below = false;
            for (end = begin; end == begin || !Ranking.last(codes[end - 1]); end++) {
                above |= Ranking.positive(codes[end]);
                below |= !Ranking.positive(codes[end]);
            }
            boolean both = above && below;
            for (int i = begin; i < end; i++) if (!Ranking.positive(codes[i])) program[count++] = Ranking.cluster(codes[i]) << 2 | (both ? HALF : WHOLE);
            for (int i = begin; i < end; i++) if (Ranking.positive(codes[i])) program[count++] = Ranking.cluster(codes[i]) << 2 | ABOVE;
            for (int i = begin; i < end && both; i++) if (!Ranking.positive(codes[i])) program[count++] = Ranking.cluster(codes[i]) << 2 | HALF;
        }
        return java.util.Arrays.copyOf(program, count);
    }
}
