package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Values;
import septet.design.ExpressionParser;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.requirements.Cost;
import septet.serving.Estimator;
import septet.serving.Rule;

/// The costs of the card fraud example, line by line.
class CostPricesTest {
    private static final int FRAUD = 1;
    private final Problems problems = new Problems();
    private final FeaturePlan plan = FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(new Schema("payments", List.of(
            new Column("amount", new Type.Money("EUR"), new Known.AtOnce(), true), new Column("fraud", new Type.Bool(), new Known.After(Duration.ofDays(7)), true))),
            ZoneOffset.UTC, true)), Map.of(), new Dictionary()), problems).orElseThrow();
    private final Formula baseline = Formulas.compile(ExpressionParser.parse("amount > 220"), "framing.baseline", plan.scope(), problems).orElseThrow();
    private final Prices prices = CostPrices.of(List.of(cost("approve if fraud", "amount"), cost("review", "3 EUR"), cost("block if not fraud", "5 EUR"),
            cost("block if amount > 1000", "2 EUR")), plan, FRAUD, new Estimator.Baseline("fraud", baseline, 0.01),
            List.of(new Rule.AtScore("block", 0.5), new Rule.Otherwise("approve")), problems);

    private static Cost cost(String key, String value) {
        Mark mark = new Mark("design.yaml", 1, 1);
        return Cost.read(Phrase.of(key, mark), Phrase.of(value, mark));
    }

    private Row row(double amount) {
        Row row = new Row(plan.slots());
        row.values[0] = Double.isNaN(amount) ? Values.MISSING : (long) (amount * Type.Money.SCALE);
        return row;
    }

    private double euros(String decision, double amount, boolean fraud) {
        return prices.cost(decision, row(amount), fraud) / (double) Type.Money.SCALE;
    }

    @Test
    void linesThatHoldAddUp() {
        assertThat(problems.list()).isEmpty();
        assertThat(prices.currency()).isEqualTo("EUR");
        assertThat(euros("approve", 120.5, true)).isEqualTo(120.5);
        assertThat(euros("approve", 120.5, false)).isZero();
        assertThat(euros("review", 120.5, true)).isEqualTo(3);
        assertThat(euros("block", 120.5, false)).isEqualTo(5);
        assertThat(euros("block", 1200, false)).isEqualTo(7);
        assertThat(euros("block", 1200, true)).isEqualTo(2);
        assertThat(euros("", 1200, true)).isZero();
        assertThat(euros("approve", Double.NaN, true)).as("an amount that is missing costs nothing").isZero();
    }

    @Test
    void theRowIsLeftAsItWas() {
        Row row = row(10);
        prices.cost("approve", row, true);
        assertThat(row.values[FRAUD]).isEqualTo(Values.MISSING);
    }

    @Test
    void theBaselineDecidesByItsOwnRules() {
        assertThat(prices.baseline(row(220))).isEqualTo("approve");
        assertThat(prices.baseline(row(221))).isEqualTo("block");
        assertThat(prices.baseline(row(Double.NaN))).as("missing scores the mean label").isEqualTo("approve");
    }
}
