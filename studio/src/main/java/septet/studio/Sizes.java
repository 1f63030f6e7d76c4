package septet.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Errors;
import septet.loop.RunQuality.Group;
import septet.loop.RunQuality.Pair;
import septet.loop.RunQuality.Period;
import septet.loop.RunReport;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Note;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// Of numbers: estimated beside observed, errors by the size of the estimate, errors over time.
final class Sizes {
    private static final double DAY = 86_400e6;

    private Sizes() {}

    static List<Chart> of(RunReport report) {
        Optional<Errors> errors = Contestants.taken(report).flatMap(Contestant::errors);
        if (errors.isEmpty()) return List.of();
        List<Chart> charts = new ArrayList<>(List.of(estimates(report, errors.get()), byEstimate(report, errors.get())));
        if (!errors.get().periods().isEmpty()) charts.add(overTime(report));
        return charts;
    }

    private static String format(Errors errors) {
        return errors.unit().isEmpty() ? "decimal" : "money " + errors.unit();
    }

    private static Chart estimates(RunReport report, Errors errors) {
        double low = errors.pairs().stream().mapToDouble(pair -> Math.min(pair.estimated(), pair.observed())).min().orElse(0);
        double high = errors.pairs().stream().mapToDouble(pair -> Math.max(pair.estimated(), pair.observed())).max().orElse(1);
        String name = report.about().positive();
        List<Series> series = List.of(
                new Series("equal", "line", "soft", "dotted", "none", List.of(new double[] {low, low}, new double[] {high, high})),
                new Series("rows", "scatter", "none", "solid", "circle", errors.pairs().stream().map(pair -> new double[] {pair.estimated(), pair.observed()}).toList()),
                new Series("mean of similar estimates", "line", "series-2", "solid", "diamond", errors.groups().stream().map(Sizes::mean).toList()));
        return new Chart("estimates", "Estimated and observed", "On the dotted line both are equal. " + farthest(errors),
                new Axis("estimated " + name, "value", Optional.of(low), Optional.of(high), format(errors)),
                new Axis("observed " + name, "value", Optional.empty(), Optional.empty(), format(errors)), series, List.of(), groups(errors));
    }

    private static double[] mean(Group group) {
        return group.observed().interval().map(interval -> new double[] {group.estimated(), group.observed().value(), interval.low(), interval.high()})
                .orElse(new double[] {group.estimated(), group.observed().value()});
    }

    private static String farthest(Errors errors) {
        Optional<Pair> farthest = errors.pairs().stream().max(Comparator.comparingDouble(pair -> Math.abs(pair.estimated() - pair.observed())));
        return farthest.map(pair -> "The farthest of the rows shown: estimated " + Numbers.metric(errors.unit(), pair.estimated()) + ", observed "
                + Numbers.metric(errors.unit(), pair.observed()) + ".").orElse("");
    }

    private static Chart byEstimate(RunReport report, Errors errors) {
        List<Group> groups = errors.groups();
        List<Series> series = List.of(
                new Series("nine in ten below", "line", "series-1", "dashed", "triangle", groups.stream().map(group -> new double[] {group.estimated(), group.high()}).toList()),
                new Series("half below", "line", "series-2", "solid", "circle", groups.stream().map(group -> new double[] {group.estimated(), group.middle()}).toList()),
                new Series("one in ten below", "line", "series-1", "dashed", "rect", groups.stream().map(group -> new double[] {group.estimated(), group.low()}).toList()));
        Group widest = groups.stream().max(Comparator.comparingDouble(group -> group.high() - group.low())).orElseThrow();
        String message = "Eight rows of ten lie between the outer lines. They are farthest apart around an estimate of " + Numbers.metric(errors.unit(), widest.estimated())
                + ": from "
                + Numbers.metric(errors.unit(), widest.low()) + " to " + Numbers.metric(errors.unit(), widest.high()) + ".";
        return new Chart("errors", "Errors by estimate", message, new Axis("estimated " + report.about().positive(), "value", Optional.empty(), Optional.empty(), format(errors)),
                new Axis("observed less estimated", "value", Optional.empty(), Optional.empty(), format(errors)), series, List.of(), groups(errors));
    }

    private static Sheet groups(Errors errors) {
        String unit = errors.unit();
        return new Sheet(List.of("estimated", "observed", "error: one in ten below", "half below", "nine in ten below", "rows"), errors.groups().stream()
                .map(group -> List.of(Numbers.metric(unit, group.estimated()), Numbers.metric(unit, group.observed().value()), Numbers.metric(unit, group.low()),
                        Numbers.metric(unit, group.middle()), Numbers.metric(unit, group.high()), Numbers.count(group.rows()))).toList());
    }

    private static Chart overTime(RunReport report) {
        List<Contestant> contestants = report.quality().contestants();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            Contestant contestant = contestants.get(i);
            List<double[]> points = periods(contestant).stream().map(period -> new double[] {(period.from() + period.until()) / 2.0 / DAY, period.absolute()}).toList();
            if (!points.isEmpty()) series.add(new Series(contestant.name(), "line", Contestants.colour(i), Contestants.dash(i, contestant.taken()), "none", points));
        }
        Errors errors = Contestants.taken(report).flatMap(Contestant::errors).orElseThrow();
        Period worst = errors.periods().stream().max(Comparator.comparingDouble(Period::absolute)).orElseThrow();
        String message = "Errors of " + Contestants.takenName(report) + " were largest from " + Numbers.day(worst.from()) + " to " + Numbers.day(worst.until()) + ": "
                + Numbers.metric(errors.unit(), worst.absolute()) + " on average over " + Numbers.plural(worst.rows(), "row") + ".";
        List<List<String>> rows = errors.periods().stream().map(period -> List.of(Numbers.minute(period.from()), Numbers.metric(errors.unit(), period.absolute()),
                Numbers.metric(errors.unit(), period.error()), Numbers.count(period.rows()))).toList();
        return new Chart("errors-over-time", "Errors over time", message, new Axis("test rows by time", "value", Optional.empty(), Optional.empty(), "day"),
                new Axis("mean absolute error", "value", Optional.of(0.0), Optional.empty(), format(errors)), series, List.<Note>of(),
                new Sheet(List.of("from", "mean absolute error", "mean error (observed less estimated)", "rows"), rows));
    }

    private static List<Period> periods(Contestant contestant) {
        return contestant.errors().map(Errors::periods).orElse(List.of());
    }
}
