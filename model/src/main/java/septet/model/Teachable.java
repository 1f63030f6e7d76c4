package septet.model;

import java.util.Optional;
import septet.design.Problem;

/// Whether rows can teach a learner at all.
public final class Teachable {
    private Teachable() {}

    /// Why not; empty where they can.
    public static Optional<Problem> objection(TrainingRows rows, Fitting fitting) {
        if (rows.size() == 0) {
            return Optional.of(Problem.error(fitting.place(), "no training row is left", "there is nothing to learn from",
                    "Look at split.train, at the checks, and at how long the label takes to become known.", "MODEL-NO-ROWS"));
        }
        return switch (fitting.heads()) {
            case Heads.Truth truth -> truth(truth, rows, fitting);
            case Heads.Classes classes -> classes(classes, rows, fitting);
            case Heads.Amount amount -> amount(amount, rows, fitting);
        };
    }

    private static Optional<Problem> truth(Heads.Truth head, TrainingRows rows, Fitting fitting) {
        int positives = rows.count(1);
        if (positives + rows.count(0) != rows.size()) throw new IllegalArgumentException("a target of two classes is 0 or 1");
        if (positives > 0 && positives < rows.size()) return Optional.empty();
        return Optional.of(alike(head.name(), positives == 0 ? "false" : "true", rows, fitting));
    }

    private static Optional<Problem> classes(Heads.Classes heads, TrainingRows rows, Fitting fitting) {
        for (double each : rows.target()) {
            if (each != Math.rint(each) || each < 0 || each >= heads.words().size()) throw new IllegalArgumentException("the class " + each);
        }
        double first = rows.target()[0];
        if (rows.count(first) < rows.size()) return Optional.empty();
        return Optional.of(alike("the class", heads.words().get((int) first), rows, fitting));
    }

    private static Optional<Problem> amount(Heads.Amount head, TrainingRows rows, Fitting fitting) {
        double first = rows.target()[0];
        if (rows.count(first) == rows.size()) return Optional.of(alike(head.name(), new Setting.Number(first).toString(), rows, fitting));
        if (!head.logarithmic()) return Optional.empty();
        int without = 0;
        for (double each : rows.target()) if (each <= 0) without++;
        if (without == 0) return Optional.empty();
        return Optional.of(Problem.error(fitting.place(), head.name() + " is 0 or less in " + without + " of " + rows.size() + " training rows",
                "these have no logarithm", "Leave out model.target, or use loss: poisson, which takes 0; or make them no examples: framing.eligible.", "MODEL-TARGET-LOG"));
    }

    private static Problem alike(String what, String value, TrainingRows rows, Fitting fitting) {
        return Problem.error(fitting.place(), what + " is " + value + " in all " + rows.size() + " training rows",
                "there is nothing to tell apart", "Take a longer split.train, or correct how " + what + " is read.", "MODEL-ONE-CLASS");
    }

    /// A learner that estimates something else.
    static Problem otherTask(Fitting fitting, String kind, String estimates, String instead) {
        return Problem.error(fitting.place(), kind + " estimates " + estimates, "it cannot learn this", "Use " + instead + ".", "MODEL-LEARNER-TASK");
    }

    /// A fit that found no least loss.
    static Problem restless(Fitting fitting, String remedy) {
        return Problem.error(fitting.place(), "the fit came to no rest", "there is no model", remedy, "MODEL-NO-REST");
    }
}
