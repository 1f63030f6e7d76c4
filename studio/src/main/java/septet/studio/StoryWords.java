package septet.studio;

import septet.loop.LoopReport;
import septet.loop.LoopReport.Checks;
import septet.loop.LoopReport.Entry;
import septet.loop.LoopReport.Totals;

/// What is said of a rehearsal in the same words everywhere.
final class StoryWords {
    private StoryWords() {}

    /// `12 retrainings, 10 promotions, 1 rollback, 1 candidate refused.`
    static String outcome(LoopReport found) {
        Totals totals = found.totals();
        return Numbers.plural(totals.retrainings(), "retraining") + ", " + Numbers.plural(totals.promotions(), "promotion") + ", " + Numbers.plural(totals.rollbacks(), "rollback")
                + ", " + Numbers.plural(totals.undecided(), "candidate") + " withdrawn undecided, " + Numbers.plural(totals.refused(), "candidate") + " refused.";
    }

    /// `EUR 1,200 less than the baseline`.
    static String against(String currency, double saved, String other) {
        if (Math.abs(saved) < 0.005) return "as much as " + other;
        return Numbers.money(currency, Math.abs(saved)) + (saved > 0 ? " less than " : " more than ") + other;
    }

    static String checks(LoopReport found) {
        Checks checks = found.checks();
        String good = Numbers.count(checks.lost()) + " events lost, " + Numbers.count(checks.unproven()) + " promotions without evidence, " + Numbers.count(checks.unregistered())
                + " versions that answered without being registered; " + Numbers.count(checks.compared() - checks.different()) + " of " + Numbers.count(checks.compared())
                + " feature values equal those of the training set bit for bit.";
        return checks.hold() ? good : "NOT AS IT MUST BE: " + good;
    }

    /// Steps that merely begin are left out where there is little room.
    static boolean isLoud(Entry entry) {
        return !(entry.verdict().isEmpty() && (entry.action().equals("shadow") || entry.action().equals("canary") || entry.action().equals("retrain")));
    }
}
