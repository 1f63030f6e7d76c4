package septet.loop;

import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Table;
import septet.design.Fault;
import septet.design.Problems;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.model.Heads;

/// The training set of some time, as a run would make it.
///
/// @param rows the places of the examples in their table
record Examples(FeaturePlan plan, Ruling ruling, Material material, int[] rows) {
    /// @param heads what is estimated
    /// @param from  microseconds, the first t0
    /// @param until the first t0 that is too late
    static Examples of(SystemDesign design, Ingested ingested, Heads heads, long from, long until) {
        return of(design, ingested, heads, new Span(from, until), TrainingSet::of);
    }

    /// Of which times, in microseconds: the first, and the first that is too late.
    record Span(long from, long until) {}

    /// @param replay how history becomes examples
    static Examples of(SystemDesign design, Ingested ingested, Heads heads, Span span, Preparation.Replay<RuntimeException> replay) {
        FeaturePlan plan = Preparation.plan(design, ingested);
        int label = plan.schema().slot(Preparation.head(design));
        Problems problems = new Problems();
        Optional<Formula> eligible = design.framing().eligible().flatMap(condition -> Formulas.condition(condition, "framing.eligible", plan.scope(), problems));
        problems.refuse(Fault.DESIGN);
        Ruling ruling = Ruling.of(design.serving().decide(), design.requirements().capacity(), heads);
        Questions questions = Questions.of(design, plan, heads, ruling, Rulebooks.conditions(design));
        TrainingSet set = replay.of(plan, ingested.tables(), new TrainingSet.Request(span.from(), span.until(), plan.inputs(), label, eligible, questions.formulas()));
        Table table = ingested.tables().get(plan.mainSource());
        return new Examples(plan, ruling, Materials.of(set, questions, plan, new Materials.Asked(heads, label), true, table.time(table.rows() - 1)), set.rows());
    }

    /// For each row of the table the place of its example, or -1.
    static int[] places(int[] rows, int table) {
        int[] places = new int[table];
        java.util.Arrays.fill(places, -1);
        for (int i = 0; i < rows.length; i++) places[rows[i]] = i;
        return places;
    }
}
