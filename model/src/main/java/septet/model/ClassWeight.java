package septet.model;

import java.util.Arrays;

/// How much the rows of each class count beyond their own weight: against imbalance. Whatever is chosen moves the
/// scores away from probabilities, which calibration puts right afterwards.
public final class ClassWeight {
    private ClassWeight() {}

    /// The weights of the rows under this setting; with `balanced` their sum stays the same.
    public static double[] of(TrainingRows rows, Setting setting) {
        double[] weights = rows.weight().clone();
        switch (setting) {
            case Setting.Word word when word.value().equals("balanced") -> balance(weights, rows.target());
            case Setting.Number factor -> {
                for (int i = 0; i < weights.length; i++) if (rows.target()[i] == 1) weights[i] *= factor.value();
            }
            case Setting.Word _ -> { }
            case Setting.Range range -> throw new IllegalArgumentException("weight " + range);
        }
        return weights;
    }

    /// Each class weighs as much as any other that rows show.
    private static void balance(double[] weights, double[] target) {
        double[] ofClass = new double[(int) Arrays.stream(target).max().orElse(0) + 1];
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            ofClass[(int) target[i]] += weights[i];
            all += weights[i];
        }
        long classes = Arrays.stream(ofClass).filter(sum -> sum > 0).count();
        for (int i = 0; i < weights.length; i++) weights[i] *= all / (classes * ofClass[(int) target[i]]);
    }
}
