package septet.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Outcome;
import septet.loop.RunQuality.Threshold;
import septet.loop.RunReport;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Note;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// What the decisions would have cost at another threshold, one chart for each.
final class ThresholdCost {
    private static final double LOG_BELOW = 0.05;
    private static final int ROWS = 40;
    private static final double STEEP = 3;

    private ThresholdCost() {}

    static List<Chart> of(RunReport report) {
        String currency = report.money().map(RunReport.Money::currency).orElse("");
        List<Chart> charts = new ArrayList<>();
        for (Threshold threshold : report.quality().thresholds()) {
            if (!threshold.curve().isEmpty()) charts.add(chart(report, threshold, currency, charts.size()));
        }
        return charts;
    }

    private static Chart chart(RunReport report, Threshold threshold, String currency, int place) {
        int served = report.quality().contestants().indexOf(Contestants.taken(report).orElse(report.quality().contestants().getFirst()));
        String colour = Contestants.colour(served);
        boolean log = threshold.curve().stream().anyMatch(outcome -> outcome.threshold() > 0 && outcome.threshold() < LOG_BELOW);
        List<Outcome> drawn = threshold.curve().stream().filter(outcome -> !log || outcome.threshold() > 0).toList();
        List<double[]> points = drawn.stream().map(outcome -> new double[] {outcome.threshold(), per(threshold, outcome.cost())}).toList();
        Outcome chosen = nearest(threshold);
        return new Chart("cost-" + place, "Cost by the threshold of " + threshold.decision(), message(threshold, currency),
                new Axis(threshold.decision() + " when score >= ...", log ? "log" : "value", Optional.empty(), Optional.empty(), "score"),
                new Axis("cost " + unit(threshold) + ", on " + threshold.on(), "value", Optional.of(0.0), top(threshold), currency.isEmpty()
                        ? "decimal" : "money " + currency),
                List.of(new Series("cost", "line", colour, "solid", "none", points)),
                List.of(new Note("chosen " + Numbers.score(threshold.chosen()), threshold.chosen(), Optional.of(per(threshold, chosen.cost())),
                        colour)), sheet(threshold, currency));
    }

    /// Where the frame ends, so that the way around the chosen point is seen; what is dearer by far runs out of it.
    private static Optional<Double> top(Threshold threshold) {
        double most = threshold.curve().stream().mapToDouble(Outcome::cost).max().orElse(0);
        double frame = Math.max(STEEP * nearest(threshold).cost(), 1.25 * threshold.curve().getLast().cost());
        return most <= frame || frame <= 0 ? Optional.empty() : Optional.of(round(per(threshold, frame)));
    }

    /// Up to a number with one digit that carries meaning.
    private static double round(double value) {
        double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
        return Math.ceil(value / unit) * unit;
    }

    private static String message(Threshold threshold, String currency) {
        Outcome chosen = nearest(threshold);
        Outcome least = threshold.curve().stream().min(Comparator.comparingDouble(Outcome::cost)).orElseThrow();
        long beyond = threshold.curve().stream().filter(outcome -> !outcome.within()).count();
        Outcome strict = threshold.curve().getLast();
        String words = "Chosen on " + threshold.on() + ": " + threshold.decision() + " from a score of " + Numbers.score(threshold.chosen()) + " on, at "
                + money(threshold, currency, chosen.cost()) + " " + unit(threshold) + "; " + Numbers.count(chosen.rows()) + " of "
                        + Numbers.plural(threshold.total(), "row") + " get it. ";
        words += chosen.cost() <= least.cost() * 1.000001 ? "No other threshold is cheaper. "
                : "The cheapest, " + Numbers.score(least.threshold()) + " at " + money(threshold, currency, least.cost())
                        + (least.within() ? ", lies near. " : ", would exceed a capacity. ");
        if (beyond > 0 && least.within()) words += "Some lower ones would exceed a capacity. ";
        return words + (strict.threshold() >= 1 ? "To " + threshold.decision() + " (almost) never" : "From " + Numbers.score(strict.threshold())
                + " on only, it") + " would cost " + money(threshold, currency, strict.cost()) + ".";
    }

    private static Outcome nearest(Threshold threshold) {
        return threshold.curve().stream().min(Comparator.comparingDouble(outcome -> Math.abs(outcome.threshold() - threshold.chosen()))).orElseThrow();
    }

    private static double per(Threshold threshold, double cost) {
        return threshold.days() > 0 ? cost / threshold.days() : 1000 * cost / Math.max(1, threshold.total());
    }

    private static String unit(Threshold threshold) {
        return threshold.days() > 0 ? "a day" : "for 1,000 rows";
    }

    private static String money(Threshold threshold, String currency, double cost) {
        return currency.isEmpty() ? Numbers.short3(per(threshold, cost)) : Numbers.money(currency, per(threshold, cost));
    }

    private static Sheet sheet(Threshold threshold, String currency) {
        List<List<String>> rows = new ArrayList<>();
        int step = Math.max(1, threshold.curve().size() / ROWS);
        for (int i = 0; i < threshold.curve().size(); i += step) {
            Outcome outcome = threshold.curve().get(i);
            rows.add(List.of(Numbers.score(outcome.threshold()), money(threshold, currency, outcome.cost()), Numbers.share(outcome.precision()),
                    Numbers.share(outcome.recall()), Numbers.count(outcome.rows()), outcome.within() ? "yes" : "no"));
        }
        return new Sheet(List.of("threshold", "cost " + unit(threshold), "precision", "recall", "rows", "within capacity"), rows);
    }
}
