package septet.benchmarks;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;

/// Fifteen features of 1.79 million card payments: the training set.
final class FeatureBenchmark {
    private FeatureBenchmark() {}

    public static void main(String[] arguments) {
        PaymentArrays payments = new PaymentArrays(1_793_343, 7);
        for (int round = 0; round < 6; round++) {
            long start = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            FeaturePlan plan = plan(payments);
            TrainingSet set = TrainingSet.replay(new FeatureState(plan), List.of(payments),
                    new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), 3, Optional.empty(), List.of()));
            long nanos = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            double sum = 0;
            for (double[] column : set.inputs()) for (double value : column) if (value == value) sum += value;
            System.out.printf("%d rows x %d: %d ms, %.0f ns a row, checksum %.6f%n", set.size(), set.inputs().length, nanos / 1_000_000, (double) nanos / set.size(), sum);
        }
    }

    private static FeaturePlan plan(PaymentArrays payments) {
        Map<String, Expression> features = new LinkedHashMap<>();
        features.put("night", ExpressionParser.parse("hour(time) < 6"));
        features.put("weekend", ExpressionParser.parse("weekday(time) >= 6"));
        features.put("card_payments", ExpressionParser.parse("count() by card over 1d, 7d, 30d"));
        features.put("card_spend", ExpressionParser.parse("mean(amount) by card over 1d, 7d, 30d"));
        features.put("terminal_labels", ExpressionParser.parse("count(fraud) by terminal over 1d, 7d, 30d"));
        features.put("terminal_risk", ExpressionParser.parse("mean(fraud) by terminal over 1d, 7d, 30d"));
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations("payments",
                List.of(new Declarations.Source(payments.schema(), ZoneOffset.UTC, false)), features, payments.dictionary()), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }
}
