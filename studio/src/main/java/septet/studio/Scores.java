package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Bar;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunReport;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Note;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// How the scores of both classes lie, for the one that serves.
final class Scores {
    private Scores() {}

    static Optional<Chart> of(RunReport report) {
        Optional<Contestant> served = Contestants.taken(report).filter(contestant -> !contestant.scores().isEmpty());
        if (served.isEmpty()) return Optional.empty();
        List<Bar> bars = served.get().scores();
        String positive = report.about().positive();
        List<Series> series = List.of(
                new Series("not " + positive, "bar", "negative", "solid", "rect", bars.stream().map(bar -> point(bar, bar.negatives())).toList()),
                new Series(positive, "bar", "positive", "decal", "rect", bars.stream().map(bar -> point(bar, bar.positives())).toList()));
        List<Note> notes = report.quality().thresholds().stream().map(threshold ->
                new Note(threshold.decision(), threshold.chosen(), Optional.empty(), "ink")).toList();
        return Optional.of(new Chart("scores", "Scores by class", message(bars, positive),
                new Axis("score of " + served.get().name(), "value", Optional.of(bars.getFirst().low()), Optional.of(bars.getLast().high()), "decimal"),
                new Axis("rows (each step is ten times)", "log", Optional.of(0.5), Optional.empty(), "count"), series, notes, sheet(bars, positive)));
    }

    private static double[] point(Bar bar, long rows) {
        return new double[] {(bar.low() + bar.high()) / 2, rows};
    }

    private static String message(List<Bar> bars, String positive) {
        double cut = bars.getFirst().high();
        long negatives = bars.stream().mapToLong(Bar::negatives).sum();
        long positives = bars.stream().mapToLong(Bar::positives).sum();
        return "Half of " + positive + " scores above " + Numbers.score(median(bars, positives)) + ". "
                + Numbers.share(share(bars.getFirst().negatives(), negatives)) + " of the others score below " + Numbers.score(cut)
                + ", but so does " + Numbers.share(share(bars.getFirst().positives(), positives)) + " of " + positive + ".";
    }

    /// The lower end of the bar in which the middle positive lies.
    private static double median(List<Bar> bars, long positives) {
        long seen = 0;
        for (Bar bar : bars) {
            seen += bar.positives();
            if (2 * seen >= positives) return bar.low();
        }
        return bars.getLast().low();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    private static Sheet sheet(List<Bar> bars, String positive) {
        List<List<String>> rows = new ArrayList<>();
        for (Bar bar : bars) {
            rows.add(List.of(Numbers.score(bar.low()) + " to " + Numbers.score(bar.high()), Numbers.count(bar.negatives()), Numbers.count(bar.positives())));
        }
        return new Sheet(List.of("score", "not " + positive, positive), rows);
    }
}
