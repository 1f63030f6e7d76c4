package septet.monitoring;

import java.util.List;
import java.util.Locale;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Anytime;
import septet.evaluation.Guardrail;
import septet.evaluation.Means;
import septet.evaluation.Moments;
import septet.evaluation.Quantiles;
import septet.evaluation.Verdict;

/// What is protected of the answers of two arms, each with a verdict of its own. Quantiles of latency are those of answers, taken as independent of each other
/// ([Quantiles]), and an
/// arm's interval has half of the error chance; degraded answers are counted unit by unit, as those of one unit are not.
final class AnswerGuards {
    /// A share that is no loss yet where nearly nothing was degraded before.
    private static final double LEAST = 0.001;
    private static final double NANOS = 1e6;
    private final List<ServingGuard> guards;
    private final Latencies control = new Latencies();
    private final Latencies treated = new Latencies();

    AnswerGuards(List<ServingGuard> guards) {
        this.guards = List.copyOf(guards);
    }

    /// What one of them shows.
    record Found(Verdict verdict, String line) {}

    void timed(boolean byTreated, long nanos) {
        (byTreated ? treated : control).record(nanos);
    }

    /// @param degraded of each unit its answers that were not the full ones, over its answers; those of the control first
    List<Found> found(List<Moments> degraded, Means.Tuning tuning) {
        return guards.stream().map(guard -> guard.isLatency() ? latency(guard, tuning) : share(guard, degraded.getFirst(), degraded.getLast(), tuning)).toList();
    }

    private Found share(ServingGuard guard, Moments before, Moments now, Means.Tuning tuning) {
        long had = before.count() + now.count();
        Anytime difference = Means.ratioDifference(before, now, tuning);
        double was = before.mean() / before.covariateMean();
        double margin = Double.isFinite(was) ? Math.max(LEAST, guard.part() * was) : LEAST;
        Verdict verdict = new Guardrail(guard.metric(), false, margin).judge(difference, had);
        if (Double.isInfinite(difference.width())) return new Found(verdict, guard.metric() + ": too few units yet (" + now.count() + " and " + before.count() + ")");
        return new Found(verdict, String.format(Locale.ROOT, "%s %.2f%% against %.2f%%: %+.2f points, at any time between %+.2f and %+.2f, where %+.2f may be (%,d and %,d units)", guard.metric(),
                100 * (was + difference.value()), 100 * was, 100 * difference.value(), 100 * difference.low(), 100 * difference.high(), 100 * margin, now.count(), before.count()));
    }

    private Found latency(ServingGuard guard, Means.Tuning tuning) {
        long had = control.total() + treated.total();
        Means.Tuning half = new Means.Tuning(tuning.alpha() / 2, Math.max(1, had / 2.0));
        Anytime before = quantile(control, guard.share(), half);
        Anytime now = quantile(treated, guard.share(), half);
        boolean few = Double.isInfinite(before.width()) || Double.isInfinite(now.width());
        double margin = few ? 0 : guard.part() * before.value();
        Anytime difference = now.less(before);
        Verdict verdict = new Guardrail(guard.metric(), false, margin).judge(difference, had);
        if (few) return new Found(verdict, String.format(Locale.ROOT, "%s: too few answers yet (%,d and %,d)", guard.metric(), treated.total(), control.total()));
        return new Found(verdict, String.format(Locale.ROOT, "%s %.3g ms against %.3g ms: %+.3g ms, at any time between %+.3g and %+.3g, where %+.3g may be (%,d and %,d answers)", guard.metric(), now.value(),
                before.value(), difference.value(), difference.low(), difference.high(), margin, treated.total(), control.total()));
    }

    /// Milliseconds; the ends are those of whole buckets.
    private static Anytime quantile(Latencies of, double share, Means.Tuning tuning) {
        if (of.total() == 0) return new Anytime(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Quantiles.Ranks ranks = Quantiles.ranks(share, of.total(), tuning);
        double low = ranks.low() < 1 ? Double.NEGATIVE_INFINITY : (Latencies.upper(of.bucketOf(ranks.low()) - 1) + 1) / NANOS;
        double high = ranks.high() > of.total() ? Double.POSITIVE_INFINITY : Latencies.upper(of.bucketOf(ranks.high())) / NANOS;
        return new Anytime(of.percentile(share) / NANOS, low, high);
    }

    boolean isEmpty() {
        return guards.isEmpty();
    }

    void write(StateWriter to) {
        to.number(guards.size());
        if (guards.isEmpty()) return;
        control.write(to);
        treated.write(to);
    }

    void read(StateReader from) {
        if (from.count() != guards.size()) throw from.mismatch("other things are protected");
        if (guards.isEmpty()) return;
        control.read(from);
        treated.read(from);
    }
}
