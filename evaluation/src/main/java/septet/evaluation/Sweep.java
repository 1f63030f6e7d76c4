package septet.evaluation;

import java.util.ArrayList;
import java.util.List;

/// The counts at each threshold, and the curves through them.
final class Sweep {
    private static final int MOST = 400;

    private Sweep() {}

    /// The counts with the threshold at this score.
    record Stop(double score, Counts counts) {}

    static List<Stop> stops(Ranking ranking) {
        int positives = 0;
        for (int code : ranking.codes) if (Ranking.positive(code)) positives++;
        int negatives = ranking.codes.length - positives;
        List<Stop> stops = new ArrayList<>();
        int hits = 0;
        int alarms = 0;
        for (int i = 0; i < ranking.codes.length; i++) {
            if (Ranking.positive(ranking.codes[i])) hits++;
            else alarms++;
            if (Ranking.last(ranking.codes[i])) stops.add(new Stop(ranking.scores[i], new Counts(hits, alarms, positives, negatives)));
        }
        return stops;
    }

    static List<Curves.PrecisionRecall> precisionRecall(List<Stop> stops) {
        return thinned(stops.stream().map(stop -> new double[] {stop.counts.recall(), stop.counts.precision(), stop.score}).toList()).stream()
                .map(point -> new Curves.PrecisionRecall(point[0], point[1], point[2])).toList();
    }

    static List<Curves.Roc> roc(List<Stop> stops) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 0, Math.nextUp(1.0)});
        for (Stop stop : stops) points.add(new double[] {stop.counts.falseAlarmRate(), stop.counts.recall(), stop.score});
        return thinned(points).stream().map(point -> new Curves.Roc(point[0], point[1], point[2])).toList();
    }

    /// Keeps the first and the last point, and those between that lie far enough from the one kept before.
    static List<double[]> thinned(List<double[]> points) {
        for (double distance = 0.0025; ; distance *= 1.5) {
            List<double[]> kept = new ArrayList<>();
            for (double[] point : points) {
                double[] before = kept.isEmpty() ? point : kept.getLast();
                boolean far = Math.abs(point[0] - before[0]) >= distance || Math.abs(point[1] - before[1]) >= distance;
                if (kept.isEmpty() || far || point == points.getLast()) kept.add(point);
            }
            if (kept.size() <= MOST) return kept;
        }
    }
}
