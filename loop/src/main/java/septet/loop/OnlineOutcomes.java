package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.ColumnScope;
import septet.data.DecisionRecord;
import septet.data.Ingest;
import septet.data.Row;
import septet.data.Schema;
import septet.data.SourceSection;
import septet.data.Values;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.MetricSentence;
import septet.design.Problems;
import septet.design.Share;
import septet.design.Type;
import septet.evaluation.ExperimentRules;
import septet.evaluation.Online;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.monitoring.ExperimentWatch;
import septet.monitoring.Prices;
import septet.monitoring.ServingGuard;
import septet.monitoring.UnitBefore;
import septet.monitoring.UnitOutcome;
import septet.serving.UnitOf;

/// `evaluation.outcomes` and `online`, compiled against the columns of what serves.
///
/// @param design that says what is compared
/// @param plan   of what serves
/// @param prices of decisions
record OnlineOutcomes(SystemDesign design, FeaturePlan plan, Prices prices) {
    static final String COST = "cost";
    static final String LESS = "less ";
    static final String MORE = "more ";
    private static final double MARGIN = 0.05;
    private static final int MOST_KNOWN = 4;
    private static final double USUAL_UNITS = 10_000;

    /// One outcome under its own name, as `improve` or `protect` asks for it.
    ///
    /// @param better 1 more, -1 less, 0 not said
    record Wanted(String name, int better) {
        static Wanted of(MetricSentence metric) {
            String name = metric.name();
            if (name.startsWith(LESS)) return new Wanted(name.substring(LESS.length()), -1);
            return name.startsWith(MORE) ? new Wanted(name.substring(MORE.length()), 1) : new Wanted(name, 0);
        }
    }

    /// What is to be compared of those who are held back: what the design names, and what decisions cost in any case; empty where neither is measured. Whatever was known of
    /// them depends on who decided on them before.
    ///
    /// @param share of units that are not
    Optional<ExperimentWatch> heldBack(double share) {
        List<UnitOutcome> outcomes = outcomes();
        UnitOutcome.Role role = outcomes.isEmpty() ? new UnitOutcome.Improved() : new UnitOutcome.Shown();
        if (outcomes.stream().noneMatch(each -> each.name().equals(COST))) cost(role).ifPresent(outcomes::add);
        return watch(share, outcomes, List.of(), List.of());
    }

    /// What is compared of the units of a fresh rollout, which were never of its arms before.
    Optional<ExperimentWatch> rollout() {
        return watch(LoopPlay.EVEN, outcomes(), before(), guards());
    }

    /// Numbers that the design computes for the unit, the first of them.
    private List<UnitBefore> before() {
        return plan.features().stream().filter(this::isOfUnit).limit(MOST_KNOWN)
                .map(feature -> new UnitBefore(feature.name(), row -> Values.input(feature.type(), row.values[feature.slot()]))).toList();
    }

    private boolean isOfUnit(Feature feature) {
        boolean number = feature.type() instanceof Type.Number || feature.type() instanceof Type.Money || feature.type() instanceof Type.Duration
                || feature.type() instanceof Type.Bool;
        return number && feature.slot() >= 0 && Optional.ofNullable(design.data().features().get(feature.family())).flatMap(AggregateKeys::of).equals(Units.name(design));
    }

    private Optional<ExperimentWatch> watch(double share, List<UnitOutcome> outcomes, List<UnitBefore> before, List<ServingGuard> guards) {
        if (outcomes.isEmpty() && guards.isEmpty()) return Optional.empty();
        double tuned = design.evaluation().online().flatMap(ExperimentRules::needed).map(Long::doubleValue).orElse(USUAL_UNITS);
        return Optional.of(new ExperimentWatch(outcomes, Units.name(design).orElse("requests"), share, tuned, new ExperimentWatch.Beside(before, guards)));
    }

    private List<UnitOutcome> outcomes() {
        Map<String, UnitOutcome> found = new LinkedHashMap<>();
        Optional<Online> online = design.evaluation().online();
        double margin = margin();
        online.ifPresent(each -> {
            Wanted improved = Wanted.of(each.improve());
            outcome(improved.name(), improved.better() != 0 ? improved.better() : usual(improved.name()), new UnitOutcome.Improved()).ifPresent(one -> found.put(one.name(), one));
            for (MetricSentence metric : each.protect()) {
                Wanted kept = Wanted.of(metric);
                int better = kept.better() != 0 || !isCostly(kept.name()) ? kept.better() : -1;
                outcome(kept.name(), better, new UnitOutcome.Protected(margin)).ifPresent(one -> found.putIfAbsent(one.name(), one));
            }
        });
        for (String name : design.evaluation().outcomes().keySet()) outcome(name, 0, new UnitOutcome.Shown()).ifPresent(one -> found.putIfAbsent(name, one));
        return new ArrayList<>(found.values());
    }

