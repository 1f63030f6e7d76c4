package septet.monitoring;

import septet.data.StateReader;
import septet.data.StateWriter;

/// Whether the truth has come to depend on the inputs in another way: whether the loss on labels, as they may be used, has risen. Three detectors of different kinds look at
/// it; one alone errs now and then.
final class ConceptWatch {
    private static final double TOLERANCE = 0.005;
    private static final double THRESHOLD = 50;

    private final Adwin losses = new Adwin(Adwin.DELTA);
    private final PageHinkley rising = new PageHinkley(TOLERANCE, THRESHOLD);
    private final Ddm errors = new Ddm();
    private final Seen adwin = new Seen();
    private final Seen pageHinkley = new Seen();
    private final Seen ddm = new Seen();
    private double before = Double.NaN;

    /// When a detector has found a rise: how often, and when last.
    static final class Seen {
        long times;
        long last = Long.MIN_VALUE;

        private void at(long time) {
            times++;
            last = time;
        }

        private void write(StateWriter to) {
            to.number(times);
            to.number(last);
        }

        private void read(StateReader from) {
            times = from.number();
            last = from.number();
        }
    }

    /// A label that may be used now.
    ///
    /// @param loss  of its answer, from 0 to 1
    /// @param wrong whether it was a wrong one
    void matured(double loss, boolean wrong, long at) {
        double was = losses.mean();
        if (losses.add(loss) && losses.mean() > was) {
            adwin.at(at);
            before = was;
        }
        if (rising.add(loss)) pageHinkley.at(at);
        if (errors.add(wrong)) ddm.at(at);
    }

    Seen adwin() {
        return adwin;
    }

    Seen pageHinkley() {
        return pageHinkley;
    }

    Seen ddm() {
        return ddm;
    }

    /// The mean loss over the window that has not changed; NaN before any label.
    double loss() {
        return losses.mean();
    }

    /// The same just before the window was cut for a rise; NaN where that never happened.
    double lossBefore() {
        return before;
    }

    /// Labels in that window.
    long window() {
        return losses.width();
    }

    void write(StateWriter to) {
        losses.write(to);
        rising.write(to);
        errors.write(to);
        adwin.write(to);
        pageHinkley.write(to);
        ddm.write(to);
        to.number(Double.doubleToRawLongBits(before));
    }

    void read(StateReader from) {
        losses.read(from);
        rising.read(from);
        errors.read(from);
        adwin.read(from);
        pageHinkley.read(from);
        ddm.read(from);
        before = Double.longBitsToDouble(from.number());
    }
}
