package septet.studio;

import static septet.studio.Markup.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Exploration;
import septet.data.Exploration.Label;
import septet.data.Exploration.Period;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Step;
import septet.data.Exploration.Task;
import septet.data.Exploration.Timeline;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// Rows, label and columns over time.
final class TimelineCharts {
    private static final double YEAR = 365.2425 * 86_400e6;
    private static final int MOVES = 12;

    private TimelineCharts() {}

    static List<Chart> of(Exploration found, Timeline timeline) {
        List<Chart> charts = new ArrayList<>(List.of(counts(timeline)));
        found.label().filter(label -> label.task() != Task.CLASSES).flatMap(label -> rates(timeline, label)).ifPresent(charts::add);
        return charts;
    }

    private static Chart counts(Timeline timeline) {
        List<double[]> points = timeline.steps().stream().map(step -> new double[] {year(step.start()), step.rows()}).toList();
        Step most = timeline.steps().stream().max(Comparator.comparingLong(Step::rows)).orElseThrow();
        String message = "Most rows stand in the " + timeline.step() + " of " + Numbers.day(most.start()) + ": " + Numbers.count(most.rows()) + ".";
        List<List<String>> rows = timeline.steps().stream().map(step -> List.of(Numbers.day(step.start()), Numbers.count(step.rows()))).toList();
        return new Chart("counts", "Rows of each " + timeline.step(), message, axis(), new Axis("rows", "value", Optional.of(0.0), Optional.empty(), "count"),
                List.of(new Series("rows", "line", "series-2", "solid", "circle", points)), List.of(), new Sheet(List.of(timeline.step() + " of", "rows"), rows));
    }

    private static Optional<Chart> rates(Timeline timeline, Label label) {
        List<Step> told = timeline.steps().stream().filter(step -> !step.label().isEmpty()).toList();
        if (told.size() < 2) return Optional.empty();
        boolean share = label.task() == Task.BINARY;
        List<double[]> points = told.stream().map(step -> new double[] {year(step.start()), step.label().getFirst()}).toList();
        Step most = told.stream().max(Comparator.comparingDouble(step -> step.label().getFirst())).orElseThrow();
        Step least = told.stream().min(Comparator.comparingDouble(step -> step.label().getFirst())).orElseThrow();
        String name = ExplorationWords.measured(label);
        String message = "From " + ExplorationWords.told(least.label(), label) + " (" + Numbers.day(least.start()) + ") to " + ExplorationWords.told(most.label(), label)
                + " (" + Numbers.day(most.start()) + ").";
        List<List<String>> rows = told.stream().map(step -> List.of(Numbers.day(step.start()), ExplorationWords.told(step.label(), label))).toList();
        return Optional.of(new Chart("labels", "The label over time", message, axis(), new Axis(name, "value", share ? Optional.of(0.0) : Optional.empty(), Optional.empty(),
                share ? "share" : "decimal"),
                List.of(new Series(name, "line", "series-1", "solid", "circle", points)), List.of(), new Sheet(List.of(timeline.step() + " of", name), rows)));
    }

    private static Axis axis() {
        return new Axis("year", "value", Optional.empty(), Optional.empty(), "decimal");
    }

    /// The year with its part that has passed: `2016.5` is July.
    private static double year(long micros) {
        int year = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(ZoneOffset.UTC).getYear();
        double start = java.time.LocalDate.of(year, 1, 1).toEpochDay() * 86_400e6;
        return year + (micros - start) / YEAR;
    }

    /// Columns whose values or missing values changed most, in periods of equal length.
    static Markup moves(Exploration found) {
        List<Profile> moved = found.columns().stream().filter(profile -> profile.periods().size() > 1 && profile.isInput() && change(profile) > 0.3)
                .sorted(Comparator.comparingDouble((Profile profile) -> -change(profile)).thenComparing(Profile::name)).limit(MOVES).toList();
        if (moved.isEmpty()) return html("<p>No column changes much over time.</p>");
        List<List<String>> rows = moved.stream().map(profile -> List.of(profile.name(), what(profile), cell(profile, 0), cell(profile, profile.periods().size() / 2),
                cell(profile, profile.periods().size() - 1))).toList();
        return html("<h3>Columns that changed most</h3>{}", Tables.table("Columns that changed most", new Sheet(List.of("column", "", "at the beginning", "in the middle",
                "at the end"), rows)));
    }

    private static String what(Profile profile) {
        return profile.isKind(Exploration.Kind.NUMBER) ? "mean" : "share of " + profile.words().getFirst().text();
    }

    private static String cell(Profile profile, int place) {
        Period period = profile.periods().get(place);
        String value = Double.isNaN(period.value()) ? "-" : profile.isKind(Exploration.Kind.NUMBER) ? ExplorationWords.value(period.value()) : Numbers.share(period.value());
        return value + (period.missing() > 0 ? ", " + Numbers.share(period.missing()) + " missing" : "");
    }

    /// The range of the means over time, in deviations of the column; of shares and missing values, their range in halves.
    private static double change(Profile profile) {
        double scale = profile.isKind(Exploration.Kind.NUMBER) ? profile.numbers().map(Exploration.Numbers::deviation).orElse(0.0) : 0.5;
        return Math.max(scale <= 0 ? 0 : range(profile.periods().stream().mapToDouble(Period::value).toArray()) / scale, range(profile.periods().stream()
                .mapToDouble(Period::missing).toArray()) * 2);
    }

    private static double range(double[] values) {
        double[] known = IntStream.range(0, values.length).mapToDouble(i -> values[i]).filter(value -> !Double.isNaN(value)).sorted().toArray();
        return known.length < 2 ? 0 : known[known.length - 1] - known[0];
    }
}
