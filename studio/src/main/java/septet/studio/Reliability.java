package septet.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Bin;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunReport;
import septet.studio.Chart.Axis;
import septet.studio.Chart.Series;
import septet.studio.Chart.Sheet;

/// Of several classes, whether an answer of which the model is 80% sure is right in eight cases of ten.
final class Reliability {
    private static final int FEWEST = 3;

    private Reliability() {}

    static Optional<Chart> of(RunReport report) {
        List<Contestant> contestants = report.quality().contestants();
        if (contestants.stream().allMatch(contestant -> bins(contestant).size() < FEWEST)) return Optional.empty();
        List<Series> series = new ArrayList<>();
        series.add(new Series("perfect", "line", "soft", "dotted", "none", List.of(new double[] {0, 0}, new double[] {1, 1})));
        for (int i = 0; i < contestants.size(); i++) {
            Contestant contestant = contestants.get(i);
            if (bins(contestant).size() < FEWEST) continue;
            series.add(new Series(contestant.name(), "line", Contestants.colour(i), Contestants.dash(i, contestant.taken()), Contestants.symbol(i), bins(contestant).stream()
                    .map(bin -> contestant.taken() ? new double[] {bin.estimated(), bin.observed(), bin.interval().low(), bin.interval().high()}
                            : new double[] {bin.estimated(), bin.observed()})
                    .toList()));
        }
        return Optional.of(new Chart("reliability", "How sure, how right", message(report),
                new Axis("chance of the answer, as estimated", "value", Optional.of(0.0), Optional.of(1.0), "share"),
                new Axis("share of answers that are right", "value", Optional.of(0.0), Optional.of(1.0), "share"), series, List.of(), sheet(contestants)));
    }

    private static List<Bin> bins(Contestant contestant) {
        return contestant.classes().map(classes -> classes.reliability()).orElse(List.of());
    }

    private static String message(RunReport report) {
        List<Bin> bins = Contestants.taken(report).map(Reliability::bins).orElse(List.of());
        if (bins.size() < FEWEST) return "On the dotted line answers are as often right as they are sure.";
        Bin worst = bins.stream().max(Comparator.comparingDouble(bin -> Math.abs(bin.estimated() - bin.observed()))).orElseThrow();
        return "On the dotted line answers are as often right as they are sure. The widest gap of " + Contestants.takenName(report) + ": " + Numbers.share(worst.estimated())
                + " sure, " + Numbers.share(worst.observed()) + " right (" + Numbers.plural(worst.rows(), "row") + ").";
    }

    private static Sheet sheet(List<Contestant> contestants) {
        List<List<String>> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            for (Bin bin : bins(contestant)) rows.add(List.of(contestant.name(), Numbers.share(bin.estimated()), Numbers.share(bin.observed()), Numbers.count(bin.rows())));
        }
        return new Sheet(List.of("learner", "sure", "right", "rows"), rows);
    }
}
