package septet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.CardPaymentSettings;
import septet.engines.xgboost.BoostedTrees;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Model;
import septet.model.Scorer;
import septet.model.Settings;
import septet.model.TrainingRows;

/// What a model of boosted trees says of generated card payments, day by day, with labels as late as they are.
///
/// @param scores of the payments of one day, and `frauds` which of them are some
record PaymentScores(double[] scores, boolean[] frauds) {
    /// Until windows and labels are full.
    private static final int WARM = 37;
    private static final int TRAINED = 28;
    private static final int ROUNDS = 60;

    private record Town(PaymentArrays payments, FeaturePlan plan, TrainingSet set) {
        static Town of(int seed, int days) throws InterruptedException {
            CardPaymentSettings settings = CardPaymentSettings.DEFAULT;
            PaymentArrays payments = new PaymentArrays(new CardPaymentSettings(WARM + days, seed, settings.cards(), settings.terminals(), settings.start()));
            FeaturePlan plan = payments.plan();
            return new Town(payments, plan, TrainingSet.of(plan, List.of(payments), new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), 3, Optional.empty(), List.of())));
        }

        int day(int row) {
            return (int) ((payments.seconds[row] - payments.seconds[0]) / 86_400) - WARM;
        }
    }

    /// Fitted on four weeks of a town.
    static Model model(int seed) throws InterruptedException {
        Town town = Town.of(seed, TRAINED);
        int[] rows = IntStream.range(0, town.set().size()).filter(row -> town.day(row) >= 0).toArray();
        double[][] columns = Arrays.stream(town.set().inputs()).map(column -> Arrays.stream(rows).mapToDouble(row -> column[row]).toArray()).toArray(double[][]::new);
        double[] target = Arrays.stream(rows).mapToDouble(row -> town.set().labels()[row]).toArray();
        Fit fit = new BoostedTrees().fit(TrainingRows.of(Input.of(town.plan().inputs()), columns, target, town.plan().dictionary()),
                Settings.NONE.with("rounds", ROUNDS).with("depth", 5), new Fitting("here", "", "", "strong", new Heads.Truth("fraud"), 1, 0, 0, ""));
        return ((Fit.Learned) fit).model();
    }

    /// The days of another town.
    static List<PaymentScores> days(Model model, int seed, int days) throws InterruptedException {
        Town town = Town.of(seed, days);
        Scorer scorer = model.scorer(town.plan().dictionary());
        double[][] inputs = town.set().inputs();
        double[] row = new double[inputs.length];
        double[] head = new double[1];
        List<PaymentScores> all = new ArrayList<>();
        int begin = 0;
        while (begin < town.set().size()) {
            int day = town.day(begin);
            int end = begin;
            while (end < town.set().size() && town.day(end) == day) end++;
            if (day >= 0) {
                double[] scores = new double[end - begin];
                boolean[] frauds = new boolean[end - begin];
                for (int i = begin; i < end; i++) {
                    for (int input = 0; input < row.length; input++) row[input] = inputs[input][i];
                    scorer.predict(row, head);
                    scores[i - begin] = head[0];
                    frauds[i - begin] = town.payments().frauds[i];
                }
                all.add(new PaymentScores(scores, frauds));
            }
            begin = end;
        }
        return all;
    }
}
