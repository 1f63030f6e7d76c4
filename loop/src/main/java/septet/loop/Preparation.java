package septet.loop;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.SourceSection;
import septet.data.Table;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;
import septet.evaluation.Estimand;
import septet.evaluation.Split;
import septet.evaluation.SplitRule;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.framing.Prediction;
import septet.model.Heads;
import septet.world.Chance;

/// From ingested rows to examples that are divided into parts.
///
/// @param head     the column that is estimated
/// @param heads    what is estimated of it
/// @param label    its slot
/// @param eligible a row of which it does not hold is no example
/// @param rule     how rows are divided
/// @param rows     the places of the examples in their table
/// @param beyond   what is to say of sums beyond the range of their type
record Preparation(FeaturePlan plan, String head, Heads heads, int label, Optional<Formula> eligible, Questions questions, Ruling ruling, Material material,
        Split split, int[] rows, Optional<Problem> beyond) {
    private static final String SPLIT = "evaluation.split";

    /// How history becomes examples.
    interface Replay<E extends Exception> {
        TrainingSet of(FeaturePlan plan, List<Table> tables, TrainingSet.Request request) throws E;
    }

    static Preparation of(SystemDesign design, Ingested ingested) {
        return Preparation.<RuntimeException>of(design, ingested, TrainingSet::of);
    }

    static <E extends Exception> Preparation of(SystemDesign design, Ingested ingested, Replay<E> replay) throws E {
        return of(design, ingested, replay, 0);
    }

    /// @param further microseconds: how much older rows may be than any that the split needs
    static <E extends Exception> Preparation of(SystemDesign design, Ingested ingested, Replay<E> replay, long further) throws E {
        FeaturePlan plan = plan(design, ingested);
        String head = head(design);
        int label = plan.schema().slot(head);
        if (label < 0) throw unknownHead(head);
        Problems problems = new Problems();
        Optional<Formula> eligible = design.framing().eligible().flatMap(condition -> Formulas.condition(condition, "framing.eligible", plan.scope(), problems));
        int main = plan.mainSource();
        ZoneId zone = ingested.zones().get(main);
        Optional<SplitRule> rule = SplitRule.of(design.evaluation().split(), zone, SPLIT, problems);
        problems.refuse(Fault.DESIGN);
        long newest = newest(ingested, plan.isAhead(main, label) ? plan.sources() : main);
        long needed = from(rule.orElseThrow(), newest, plan, label);
        long from = needed == Long.MIN_VALUE ? needed : needed - further;
        Heads heads = Estimated.of(design, plan, ingested.tables().get(main), from);
        Ruling ruling = Ruling.of(design.serving().decide(), design.requirements().capacity(), heads);
        Questions questions = Questions.of(design, plan, heads, ruling, Rulebooks.conditions(design));
        TrainingSet set = replay.of(plan, ingested.tables(),
                new TrainingSet.Request(from, Long.MAX_VALUE, plan.inputs(), label, eligible, questions.formulas()));
        boolean timed = design.data().sources().get(design.framing().forEach()).time().isPresent();
        Material material = Materials.of(set, questions, plan, new Materials.Asked(heads, label), timed, newest);
        Split split = Split.of(given(rule.orElseThrow(), questions, set), material.splitRows(Materials.together(set, questions, plan.dictionary())),
                Chance.of(design.model().seed()), SPLIT);
        return new Preparation(plan, head, heads, label, eligible, questions, ruling, material, split, set.rows(), set.beyondRange());
    }

    /// The rule, with the test rows that the data names.
    private static SplitRule given(SplitRule rule, Questions questions, TrainingSet set) {
        return switch (rule) {
            case SplitRule.Given given -> given.of(Materials.truths(set, questions.heldOut(), false));
            case SplitRule.ByTime _, SplitRule.ByShares _, SplitRule.ByFolds _, SplitRule.Stepwise _ -> rule;
        };
    }

    /// What sentences about metrics speak of.
    Estimand estimand(SystemDesign design) {
        return Estimand.of(heads, head, design.model().interval().isPresent());
    }

    /// The currency of the number that is estimated, where it is money; else empty.
    String unit() {
        return heads instanceof Heads.Amount && plan.schema().columns().get(label).type() instanceof Type.Money(String currency) ? currency : "";
    }

    static FeaturePlan plan(SystemDesign design, Ingested ingested) {
        List<Declarations.Source> sources = new ArrayList<>();
        for (int i = 0; i < ingested.tables().size(); i++) {
            Table table = ingested.tables().get(i);
            SourceSection section = design.data().sources().get(table.schema().source());
            sources.add(Declared.source(table.schema(), ingested.zones().get(i), section));
        }
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations(design.framing().forEach(), sources, design.data().features(), ingested.dictionary(),
                Named.of(design)), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }

    static String head(SystemDesign design) {
        return switch (design.framing().predict()) {
            case Prediction.Column column -> column.name();
            case Prediction.Heads _ -> throw new Refused(Fault.DESIGN, Problem.error("framing.predict", "heads made of later events are not built yet",
                    "nothing is fitted", "Predict a column that is known later.", "DESIGN-NOT-YET"));
        };
    }

    private static Refused unknownHead(String head) {
        return new Refused(Fault.DESIGN, Problem.error("framing.predict", "no column " + head, "nothing can be learned",
                "Name a column of the source in framing.for each.", "FRAMING-UNKNOWN-COLUMN"));
    }

    /// Earlier rows are seen by the windows, but are no examples that anyone asks for.
    private static long from(SplitRule rule, long newest, FeaturePlan plan, int label) {
        return switch (rule) {
            case SplitRule.ByShares _, SplitRule.Given _, SplitRule.ByFolds _, SplitRule.Stepwise _ -> Long.MIN_VALUE;
            case SplitRule.ByTime time -> {
                long delay = micros(plan.schema().columns().get(label).known().delay());
                long gap = time.gap().map(Preparation::micros).orElse(delay);
                long parts = micros(time.train()) + 2 * gap + micros(time.validate().orElse(time.test())) + micros(time.test());
                yield time.until().orElse(newest - delay) - parts - micros(Duration.ofDays(2));
            }
        };
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /// The last moment of which anything is known: of the rows, or of all sources where labels are made of their events.
    ///
    /// @param place of a source; behind the last one all of them
    private static long newest(Ingested ingested, int place) {
        if (place < ingested.tables().size()) return newest(ingested.tables().get(place));
        return ingested.tables().stream().filter(table -> table.rows() > 0).mapToLong(Preparation::newest).max().orElseThrow();
    }

    private static long newest(Table table) {
        long newest = Long.MIN_VALUE;
        for (int row = 0; row < table.rows(); row++) newest = Math.max(newest, Math.max(table.time(row), table.arrival(row)));
        return newest;
    }
}
