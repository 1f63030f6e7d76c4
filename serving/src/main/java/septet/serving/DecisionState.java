package septet.serving;

import java.util.ArrayList;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;

/// The answers that are remembered, in a checkpoint.
final class DecisionState {
    private DecisionState() {}

    static void write(Recent<Decision> answers, StateWriter to) {
        to.section("answers 1");
        to.number(answers.size());
        answers.forEach((_, decision) -> write(decision, to));
    }

    private static void write(Decision decision, StateWriter to) {
        to.text(decision.id());
        to.text(decision.decision());
        real(decision.score(), to);
        to.number(decision.heads().size());
        for (Decision.Head head : decision.heads()) {
            to.text(head.name());
            real(head.estimate(), to);
        }
        to.number(decision.reasons().size());
        for (Decision.Why why : decision.reasons()) {
            to.text(why.feature());
            to.text(why.value());
            real(why.contribution(), to);
        }
        to.text(decision.version());
        to.text(decision.degraded());
    }

    static void read(Recent<Decision> answers, StateReader from) {
        from.section("answers 1");
        for (int left = from.count(); left > 0; left--) {
            Decision decision = decision(from);
            answers.put(decision.id(), decision);
        }
    }

    private static Decision decision(StateReader from) {
        String id = from.text();
        String decision = from.text();
        double score = real(from);
        List<Decision.Head> heads = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) heads.add(new Decision.Head(from.text(), real(from)));
        List<Decision.Why> reasons = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) reasons.add(new Decision.Why(from.text(), from.text(), real(from)));
        return new Decision(id, decision, score, heads, reasons, from.text(), from.text());
    }

    private static void real(double value, StateWriter to) {
        to.number(Double.doubleToRawLongBits(value));
    }

    private static double real(StateReader from) {
        return Double.longBitsToDouble(from.number());
    }
}
