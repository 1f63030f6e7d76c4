package septet.loop;

/// A slice of a run beside all of its rows, by the metric that both have.
///
/// @param slice with its value: `weekend true`
record RunSlice(String slice, long rows, RunQuality.Metric here, RunQuality.Metric overall) {
    String text() {
        return slice + " (" + ReviewFigures.count(rows) + " rows) has " + here.name() + " " + ReviewFigures.value(here) + ", all rows " + ReviewFigures.value(overall);
    }

    /// How much worse it is than all rows, as a share of these.
    double behind() {
        double all = overall.measure().value();
        double worse = here.lowerIsBetter() ? here.measure().value() - all : all - here.measure().value();
        return all == 0 ? 0 : worse / Math.abs(all);
    }

    /// Whether even the kind end of its interval is worse than the figure of all rows.
    boolean surely() {
        double all = overall.measure().value();
        return here.measure().interval().map(interval -> here.lowerIsBetter() ? interval.low() > all : interval.high() < all).orElse(false);
    }
}
