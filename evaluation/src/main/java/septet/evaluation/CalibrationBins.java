package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import septet.world.Chance;

/// Mean score and share of positives in bins of equal mass, each share with its interval.
final class CalibrationBins {
    private static final int COUNT = 15;

    private CalibrationBins() {}

    static List<Curves.Bin> of(Prepared prepared, Chance chance) {
        Ranking ranking = prepared.ranking();
        Clusters clusters = prepared.clusters();
        int[] bins = CalibrationStatistic.bins(ranking, COUNT);
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
            int[] some = rows[bin];
            int[] hits = positives[bin];
            int units = ClassSizes.some(some);
            if (units == 0) continue;
            filled.add(bin);
            Statistic share = weights -> ClassSizes.sum(hits, weights) / (double) ClassSizes.sum(some, weights);
            shares.add(new Instrument(share, clusters, units, Instrument.Shape.SHARE));
        }
        List<Figure> observed = Sampled.of(shares, chance).stream().map(Sampled::figure).toList();
        List<Curves.Bin> all = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            int count = java.util.Arrays.stream(rows[filled.get(i)]).sum();
            all.add(new Curves.Bin(scores[filled.get(i)] / count, observed.get(i), count));
        }
        return all;
    }
}
