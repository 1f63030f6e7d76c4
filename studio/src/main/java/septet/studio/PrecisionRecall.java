package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Point;
import septet.loop.RunReport;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Note;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// Of the alarms, how many are right, over how much is found.
final class PrecisionRecall {
    private static final int ROWS = 21;

    private PrecisionRecall() {}

    static Optional<Chart> of(RunReport report) {
        List<Contestant> contestants = report.quality().contestants();
        if (contestants.stream().allMatch(contestant -> contestant.curve().isEmpty())) return Optional.empty();
        List<Series> series = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            Contestant contestant = contestants.get(i);
            if (contestant.curve().isEmpty()) continue;
            series.add(new Series(contestant.name(), isRule(contestant) ? "scatter" : "line", Contestants.colour(i),
                    Contestants.dash(i, contestant.taken()), Contestants.symbol(i), points(contestant)));
            if (contestant.taken() && contestant.chosen().isPresent()) {
                Point chosen = contestant.chosen().get();
                notes.add(new Note("chosen", chosen.recall(), Optional.of(chosen.precision()), Contestants.colour(i)));
            }
        }
        String positive = report.about().positive();
        return Optional.of(new Chart("precision-recall", "Precision and recall", message(report),
                new Axis("recall: share of " + positive + " found", "value", Optional.of(0.0), Optional.of(1.0), "share"),
                new Axis("precision: share of alarms that are right", "value", Optional.of(0.0), Optional.of(1.0), "share"), series, notes, sheet(contestants)));
    }

    /// A rule says yes or no: between its point and "always yes" nothing can be chosen.
    private static boolean isRule(Contestant contestant) {
        return contestant.curve().size() <= 2;
    }

    private static List<double[]> points(Contestant contestant) {
        return contestant.curve().stream().limit(isRule(contestant) ? 1 : Long.MAX_VALUE).map(point -> new double[] {point.recall(), point.precision()}).toList();
    }

    private static String message(RunReport report) {
        StringBuilder words = new StringBuilder();
        Contestants.taken(report).ifPresent(served -> {
            served.chosen().ifPresent(chosen -> words.append("At the chosen point ").append(served.name()).append(" finds ").append(Numbers.share(chosen.recall()))
                    .append(" of ").append(report.about().positive()).append(", and ").append(Numbers.share(chosen.precision()))
                            .append(" of its alarms are right. "));
            if (!served.curve().isEmpty()) {
                double half = precisionAt(served, 0.5);
                words.append("To find half of it, ").append(half > 0.95 ? "nearly every alarm would be right." : Numbers.short3(1 / half)
                        + " alarms would be raised for each right one.");
            }
        });
        if (words.isEmpty()) words.append("Nearer to the upper right corner is better.");
        return words.toString().strip();
    }

    private static Sheet sheet(List<Contestant> contestants) {
        List<Contestant> curves = contestants.stream().filter(contestant -> !contestant.curve().isEmpty() && !isRule(contestant)).toList();
        List<String> headers = new ArrayList<>(List.of("recall"));
        curves.forEach(contestant -> headers.add("precision of " + contestant.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double recall = i / (ROWS - 1.0);
            List<String> row = new ArrayList<>(List.of(Numbers.share(recall)));
            curves.forEach(contestant -> row.add(Numbers.share(precisionAt(contestant, recall))));
            rows.add(row);
        }
        return new Sheet(headers, rows);
    }

    /// The precision at the first point of the curve that reaches this recall.
    private static double precisionAt(Contestant contestant, double recall) {
        return contestant.curve().stream().filter(point -> point.recall() >= recall).min((a, b) -> Double.compare(a.recall(), b.recall()))
                .orElse(contestant.curve().getLast()).precision();
    }
}
