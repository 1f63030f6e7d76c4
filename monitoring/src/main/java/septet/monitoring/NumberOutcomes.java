package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.features.ExactSum;

/// How far numbers were from what was estimated.
final class NumberOutcomes implements Outcomes {
    /// Beyond this an error has no fourth power; such a row counts as one this large.
    private static final double GREATEST = 1e70;
    private final String unit;
    private final ExactSum errors = new ExactSum();
    private final ExactSum sizes = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final ExactSum fourths = new ExactSum();
    private final ExactSum truths = new ExactSum();
    private final ExactSum truthSquares = new ExactSum();
    private long rows;
    private long ranged;
    private long inside;

    NumberOutcomes(String unit) {
        this.unit = unit;
    }

    @Override
    public void add(Answered answer, double truth) {
        double error = Math.clamp(answer.estimate() - truth, -GREATEST, GREATEST);
        double bounded = Math.clamp(truth, -GREATEST, GREATEST);
        rows++;
        errors.add(error);
        sizes.add(Math.abs(error));
        squares.add(error * error);
        fourths.add(error * error * error * error);
        truths.add(bounded);
        truthSquares.add(bounded * bounded);
        if (Double.isNaN(answer.low())) return;
        ranged++;
        if (truth >= answer.low() && truth <= answer.high()) inside++;
    }

    @Override
    public double loss(Answered answer, double truth) {
        return Math.abs(answer.estimate() - truth);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<LiveFigure> figures() {
        if (rows == 0) return List.of();
        double n = rows;
        double absolute = sizes.rounded() / n;
        double square = squares.rounded() / n;
        double mean = errors.rounded() / n;
        List<LiveFigure> figures = new ArrayList<>();
        figures.add(LiveFigure.about("mean absolute error", absolute, error(square, absolute), unit).within(0, Double.MAX_VALUE));
        LiveFigure squared = LiveFigure.about("", square, error(fourths.rounded() / n, square), unit);
        figures.add(new LiveFigure("root mean squared error", Math.sqrt(square), Math.sqrt(Math.max(0, squared.low())), Math.sqrt(squared.high()), unit));
        figures.add(LiveFigure.about("mean error", mean, error(square, mean), unit));
        double spread = truthSquares.rounded() / n - truths.rounded() / n * (truths.rounded() / n);
        if (spread > 0) figures.add(new LiveFigure("r2", 1 - square / spread, Double.NaN, Double.NaN, ""));
        if (ranged > 0) figures.add(LiveFigure.share("coverage", inside, ranged));
        return figures;
    }

    /// The standard error of a mean, from the mean of the squares.
    private double error(double meanOfSquares, double mean) {
        return rows < 2 ? 0 : Math.sqrt(Math.max(0, meanOfSquares - mean * mean) / (rows - 1));
    }

    @Override
    public void write(StateWriter to) {
        to.number(rows);
        to.number(ranged);
        to.number(inside);
        for (ExactSum sum : sums()) sum.write(to);
    }

    @Override
    public void read(StateReader from) {
        rows = from.number();
        ranged = from.number();
        inside = from.number();
        for (ExactSum sum : sums()) sum.read(from);
    }

    private List<ExactSum> sums() {
        return List.of(errors, sizes, squares, fourths, truths, truthSquares);
    }
}
