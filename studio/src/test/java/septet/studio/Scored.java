package septet.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import septet.loop.RunQuality.Bar;
import septet.loop.RunQuality.Bin;
import septet.loop.RunQuality.Outcome;
import septet.loop.RunQuality.Point;
import septet.loop.RunQuality.RocPoint;
import septet.loop.RunReport.Interval;
import septet.world.Chance;

/// Scores of payments drawn from a seed, and the curves that follow from them: a fixture that hangs together.
record Scored(List<Row> rows) {
    record Row(double score, boolean fraud, double amount) {}

    /// @param skill how far the scores of fraud stand from the others
    static Scored draw(Chance chance, int size, double skill) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean fraud = chance.nextDouble() < 0.0084;
            boolean hard = chance.nextDouble() < 0.35;
            double odds = -6.4 + 1.1 * chance.nextGaussian() + (fraud ? (hard ? 0.35 : 1) * skill + 0.8 * chance.nextGaussian() : 0);
            double amount = Math.max(1, fraud ? 90 + 70 * chance.nextGaussian() : 52 + 30 * chance.nextGaussian());
            rows.add(new Row(1 / (1 + StrictMath.exp(-odds)), fraud, Math.round(amount * 100) / 100.0));
        }
        rows.sort(Comparator.comparingDouble(Row::score).reversed());
        return new Scored(List.copyOf(rows));
    }

    long positives() {
        return rows.stream().filter(Row::fraud).count();
    }

    List<Point> curve(int points) {
        List<Point> curve = new ArrayList<>();
        double total = positives();
        long hits = 0;
        double next = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).fraud()) hits++;
            if (rows.get(i).fraud() && hits / total >= next) {
                curve.add(new Point(hits / total, hits / (i + 1.0), rows.get(i).score()));
                next += 1.0 / points;
            }
        }
        return curve;
    }

    List<RocPoint> roc(int points) {
        List<RocPoint> curve = new ArrayList<>(List.of(new RocPoint(0, 0)));
        double positives = positives();
        int step = Math.max(1, rows.size() / points);
        long hits = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).fraud()) hits++;
            if (i % step == 0 || i < 600 && i % 20 == 0 || i + 1 == rows.size()) curve.add(new RocPoint((i + 1 - hits) / (rows.size() - positives),
                    hits / positives));
        }
        return curve;
    }

    List<Bin> calibration(int bins) {
        List<Bin> found = new ArrayList<>();
        List<Row> upper = rows.subList(0, rows.size() / 25);
        for (int i = bins - 1; i >= 0; i--) {
            List<Row> part = upper.subList(upper.size() * i / bins, upper.size() * (i + 1) / bins);
            double mean = part.stream().mapToDouble(Row::score).average().orElse(0);
            double observed = part.stream().filter(Row::fraud).count() / (double) part.size();
            double half = 1.96 * Math.sqrt(observed * (1 - observed) / part.size() + 1e-5);
            found.add(new Bin(Math.min(1, mean * 0.35 + observed * 0.65), observed,
                    new Interval(Math.max(0, observed - half), Math.min(1, observed + half)), part.size()));
        }
        return found;
    }

    List<Bar> bars(int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double low = i / (double) count;
            double high = (i + 1.0) / count;
            List<Row> part = rows.stream().filter(row -> row.score() >= low && row.score() < high).toList();
            long positives = part.stream().filter(Row::fraud).count();
            bars.add(new Bar(low, high, part.size() - positives, positives));
        }
        return bars;
    }

    /// Where the costs are least.
    static double best(List<Outcome> outcomes) {
        return outcomes.stream().min(Comparator.comparingDouble(Outcome::cost)).orElseThrow().threshold();
    }

    Point at(double threshold) {
        List<Row> alarms = rows.stream().filter(row -> row.score() >= threshold).toList();
        double hits = alarms.stream().filter(Row::fraud).count();
        return new Point(hits / positives(), hits / alarms.size(), threshold);
    }

    /// @param reached what a row costs that gets the decision
    /// @param missed  what it costs otherwise
    List<Outcome> outcomes(int points, ToDoubleFunction<Row> reached, ToDoubleFunction<Row> missed) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i <= points; i++) {
            double threshold = StrictMath.pow(i / (double) points, 2);
            List<Row> alarms = rows.stream().filter(row -> row.score() >= threshold).toList();
            double cost = rows.stream().mapToDouble(row -> row.score() >= threshold ? reached.applyAsDouble(row) : missed.applyAsDouble(row)).sum();
            long hits = alarms.stream().filter(Row::fraud).count();
            outcomes.add(new Outcome(threshold, cost, alarms.isEmpty() ? 1 : hits / (double) alarms.size(), hits / (double) positives(),
                    alarms.size(), alarms.size() <= 3_500));
        }
        return outcomes;
    }
}
