package septet.monitoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Rates;

/// What became of the decisions of each version, of each arm of a rollout: side by side, because the whole hides what a small share does. The oldest of more than
/// [#MOST] is let go.
final class VersionWatch {
    private static final int MOST = 20;
    private static final double ALPHA = 0.05;
    private static final double UNIT = 0x1p40;

    /// Of one version in one arm.
    static final class Of {
        long decisions;
        long degraded;
        private long scores;
        long labels;
        long positives;
        private long squares;
        long cost;
        long baselineCost;

        double meanScore() {
            return decisions == 0 ? Double.NaN : scores / UNIT / decisions;
        }

        /// Mean squared error on labels.
        double loss() {
            return labels == 0 ? Double.NaN : squares / UNIT / labels;
        }

        septet.evaluation.Anytime degradedShare() {
            return Rates.rate(degraded, decisions, ALPHA);
        }

        private void write(StateWriter to) {
            for (long number : new long[] {decisions, degraded, scores, labels, positives, squares, cost, baselineCost}) to.number(number);
        }

        private void read(StateReader from) {
            decisions = from.number();
            degraded = from.number();
            scores = from.number();
            labels = from.number();
            positives = from.number();
            squares = from.number();
            cost = from.number();
            baselineCost = from.number();
        }
    }

    private final LinkedHashMap<String, Of> versions = new LinkedHashMap<>();
    private String lastVersion = "";
    private String lastArm = "";
    private String last = "";

    /// The name under which a version's decisions are counted.
    String name(String version, String arm) {
        if (!version.equals(lastVersion) || !arm.equals(lastArm)) {
            lastVersion = version;
            lastArm = arm;
            last = arm.isEmpty() ? version : version + " " + arm;
        }
        return last;
    }

    void decided(String name, double score, boolean degraded) {
        Of here = of(name);
        here.decisions++;
        if (degraded) here.degraded++;
        if (!Double.isNaN(score)) here.scores += Math.round(score * UNIT);
    }

    void matured(String name, double score, boolean truth, long cost, long baselineCost) {
        Of here = of(name);
        double off = score - (truth ? 1 : 0);
        here.labels++;
        if (truth) here.positives++;
        here.squares += Math.round(off * off * UNIT);
        here.cost += cost;
        here.baselineCost += baselineCost;
    }

    private Of of(String name) {
        Of here = versions.get(name);
        if (here != null) return here;
        versions.put(name, here = new Of());
        if (versions.size() > MOST) versions.pollFirstEntry();
        return here;
    }

    /// In the order in which they first decided.
    Map<String, Of> versions() {
        return Collections.unmodifiableMap(versions);
    }

    void write(StateWriter to) {
        to.number(versions.size());
        versions.forEach((name, of) -> {
            to.text(name);
            of.write(to);
        });
    }

    void read(StateReader from) {
        for (int left = from.count(); left > 0; left--) {
            String name = from.text();
            of(name).read(from);
        }
    }
}
