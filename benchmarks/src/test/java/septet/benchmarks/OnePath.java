package septet.benchmarks;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.data.Table;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Problems;
import septet.features.Declarations;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.loop.Ingested;
import septet.loop.Rehearsal;
import septet.loop.RehearsalReport;
import septet.loop.RehearsalTerms;
import septet.loop.Served;
import septet.serving.Setup;

/// One path: weeks of payments arrive at the serving path, and every feature value, score and decision is that of the training set, bit for bit.
/// In the share times are rounded down to ten minutes, so that there are many ties.
final class OnePath {
    static final String NAME = "one-path";
    private static final long TEN_MINUTES = 600_000_000L;
    private static final long ASKED = 5_000_000;

    private OnePath() {}

    static Outcome run(Size size) throws Exception {
        boolean deep = size == Size.DEEP;
        RehearsedPayments payments = RehearsedPayments.run(deep ? RehearsedPayments.design() : RehearsedPayments.small());
        Ingested ingested = payments.ingested(table -> deep ? table : ChangedTable.coarse(table, TEN_MINUTES));
        Rehearsal rehearsal = Rehearsal.of(payments.job(), ingested, RehearsalTerms.days(deep ? 35 : 40));
        RehearsalReport first = rehearsal.play();
        RehearsalReport second = rehearsal.play();
        RehearsalReport window = rehearsal.play(widened(rehearsal.served(), payments, ingested));
        Served served = rehearsal.served();
        RehearsalReport tie = rehearsal.play(new Served(served.plan(), served.setup(), served.ladder(), served.tables().stream().map(ChangedTable::swapped).toList()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("days", first.days());
        values.put("rows", first.rows());
        values.put("values compared", first.values());
        values.put("different", first.different());
        values.put("late labels told", first.told());
        values.put("log hash", first.logHash());
        values.put("log hash of a second rehearsal", second.logHash());
        values.put("records in the log", first.records());
        values.put("different with a window one microsecond too long", window.different());
        values.put("different with rows of one time swapped", tie.different());
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("window one microsecond too long", window.different() > 0);
        caught.put("rows of one time in the wrong order", tie.different() > 0);
        boolean met = first.equal() && second.equal() && first.logHash().equals(second.logHash()) && first.values() >= (deep ? ASKED : ASKED / 20);
        return new Outcome(NAME, "7", first.values(), values, caught, met);
    }

    /// Planted: the day of `card_payments` is one microsecond too long.
    private static Served widened(Served served, RehearsedPayments payments, Ingested ingested) {
        Map<String, Expression> features = new LinkedHashMap<>(payments.job().file().design().data().features());
        features.computeIfPresent("card_payments", (_, right) -> ExpressionParser.parse(Repository.replaced(right.text(), "over 1d", "over 86400000.001ms")));
        List<Table> tables = ingested.tables();
        Problems problems = new Problems();
        FeaturePlan plan = FeaturePlan.compile(new Declarations("payments",
                List.of(new Declarations.Source(tables.getFirst().schema(), ZoneOffset.UTC, true)), features, ingested.dictionary()), problems).orElseThrow();
        if (!plan.inputs().stream().map(Feature::slot).toList().equals(served.plan().inputs().stream().map(Feature::slot).toList())) {
            throw new IllegalStateException("the slots have moved");
        }
        Setup setup = served.setup();
        return new Served(plan, new Setup(setup.source(), setup.intakes(), served.plan().inputs(), setup.label(), setup.eligible(), setup.reasons(), setup.horizon()),
                served.ladder(), served.tables());
    }
}
