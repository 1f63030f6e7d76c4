package septet.engines.xgboost;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.design.Problem;
import septet.model.Counts;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Link;
import septet.model.Loss;
import septet.model.Settings;
import septet.model.TrainingRows;

/// What trees are grown to lower, in XGBoost's words.
///
/// @param loss   as the design names it
/// @param labels of the rows: truths, classes, numbers or their logarithms
record Objective(Heads heads, Loss loss, double[] labels) {
    /// The loss of the design; without one the usual one for the heads.
    static Loss loss(Settings settings, Heads heads) {
        if (settings.values().containsKey("loss")) return Loss.of(settings);
        return Loss.of(heads instanceof Heads.Amount ? Loss.Of.SQUARED : Loss.Of.LOG);
    }

    static Objective of(TrainingRows rows, Heads heads, Loss loss) {
        boolean logarithmic = heads instanceof Heads.Amount amount && amount.logarithmic();
        double[] labels = rows.target().clone();
        if (logarithmic) for (int i = 0; i < labels.length; i++) labels[i] = StrictMath.log(labels[i]);
        return new Objective(heads, loss, labels);
    }

    /// Why this loss is none for these heads and rows; empty where it is.
    static Optional<Problem> objection(TrainingRows rows, Loss loss, Fitting fitting) {
        boolean suits = switch (fitting.heads()) {
            case Heads.Truth _ -> loss.of() == Loss.Of.LOG || loss.of() == Loss.Of.FOCAL;
            case Heads.Classes _ -> loss.of() == Loss.Of.LOG;
            case Heads.Amount _ -> switch (loss.of()) {
                case SQUARED, ABSOLUTE, POISSON, QUANTILE -> true;
                case LOG, FOCAL, HINGE, SQUARED_HINGE, PAIRWISE, LISTWISE, CONTRASTIVE, TRIPLET -> false;
            };
        };
        if (!suits) {
            return Optional.of(Problem.error(fitting.place() + ".loss", loss.setting() + " is no loss for " + what(fitting.heads()), "no trees were grown",
                    "Write " + losses(fitting.heads()) + ".", "MODEL-LOSS"));
        }
        return loss.of() == Loss.Of.POISSON && fitting.heads() instanceof Heads.Amount amount ? Counts.objection(rows, amount, fitting) : Optional.empty();
    }

    private static String what(Heads heads) {
        return switch (heads) {
            case Heads.Truth _ -> "true and false";
            case Heads.Classes _ -> "several classes";
            case Heads.Amount _ -> "numbers";
        };
    }

    private static String losses(Heads heads) {
        return switch (heads) {
            case Heads.Truth _ -> "log or focal";
            case Heads.Classes _ -> "log";
            case Heads.Amount _ -> "squared, absolute, poisson or quantile at 0.9";
        };
    }

    Link link() {
        return switch (heads) {
            case Heads.Truth _ -> Link.LOGISTIC;
            case Heads.Classes _ -> Link.SOFTMAX;
            case Heads.Amount amount -> amount.logarithmic() || loss.of() == Loss.Of.POISSON ? Link.EXPONENTIAL : Link.IDENTITY;
        };
    }

    /// With the first score of every row: 0.5 for classes, as XGBoost had it before it began to start from the mean, so that the first
    /// trees see every row with its full weight; for numbers, which have no such middle, the mean, or the quantile that is
    /// asked for.
    Map<String, Object> parameters(TrainingRows rows) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("base_score", 0.5);
        parameters.put("max_delta_step", 0);
        switch (heads) {
            case Heads.Truth _ -> parameters.put("objective", "binary:logistic");
            case Heads.Classes classes -> {
                parameters.put("objective", "multi:softprob");
                parameters.put("num_class", classes.words().size());
            }
            case Heads.Amount _ -> {
                parameters.put("base_score", switch (loss.of()) {
                    case ABSOLUTE -> quantile(rows, 0.5);
                    case QUANTILE -> quantile(rows, loss.level());
                    default -> mean(rows);
                });
                parameters.put("objective", switch (loss.of()) {
                    case ABSOLUTE -> "reg:absoluteerror";
                    case QUANTILE -> "reg:quantileerror";
                    case POISSON -> "count:poisson";
                    default -> "reg:squarederror";
                });
                if (loss.of() == Loss.Of.QUANTILE) parameters.put("quantile_alpha", loss.level());
                // Its own default, without which the exponential runs away.
                if (loss.of() == Loss.Of.POISSON) parameters.put("max_delta_step", 0.7);
            }
        }
        return parameters;
    }

    private double quantile(TrainingRows rows, double level) {
        List<Integer> order = IntStream.range(0, labels.length).boxed().sorted(Comparator.comparingDouble(row -> labels[row])).toList();
        double left = level * Arrays.stream(rows.weight()).sum();
        for (int row : order) {
            left -= rows.weight()[row];
            if (left <= 0) return labels[row];
        }
        return labels[order.getLast()];
    }

    private double mean(TrainingRows rows) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += rows.weight()[i] * labels[i];
            all += rows.weight()[i];
        }
        return sum / all;
    }
}
