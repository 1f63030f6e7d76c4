package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.data.LoopRecord;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Checks;
import septet.loop.LoopReport.Entry;
import septet.loop.LoopReport.Totals;

/// What is said of a rehearsal in the same words everywhere.
final class StoryWords {
    private StoryWords() {}

    /// `12 retrainings, 10 promotions, 1 rollback, 1 candidate refused.` What did not happen is left out.
    static String outcome(LoopReport found) {
        Totals totals = found.totals();
        List<String> parts = new ArrayList<>(List.of(Numbers.plural(totals.retrainings(), "retraining"), Numbers.plural(totals.promotions(), "promotion")));
        if (totals.rollbacks() > 0) parts.add(Numbers.plural(totals.rollbacks(), "rollback"));
        if (totals.undecided() > 0) parts.add(Numbers.plural(totals.undecided(), "candidate") + " withdrawn undecided");
        if (totals.refused() > 0) parts.add(Numbers.plural(totals.refused(), "candidate") + " refused");
        return String.join(", ", parts) + ".";
    }

    /// `9,412 more were refused, and nobody decided on them.` Empty where none was.
    static String lost(LoopReport found) {
        long lost = found.lost().requests();
        return lost == 0 ? "" : Numbers.count(lost) + " more were refused, and nobody decided on them: they cost nothing here, and who knows what elsewhere.";
    }

    /// `EUR 1,200 less than the baseline`.
    static String against(String currency, double saved, String other) {
        if (Math.abs(saved) < 0.005) return "as much as " + other;
        return Numbers.money(currency, Math.abs(saved)) + (saved > 0 ? " less than " : " more than ") + other;
    }

    /// What it cost to know what the system is worth; empty where nobody was held back.
    static String holdback(LoopReport found) {
        return found.holdback().map(held -> {
            String currency = found.currency();
            String who = Numbers.count(held.units()) + " of " + Numbers.plural(held.units() + held.others(), held.unit()) + " were held back: the baseline decided on them "
                    + Numbers.count(held.decisions())
                    + " times, at " + Numbers.money(currency, held.cost()) + ". ";
            return who + held.extra().map(extra -> "Served as the others they would have cost " + against(currency, extra.value()) + " (at any time between "
                    + more(currency, extra.low()) + " and "
                    + more(currency, extra.high()) + "). So many show a difference of " + Numbers.money(currency, extra.shown()) + " a decision four times in five.")
                    .orElse("Too few to tell what they would have cost, had they been served as the others.");
        }).orElse("");
    }

    private static String against(String currency, double less) {
        return Numbers.money(currency, Math.abs(less)) + (less < 0 ? " more" : " less");
    }

    private static String more(String currency, double less) {
        return less < 0 ? against(currency, less) : Numbers.money(currency, less);
    }

    static String checks(LoopReport found) {
        Checks checks = found.checks();
        String good = Numbers.count(checks.lost()) + " events lost, " + Numbers.count(checks.twice()) + " records written twice, "
                + Numbers.count(checks.unproven()) + " promotions without evidence, " + Numbers.count(checks.unregistered())
                + " versions that answered without being registered; " + Numbers.count(checks.compared() - checks.different()) + " of " + Numbers.count(checks.compared())
                + " feature values equal those of the training set bit for bit.";
        return checks.hold() ? good : "NOT AS IT MUST BE: " + good;
    }

    /// Whether a step of a rollout begins.
    static boolean begins(Entry entry) {
        return entry.verdict().isEmpty() && (entry.action().equals(LoopRecord.SHADOW) || entry.action().equals(LoopRecord.CANARY));
    }

    /// Steps that merely begin are left out where there is little room.
    static boolean isLoud(Entry entry) {
        return !begins(entry) && !(entry.verdict().isEmpty() && entry.action().equals("retrain"));
    }
}
