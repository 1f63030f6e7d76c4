package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.RocPoint;
import septet.loop.RunReport;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// How much is found over how many of the others are disturbed.
final class Roc {
    private static final double[] RATES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    private static final double TOLD = 0.01;

    private Roc() {}

    static Optional<Chart> of(RunReport report) {
        List<Contestant> contestants = report.quality().contestants();
        if (contestants.stream().allMatch(contestant -> contestant.roc().isEmpty())) return Optional.empty();
        List<Series> series = new ArrayList<>();
        series.add(new Series("by chance", "line", "soft", "dotted", "none", List.of(new double[] {0, 0}, new double[] {1, 1})));
        for (int i = 0; i < contestants.size(); i++) {
            Contestant contestant = contestants.get(i);
            if (contestant.roc().isEmpty()) continue;
            series.add(new Series(contestant.name(), "line", Contestants.colour(i), Contestants.dash(i, contestant.taken()), Contestants.symbol(i),
                    contestant.roc().stream().map(point -> new double[] {point.falseAlarmRate(), point.recall()}).toList()));
        }
        String positive = report.about().positive();
        return Optional.of(new Chart("roc", "Found and disturbed (ROC)", message(report, contestants),
                new Axis("false alarm rate: share of the others that are flagged", "value", Optional.of(0.0), Optional.of(1.0), "share"),
                new Axis("recall: share of " + positive + " found", "value", Optional.of(0.0), Optional.of(1.0), "share"), series, List.of(), sheet(contestants)));
    }

    private static String message(RunReport report, List<Contestant> contestants) {
        List<String> parts = contestants.stream().filter(contestant -> !contestant.roc().isEmpty())
                .map(contestant -> contestant.name() + " " + Numbers.share(recallAt(contestant, TOLD))).toList();
        return "Where one in a hundred of the others is flagged, this share of " + report.about().positive() + " is found: " + String.join(", ", parts) + ".";
    }

    private static Sheet sheet(List<Contestant> contestants) {
        List<Contestant> drawn = contestants.stream().filter(contestant -> !contestant.roc().isEmpty()).toList();
        List<String> headers = new ArrayList<>(List.of("false alarm rate"));
        drawn.forEach(contestant -> headers.add("recall of " + contestant.name()));
        List<List<String>> rows = new ArrayList<>();
        for (double rate : RATES) {
            List<String> row = new ArrayList<>(List.of(Numbers.share(rate)));
            drawn.forEach(contestant -> row.add(Numbers.share(recallAt(contestant, rate))));
            rows.add(row);
        }
        return new Sheet(headers, rows);
    }

    /// On the straight line between the points around this rate.
    private static double recallAt(Contestant contestant, double rate) {
        RocPoint before = contestant.roc().getFirst();
        for (RocPoint point : contestant.roc()) {
            if (point.falseAlarmRate() > rate) {
                double way = (rate - before.falseAlarmRate()) / (point.falseAlarmRate() - before.falseAlarmRate());
                return before.recall() + way * (point.recall() - before.recall());
            }
            before = point;
        }
        return before.recall();
    }
}
