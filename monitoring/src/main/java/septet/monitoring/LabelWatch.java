package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Anytime;
import septet.evaluation.Rates;

/// When labels come, and after which decisions they do not: a payment that was blocked never shows whether it was fraud, so that a system which learns from what it
/// let through learns less and less of what it stops.
final class LabelWatch {
    private static final double HOUR = 3.6e9;
    /// Hours.
    private static final Bins.Numbers DELAYS = new Bins.Numbers(new double[] {1, 3, 6, 12, 24, 48, 72, 120, 168, 240, 336, 504, 720, 1_440, 2_160});
    private static final double ALPHA = 0.01;
    private static final long FEWEST = 100;

    private final Counts delays = new Counts(DELAYS.count());
    private final Map<String, long[]> decisions = new TreeMap<>();

    void decided(String decision) {
        of(decision)[0]++;
    }

    /// @param at   microseconds: when it was decided
    /// @param from when its truth may be used
    void labelled(String decision, long at, long from) {
        of(decision)[1]++;
        delays.add(DELAYS.bin(Math.max(0, from - at) / HOUR));
    }

    private long[] of(String decision) {
        long[] counts = decisions.get(decision);
        if (counts == null) decisions.put(decision, counts = new long[2]);
        return counts;
    }

    /// The delay in hours within which this share of labels came, upwards to the end of its bin; NaN without labels, infinite beyond ninety days.
    double within(double share) {
        long need = (long) Math.ceil(share * delays.total());
        if (need == 0) return Double.NaN;
        long seen = 0;
        for (int bin = 0; bin < DELAYS.edges().length; bin++) {
            seen += delays.count(bin);
            if (seen >= need) return DELAYS.edges()[bin];
        }
        return Double.POSITIVE_INFINITY;
    }

    /// How often a decision was taken, and how often its truth came.
    record Labelled(String decision, long decided, long labelled) {
        Anytime share() {
            return Rates.rate(labelled, decided, ALPHA);
        }
    }

    List<Labelled> labelled() {
        List<Labelled> all = new ArrayList<>();
        decisions.forEach((decision, counts) -> all.add(new Labelled(decision, counts[0], Math.min(counts[0], counts[1]))));
        return all;
    }

    /// A decision after which the truth comes less than half as often as after another one, beyond chance.
    Optional<Labelled> hidden() {
        List<Labelled> enough = labelled().stream().filter(each -> each.decided() >= FEWEST).toList();
        double most = enough.stream().mapToDouble(each -> each.share().low()).max().orElse(0);
        return enough.stream().filter(each -> each.share().high() < most / 2).findFirst();
    }

    void write(StateWriter to) {
        delays.write(to);
        to.number(decisions.size());
        decisions.forEach((decision, counts) -> {
            to.text(decision);
            to.number(counts[0]);
            to.number(counts[1]);
        });
    }

    void read(StateReader from) {
        delays.read(from);
        for (int left = from.count(); left > 0; left--) decisions.put(from.text(), new long[] {from.number(), from.number()});
    }
}
