package septet.model;

import java.util.Optional;
import septet.design.Problem;

/// Whether rows can teach a binary classifier at all.
public final class Teachable {
    private Teachable() {}

    /// Why not; empty where they can.
    public static Optional<Problem> objection(TrainingRows rows, Fitting fitting) {
        String head = fitting.heads().names().getFirst();
        if (rows.size() == 0) {
            return Optional.of(Problem.error(fitting.place(), "no training row is left", "there is nothing to learn from",
                    "Look at split.train, at the checks, and at how long the label takes to become known.", "MODEL-NO-ROWS"));
        }
        int positives = rows.count(1);
        if (positives + rows.count(0) != rows.size()) throw new IllegalArgumentException("a target of two classes is 0 or 1");
        if (positives == 0 || positives == rows.size()) {
            return Optional.of(Problem.error(fitting.place(),
                    head + " is " + (positives == 0 ? "false" : "true") + " in all " + rows.size() + " training rows",
                    "there is nothing to tell apart", "Take a longer split.train, or correct how " + head + " is read.", "MODEL-ONE-CLASS"));
        }
        return Optional.empty();
    }
}
