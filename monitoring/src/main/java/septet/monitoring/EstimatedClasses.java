package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.model.MostLikely;

/// How good the answers about classes of the last seven days are, before their truth has come: each row counts as right by as much as the chance of its class says, and as each other
/// class by that one's chance (confidence-based performance estimation, as [EstimatedQuality] does for yes and no).
final class EstimatedClasses {
    private static final int PANES = 7;
    /// Above this many classes nobody keeps for which others they may be taken.
    private static final int MOST_CLASSES = 30;
    /// Chances are added as whole multiples of 2^-40.
    private static final double UNIT = 0x1p40;

    private final int classes;
    /// By the answered class.
    private final Window rows;
    private final Window right;
    /// By the expected class, then by the answered one; where there are many classes nothing.
    private final Window expected;

    EstimatedClasses(int classes) {
        this.classes = classes;
        rows = new Window(classes, Duration.ofDays(PANES), PANES);
        right = new Window(classes, Duration.ofDays(PANES), PANES);
        expected = new Window(classes <= MOST_CLASSES ? classes * classes : 0, Duration.ofDays(PANES), PANES);
    }

    /// @param chances one for each class
    void decided(double[] chances, long at) {
        int answered = MostLikely.of(chances);
        rows.add(answered, at);
        right.add(answered, units(chances[answered]), at);
        for (int truth = 0; truth < classes && classes <= MOST_CLASSES; truth++) expected.add(truth * classes + answered, units(chances[truth]), at);
    }

    private static long units(double chance) {
        return Math.round(Math.clamp(chance, 0, 1) * UNIT);
    }

    long rows(long now) {
        return rows.until(now).total();
    }

    /// None before the first row.
    List<LiveFigure> figures(long now) {
        long all = rows(now);
        if (all == 0) return List.of();
        List<LiveFigure> figures = new ArrayList<>();
        if (classes <= MOST_CLASSES) figures.add(estimate("macro f1", macro(now)));
        figures.add(estimate("accuracy", right.until(now).total() / UNIT / all));
        return figures;
    }

    private static LiveFigure estimate(String metric, double value) {
        return new LiveFigure(metric, value, Double.NaN, Double.NaN, "");
    }

    /// The mean of the F1 of the classes of which half a row is to be expected or that were answered: the others are hardly there.
    private double macro(long now) {
        Counts counts = expected.until(now);
        Counts answers = rows.until(now);
        double sum = 0;
        int present = 0;
        for (int each = 0; each < classes; each++) {
            double truths = 0;
            for (int answered = 0; answered < classes; answered++) truths += counts.count(each * classes + answered) / UNIT;
            double size = truths + answers.count(each);
            if (truths < 0.5 && answers.count(each) == 0) continue;
            present++;
            sum += 2 * counts.count(each * classes + each) / UNIT / size;
        }
        return present == 0 ? 0 : sum / present;
    }

    void write(StateWriter to) {
        rows.write(to);
        right.write(to);
        expected.write(to);
    }

    void read(StateReader from) {
        rows.read(from);
        right.read(from);
        expected.read(from);
    }
}