    private double margin() {
        return design.evaluation().online().flatMap(Online::smallestEffect).map(Share::fraction).orElse(MARGIN);
    }

    /// What `protect` names of the answers themselves.
    private List<ServingGuard> guards() {
        return design.evaluation().online().map(Online::protect).orElse(List.of()).stream().map(metric -> Wanted.of(metric).name()).filter(ServingGuard.METRICS::contains)
                .distinct()
                .map(name -> new ServingGuard(name, margin())).toList();
    }

    /// More is better, but of what costs.
    private int usual(String name) {
        return isCostly(name) ? -1 : 1;
    }

    /// Whether it is money that decisions cost, or what is predicted and has a price.
    private boolean isCostly(String name) {
        if (name.equals(COST)) return true;
        String head = Preparation.head(design);
        boolean priced = design.requirements().costs().stream().anyMatch(cost -> cost.when().filter(when -> when instanceof Expression.Path path && path.text().equals(head))
                .isPresent());
        return priced && sentence(name).filter(each -> each.reads(head)).isPresent();
    }

    private Optional<OutcomeSentence> sentence(String name) {
        return Optional.ofNullable(design.evaluation().outcomes().get(name)).flatMap(expression -> OutcomeSentence.read(expression, design));
    }

    private Optional<UnitOutcome> outcome(String name, int better, UnitOutcome.Role role) {
        if (name.equals(COST)) return cost(role);
        // what serves may lack a source of a changed design
        return sentence(name).filter(sentence -> plan.source(sentence.source()) >= 0).flatMap(sentence -> {
            boolean waits = sentence.reads(Preparation.head(design)) && sentence.source().equals(design.framing().forEach());
            if (waits && !(labelType() instanceof Type.Bool)) return Optional.empty();
            long delay = waits ? Preparation.micros(plan.schema().columns().get(label()).known().delay()) : 0;
            return Optional.of(new UnitOutcome(name, sentence.kind(), better, role, Preparation.micros(sentence.within()), delay, events(name, sentence, waits)));
        });
    }

    private int label() {
        return plan.schema().slot(Preparation.head(design));
    }

    private Type labelType() {
        return plan.schema().columns().get(label()).type();
    }

    /// Money for a row, by its true label.
    private Optional<UnitOutcome> cost(UnitOutcome.Role role) {
        if (prices.currency().isEmpty() || !(labelType() instanceof Type.Bool)) return Optional.empty();
        long delay = Preparation.micros(plan.schema().columns().get(label()).known().delay());
        return Optional.of(new UnitOutcome(COST, UnitOutcome.Kind.MEAN, -1, role, 0, delay, new UnitOutcome.Events() {
            @Override
            public Optional<UnitOutcome.Said> of(String unit, DecisionRecord decision, Row row) {
                double no = prices.cost(decision.decision(), row, false) / (double) Type.Money.SCALE;
                return Optional.of(new UnitOutcome.Said(unit, no, prices.cost(decision.decision(), row, true) / (double) Type.Money.SCALE, true));
            }
        }));
    }

    private UnitOutcome.Events events(String name, OutcomeSentence sentence, boolean waits) {
        String path = "evaluation.outcomes." + name;
        Problems problems = new Problems();
        SourceSection section = design.data().sources().get(sentence.source());
        Schema schema = plan.schema(plan.source(sentence.source()));
        ColumnScope scope = new ColumnScope(schema, Ingest.zone(section), plan.dictionary());
        OutcomeSentence.Read read = sentence.read(path, scope, problems);
        problems.refuse(Fault.DESIGN);
        return new Compiled(sentence, read, UnitOf.of(schema.slot(sentence.key()), schema, plan.dictionary()), waits ? label() : -1);
    }

    /// @param label whose truth it waits for; -1 where it waits for none
    private record Compiled(OutcomeSentence sentence, OutcomeSentence.Read read, UnitOf unit, int label) implements UnitOutcome.Events {
        @Override
        public Optional<UnitOutcome.Said> of(String source, Row row) {
            if (!source.equals(sentence.source()) || row.values[unit.slot()] == Values.MISSING) return Optional.empty();
            if (label < 0) return Optional.of(new UnitOutcome.Said(unit.unit(row), value(row), Double.NaN, false));
            long before = row.values[label];
            row.values[label] = Values.truth(false);
            double no = value(row);
            row.values[label] = Values.truth(true);
            double yes = value(row);
            row.values[label] = before;
            return Optional.of(new UnitOutcome.Said(unit.unit(row), no, yes, true));
        }

        /// NaN where the event does not count.
        private double value(Row row) {
            if (read.where().isPresent() && !read.where().get().holds(row)) return Double.NaN;
            if (read.of().isEmpty()) return 1;
            double value = Values.input(read.of().get().type(), read.of().get().value(row));
            return sentence.isCount() && !Double.isNaN(value) ? 1 : value;
        }
    }
}
