package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Mean score and share of positives in bins, each share with its interval.
final class CalibrationBins {
    private static final int COUNT = 15;
    /// Positives of a bin, so that its interval says something.
    private static final int FEWEST = 20;

    private CalibrationBins() {}

    /// Bins of equal mass, as the calibration error has them.
    static List<Curves.Bin> of(Prepared prepared, Chance chance) {
        return of(prepared, CalibrationStatistic.bins(prepared.ranking(), COUNT), chance);
    }

    /// Bins of about as many positives each: where positives are rare, these lie where decisions are made.
    static List<Curves.Bin> byPositives(Prepared prepared, Chance chance) {
        int[] codes = prepared.ranking().codes;
        long positives = java.util.Arrays.stream(codes).filter(Ranking::positive).count();
        int count = Math.clamp(positives / FEWEST, 1, COUNT);
        int[] bins = new int[codes.length];
        int begin = 0;
        long before = 0;
        long hits = 0;
        for (int i = 0; i < codes.length; i++) {
            if (Ranking.positive(codes[i])) hits++;
            if (!Ranking.last(codes[i])) continue;
            int bin = (int) Math.min(count - 1, count * (before + hits) / Math.max(1, 2 * positives));
            for (int j = begin; j <= i; j++) bins[j] = bin;
            begin = i + 1;
            before = hits;
        }
        return of(prepared, bins, chance);
    }

    private static List<Curves.Bin> of(Prepared prepared, int[] bins, Chance chance) {
        Ranking ranking = prepared.ranking();
        Clusters clusters = prepared.clusters();
        int[][] rows = new int[COUNT][clusters.count()];
        int[][] positives = new int[COUNT][clusters.count()];
        double[] scores = new double[COUNT];
        for (int i = 0; i < bins.length; i++) {
            int code = ranking.codes[i];
            rows[bins[i]][Ranking.cluster(code)]++;
            if (Ranking.positive(code)) positives[bins[i]][Ranking.cluster(code)]++;
            scores[bins[i]] += ranking.scores[i];
        }
        List<Instrument> shares = new ArrayList<>();
        List<Integer> filled = new ArrayList<>();
        for (int bin = COUNT - 1; bin >= 0; bin--) {
            int units = ClassSizes.some(rows[bin]);
            if (units == 0) continue;
            filled.add(bin);
            shares.add(new Instrument(share(positives[bin], rows[bin]), clusters, units, Instrument.Shape.SHARE));
        }
        List<Figure> observed = Sampled.of(shares, chance).stream().map(Sampled::figure).toList();
        List<Curves.Bin> all = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            int count = java.util.Arrays.stream(rows[filled.get(i)]).sum();
            all.add(new Curves.Bin(scores[filled.get(i)] / count, observed.get(i), count));
        }
        return all;
    }

    /// Of the clusters that have a row in the bin.
    private static Statistic share(int[] positives, int[] rows) {
        int[] some = IntStream.range(0, rows.length).filter(cluster -> rows[cluster] > 0).toArray();
        LaneStatistic share = lanes -> {
            double[] hits = new double[lanes.count()];
            double[] all = new double[lanes.count()];
            for (int cluster : some) {
                if (positives[cluster] > 0) lanes.add(cluster, positives[cluster], hits);
                lanes.add(cluster, rows[cluster], all);
            }
            for (int lane = 0; lane < hits.length; lane++) hits[lane] /= all[lane];
            return hits;
        };
        return share;
    }
}
