package septet.serving;

import java.util.Arrays;
import septet.data.Row;

/// What the ladder says of one row.
///
/// @param rung     that answered; the last one where none could
/// @param heads    NaN where nothing estimated them
/// @param degraded why this is not the full answer; empty where it is
record Verdict(Rung rung, double[] heads, String decision, String degraded) {
    /// Goes down the ladder until a rung gives finite estimates.
    static Verdict of(Ladder ladder, Row row) {
        double[] heads = new double[ladder.heads().size()];
        StringBuilder failed = new StringBuilder(ladder.standing());
        for (Rung rung : ladder.rungs()) {
            if (estimates(rung, row, heads)) return new Verdict(rung, heads, decide(rung, row, heads), because(failed, rung, ladder));
            if (!failed.isEmpty()) failed.append("; ");
            failed.append(rung.name()).append(rung.estimator() instanceof Estimator.Lost(_, String why) ? " " + why : " gave no finite score");
        }
        Rung last = ladder.rungs().getLast();
        Arrays.fill(heads, Double.NaN);
        return new Verdict(last, heads, otherwise(last), failed.append("; the last decision was taken").toString());
    }

    /// A row that is no example by `framing.eligible` gets the last decision, and nothing estimates it.
    static Verdict notEligible(Ladder ladder) {
        Rung first = ladder.rungs().getFirst();
        double[] heads = new double[ladder.heads().size()];
        Arrays.fill(heads, Double.NaN);
        return new Verdict(first, heads, otherwise(first), ladder.standing());
    }

    private static boolean estimates(Rung rung, Row row, double[] heads) {
        try {
            rung.estimator().estimate(row, heads);
        } catch (RuntimeException _) {
            return false; // the answer says which rung failed; the next one takes over
        }
        for (double head : heads) if (!Double.isFinite(head)) return false;
        return true;
    }

    private static String because(StringBuilder failed, Rung rung, Ladder ladder) {
        if (rung == ladder.rungs().getFirst()) return ladder.standing();
        return failed.append("; ").append(rung.name()).append(" answered").toString();
    }

    private static String decide(Rung rung, Row row, double[] heads) {
        for (Rule rule : rung.rules()) if (rule.holds(row, heads)) return rule.decision();
        return "";
    }

    private static String otherwise(Rung rung) {
        return rung.rules().isEmpty() || !(rung.rules().getLast() instanceof Rule.Otherwise last) ? "" : last.decision();
    }

    /// The same, for one reason more not the full answer.
    Verdict degraded(String why) {
        return new Verdict(rung, heads, decision, degraded.isEmpty() ? why : degraded + "; " + why);
    }

    boolean estimated() {
        return !Double.isNaN(heads[0]);
    }
}
