package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Which class was taken for which.
final class ClassOutcomes implements Outcomes {
    private final List<String> classes;
    /// By the true class, then by the answered one; a class that training did not know stands last among the true ones.
    private final long[][] counts;
    private long rows;

    ClassOutcomes(List<String> classes) {
        this.classes = List.copyOf(classes);
        counts = new long[classes.size() + 1][classes.size()];
    }

    @Override
    public void add(Answered answer, double truth) {
        counts[truth < 0 ? classes.size() : (int) truth][(int) answer.estimate()]++;
        rows++;
    }

    /// Not known: the chance of the true class is not kept.
    @Override
    public double loss(Answered answer, double truth) {
        return Double.NaN;
    }

    @Override
    public long rows() {
        return rows;
    }

    /// How many rows of the one class were taken for the other.
    long count(int truth, int answered) {
        return counts[truth][answered];
    }

    List<String> classes() {
        return classes;
    }

    @Override
    public List<LiveFigure> figures() {
        if (rows == 0) return List.of();
        long right = 0;
        for (int i = 0; i < classes.size(); i++) right += counts[i][i];
        return List.of(macro(right), LiveFigure.share("accuracy", right, rows));
    }

    /// The mean of the F1 of each class that occurs, in truths or answers. Its variance is that of a smooth function of the counts (the delta method): each row moves F1 of a class
    /// by what it adds to numerator and denominator. Where all rows are right there is no variance left to see, and the interval is that of the accuracy.
    private LiveFigure macro(long right) {
        List<Integer> present = new ArrayList<>();
        double[] f1 = new double[classes.size() + 1];
        double[] sizes = new double[classes.size() + 1];
        for (int i = 0; i <= classes.size(); i++) {
            for (int j = 0; j < classes.size(); j++) sizes[i] += counts[i][j];
            for (int j = 0; j <= classes.size() && i < classes.size(); j++) sizes[i] += counts[j][i];
            if (sizes[i] == 0) continue;
            present.add(i);
            f1[i] = i < classes.size() ? 2 * counts[i][i] / sizes[i] : 0;
        }
        double mean = present.stream().mapToDouble(i -> f1[i]).sum() / present.size();
        if (right == rows || right == 0) {
            LiveFigure share = LiveFigure.share("macro f1", right, rows);
            return new LiveFigure("macro f1", mean, Math.min(mean, share.low()), Math.max(mean, share.high()), "");
        }
        double squares = 0;
        for (int truth = 0; truth <= classes.size(); truth++) {
            for (int answered = 0; answered < classes.size(); answered++) {
                if (counts[truth][answered] == 0) continue;
                double moves = truth == answered ? 2 * (1 - f1[truth]) / sizes[truth] : -f1[truth] / sizes[truth] - f1[answered] / sizes[answered];
                moves /= present.size();
                squares += counts[truth][answered] * moves * moves;
            }
        }
        return LiveFigure.about("macro f1", mean, Math.sqrt(squares), "").within(0, 1);
    }

    @Override
    public void write(StateWriter to) {
        for (long[] row : counts) for (long count : row) to.number(count);
    }

    @Override
    public void read(StateReader from) {
        for (long[] row : counts) {
            for (int i = 0; i < row.length; i++) {
                row[i] = from.number();
                rows += row[i];
            }
        }
    }
}
