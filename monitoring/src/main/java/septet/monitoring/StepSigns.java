package septet.monitoring;

import java.util.List;
import java.util.Locale;

/// What is looked at in a step of a rollout, and how much worse it may be there: signs that need no label.
enum StepSigns {
    /// Answers that are not the full ones.
    ERRORS("degraded answers") {
        @Override
        double tolerance(double control) {
            return 0.01;
        }

        @Override
        String shown(double value) {
            return percent(value);
        }
    },
    /// The mean of the logarithm of the time that answers take, so that a few slow ones do not decide.
    LATENCY("latency") {
        @Override
        double tolerance(double control) {
            return StrictMath.log(1.1);
        }

        @Override
        String shown(double value) {
            return String.format(Locale.ROOT, "%.0f \u00B5s", StrictMath.exp(value));
        }
    },
    /// The mean score. Beyond what the gates saw it may double: what is new in the world moves it too.
    SCORE("mean score") {
        @Override
        double tolerance(double control) {
            return Math.max(0.001, Math.abs(control));
        }

        @Override
        double toleranceBelow(double control) {
            return Math.max(0.001, Math.abs(control) * 0.5);
        }
    },
    /// How often something else than the last decision is taken.
    ACTED("share acted on") {
        @Override
        double tolerance(double control) {
            return Math.max(0.02, control);
        }

        @Override
        double toleranceBelow(double control) {
            return Math.max(0.02, control * 0.5);
        }

        @Override
        String shown(double value) {
            return percent(value);
        }
    };

    static final List<StepSigns> ALL = List.of(values());
    private final String words;

    StepSigns(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Whether it says something of the model alone: what one step has shown of it, the next need not show again.
    boolean isOfModel() {
        return this == SCORE || this == ACTED;
    }

    /// How much more than expected it may be.
    ///
    /// @param control what serves, and what the gates saw the candidate say beyond it
    abstract double tolerance(double control);

    /// How much less; infinite where less is never worse.
    double toleranceBelow(double control) {
        return Double.POSITIVE_INFINITY;
    }

    String shown(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.4f", value);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value * 100);
    }
}
