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

/// Whether a score of 0.2 means two in ten.
final class Calibration {
    private static final int FEWEST = 3;

    private Calibration() {}

    static Optional<Chart> of(RunReport report) {
        List<Contestant> contestants = report.quality().contestants();
        if (contestants.stream().noneMatch(Calibration::isDrawn)) return Optional.empty();
        List<Series> series = new ArrayList<>();
        double top = Math.min(1, contestants.stream().filter(Calibration::isDrawn).flatMap(contestant -> contestant.calibration().stream())
                .mapToDouble(bin -> Math.max(bin.estimated(), bin.interval().high())).max().orElse(1) * 1.04);
        series.add(new Series("perfect", "line", "soft", "dotted", "none", List.of(new double[] {0, 0}, new double[] {top, top})));
        for (int i = 0; i < contestants.size(); i++) {
            Contestant contestant = contestants.get(i);
            if (!isDrawn(contestant)) continue;
            series.add(new Series(contestant.name(), "line", Contestants.colour(i), Contestants.dash(i, contestant.taken()), Contestants.symbol(i),
                    contestant.calibration().stream().map(bin -> points(bin, contestant.taken())).toList()));
        }
        return Optional.of(new Chart("calibration", "Calibration", message(report),
                new Axis("estimated share", "value", Optional.of(0.0), Optional.of(top), "share"),
                new Axis("observed share of " + report.about().positive(), "value", Optional.of(0.0), Optional.of(top), "share"), series, List.of(),
                        sheet(contestants)));
    }

    /// What a rule says is no estimate of a share.
    private static boolean isDrawn(Contestant contestant) {
        return contestant.calibration().size() >= FEWEST;
    }

    /// Only the one that was taken shows its intervals, so that the plot stays readable.
    private static double[] points(Bin bin, boolean interval) {
        return interval ? new double[] {bin.estimated(), bin.observed(), bin.interval().low(), bin.interval().high()}
                : new double[] {bin.estimated(), bin.observed()};
    }

    private static String message(RunReport report) {
        Optional<Contestant> taken = Contestants.taken(report).filter(Calibration::isDrawn);
        if (taken.isEmpty()) return "On the dotted line the estimates are what was observed.";
        List<Bin> bins = taken.get().calibration();
        long within = bins.stream().filter(bin -> bin.interval().low() <= bin.estimated() && bin.estimated() <= bin.interval().high()).count();
        Bin worst = bins.stream().max(Comparator.comparingDouble(bin -> Math.abs(bin.estimated() - bin.observed()))).orElseThrow();
        return Numbers.format("In %d of %d groups of similar score the estimate of %s lies in the interval of what was observed. ", within,
                bins.size(), taken.get().name())
                + "The widest gap: estimated " + Numbers.share(worst.estimated()) + ", observed " + Numbers.share(worst.observed())
                + " (" + Numbers.plural(worst.rows(), "row") + ").";
    }

    private static Sheet sheet(List<Contestant> contestants) {
        List<List<String>> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            for (Bin bin : contestant.calibration()) {
                rows.add(List.of(contestant.name(), Numbers.share(bin.estimated()), Numbers.share(bin.observed()),
                        "[" + Numbers.share(bin.interval().low()) + ", " + Numbers.share(bin.interval().high()) + "]", Numbers.count(bin.rows())));
            }
        }
        return new Sheet(List.of("learner", "estimated", "observed", "interval", "rows"), rows);
    }
}
