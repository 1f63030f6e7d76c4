package septet.model;

import java.util.Arrays;

/// Isotonic calibration: pool adjacent violators, then merge neighbours until each block holds at least [#LEAST] rows of
/// either class, so that no point rests on a handful of rows and none says 0 or 1.
final class IsotonicFit {
    private static final int LEAST = 10;

    private IsotonicFit() {}

    static Calibration fit(double[] scores, double[] truth, Provenance provenance) {
        Blocks blocks = merge(pool(scores, truth));
        double[] from = new double[blocks.count];
        double[] to = new double[blocks.count];
        int points = 0;
        for (int i = 0; i < blocks.count; i++) {
            // Laplace's rule keeps a lone block of one class away from 0 and 1.
            boolean mixed = blocks.positives[i] > 0 && blocks.positives[i] < blocks.rows[i];
            double share = mixed ? blocks.positives[i] / blocks.rows[i] : (blocks.positives[i] + 1) / (blocks.rows[i] + 2);
            double at = Calibration.logOdds(blocks.scores[i] / blocks.rows[i]);
            double probability = Calibration.logOdds(share);
            boolean rises = points == 0 || at > from[points - 1] && probability > to[points - 1];
            if (!rises) continue;
            from[points] = at;
            to[points++] = probability;
        }
        return new Calibration.Isotonic(provenance, Arrays.copyOf(from, points), Arrays.copyOf(to, points));
    }

    /// Runs of rows in the order of their scores; sums over each.
    static final class Blocks {
        final double[] rows;
        final double[] positives;
        final double[] scores;
        int count;

        Blocks(int most) {
            rows = new double[most];
            positives = new double[most];
            scores = new double[most];
        }

        void push(double rows, double positives, double scores) {
            this.rows[count] = rows;
            this.positives[count] = positives;
            this.scores[count++] = scores;
        }

        /// Joins the last block to the one before it.
        void join() {
            count--;
            rows[count - 1] += rows[count];
            positives[count - 1] += positives[count];
            scores[count - 1] += scores[count];
        }

        boolean lastIsNoHigher() {
            return count > 1 && positives[count - 1] * rows[count - 2] <= positives[count - 2] * rows[count - 1];
        }
    }

    /// Blocks whose share of positives rises from each to the next. Equal scores are one block from the beginning.
    static Blocks pool(double[] scores, double[] truth) {
        double[] order = scores.clone();
        Arrays.sort(order);
        double[] distinct = Arrays.stream(order).distinct().toArray();
        double[] rows = new double[distinct.length];
        double[] positives = new double[distinct.length];
        for (int i = 0; i < scores.length; i++) {
            int place = Arrays.binarySearch(distinct, scores[i]);
            rows[place]++;
            positives[place] += truth[i];
        }
        Blocks blocks = new Blocks(distinct.length);
        for (int i = 0; i < distinct.length; i++) {
            blocks.push(rows[i], positives[i], rows[i] * distinct[i]);
            while (blocks.lastIsNoHigher()) blocks.join();
        }
        return blocks;
    }

    private static Blocks merge(Blocks pooled) {
        Blocks merged = new Blocks(pooled.count);
        for (int i = 0; i < pooled.count; i++) {
            boolean open = merged.count > 0 && small(merged, merged.count - 1);
            merged.push(pooled.rows[i], pooled.positives[i], pooled.scores[i]);
            if (open) merged.join();
        }
        if (merged.count > 1 && small(merged, merged.count - 1)) merged.join();
        return merged;
    }

    private static boolean small(Blocks blocks, int block) {
        return blocks.positives[block] < LEAST || blocks.rows[block] - blocks.positives[block] < LEAST;
    }
}
