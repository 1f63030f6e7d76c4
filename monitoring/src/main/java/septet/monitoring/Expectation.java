package septet.monitoring;

import septet.data.StateReader;
import septet.data.StateWriter;
import septet.features.ExactSum;

/// What was to be expected of answers about classes or numbers, beside what came.
final class Expectation {
    /// Errors are compared with those of other rows, of which there were not endlessly many.
    private static final double SLACK = 0.1;
    private final Trust.Promise promise;
    private final ExactSum came = new ExactSum();
    private final ExactSum promised = new ExactSum();
    private final ExactSum variance = new ExactSum();
    private long rows;

    Expectation(Trust.Promise promise) {
        this.promise = promise;
    }

    /// @param expected the chance that the class was right, or the error that was to be expected; NaN where nobody knew
    /// @param found    1 or 0, or the error
    void add(double expected, double found) {
        if (Double.isNaN(expected) || !Double.isFinite(found)) return;
        rows++;
        came.add(found);
        promised.add(expected);
        variance.add(promise == Trust.Promise.RIGHT ? expected * (1 - expected) : (found - expected) * (found - expected));
    }

    Trust.Matured matured() {
        return new Trust.Matured(promise, rows, came.rounded(), promised.rounded(), variance.rounded(), promise == Trust.Promise.RIGHT ? 0 : SLACK);
    }

    void write(StateWriter to) {
        to.number(rows);
        came.write(to);
        promised.write(to);
        variance.write(to);
    }

    void read(StateReader from) {
        rows = from.number();
        came.read(from);
        promised.read(from);
        variance.read(from);
    }
}
