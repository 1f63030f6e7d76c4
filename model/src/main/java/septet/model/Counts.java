package septet.model;

import java.util.Optional;
import septet.design.Problem;

/// Targets of a Poisson loss: never negative, on a logarithmic scale by themselves.
public final class Counts {
    private Counts() {}

    /// Why these are none; empty where they are.
    public static Optional<Problem> objection(TrainingRows rows, Heads.Amount head, Fitting fitting) {
        if (head.logarithmic()) {
            return Optional.of(Problem.error(fitting.place() + ".loss", "poisson works on a logarithmic scale by itself", "target: log would take the logarithm twice",
                    "Leave out model.target, or use the loss squared.", "MODEL-POISSON"));
        }
        int negative = 0;
        for (double each : rows.target()) if (each < 0) negative++;
        if (negative == 0) return Optional.empty();
        return Optional.of(Problem.error(fitting.place() + ".loss", head.name() + " is negative in " + negative + " of " + rows.size() + " training rows",
                "poisson is for counts and other amounts that never are", "Use the loss squared or absolute.", "MODEL-POISSON"));
    }

    /// The logarithm of the mean of rows that are not all 0.
    public static double logOfMean(double[] target, double[] weight) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < target.length; i++) {
            sum += weight[i] * target[i];
            all += weight[i];
        }
        return StrictMath.log(sum / all);
    }
}
