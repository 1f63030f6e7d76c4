package septet.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import septet.data.DecisionRecord;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Anytime;
import septet.evaluation.Guardrail;
import septet.evaluation.Means;
import septet.evaluation.Moments;
import septet.evaluation.SampleRatio;
import septet.evaluation.Verdict;

/// What the units of two arms did after each met its arm, outcome by outcome. A unit counts once its window has closed and its labels are known, whether anything happened to it or
/// not; the difference of the means has a confidence sequence, so it may be looked at as often as one likes ([Means]). Where units do not come to the arms as they were sent
/// ([SampleRatio]) nothing is compared.
public final class ExperimentWatch {
    /// Units beyond these take part in nothing: both arms lose them alike.
    private static final int MOST = 1_000_000;
    private static final double BROKEN = 0.001;
    private final List<UnitOutcome> outcomes;
    private final Means.Tuning tuning;
    private final double share;
    private final String unit;
    private final List<UnitBefore> before;
    private final AnswerGuards guards;
    private final Map<String, Met> units = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<Waiting>> waiting = new LinkedHashMap<>();

    /// A unit since its first exposure.
    private static final class Met {
        private final boolean treated;
        private final long at;
        private final double[] sums;
        private final long[] counts;
        private final double[] before;
        private long answers;
        private long degraded;

        Met(boolean treated, long at, int outcomes, double[] before) {
            this.before = before;
            this.treated = treated;
            this.at = at;
            sums = new double[outcomes];
            counts = new long[outcomes];
        }
    }

    /// What an event says once its label is known.
    private record Waiting(Met of, int outcome, UnitOutcome.Said said) {}

    /// What else an experiment has.
    ///
    /// @param before what is known of units before they met their arm, and has nothing to do with it: of what goes with it the outcomes are freed
    /// @param guards what is protected of the answers themselves
    public record Beside(List<UnitBefore> before, List<ServingGuard> guards) {
        static final Beside NOTHING = new Beside(List.of(), List.of());
    }

    /// @param outcomes at least one
    /// @param unit  as a person calls it: `card`
    /// @param share of those in both arms that come to the one that is tried
    /// @param tuned number of units at which a decision is likely
    public ExperimentWatch(List<UnitOutcome> outcomes, String unit, double share, double tuned) {
        this(outcomes, unit, share, tuned, Beside.NOTHING);
    }

    /// @param outcomes at least one, or something is protected of the answers
    public ExperimentWatch(List<UnitOutcome> outcomes, String unit, double share, double tuned, Beside beside) {
        before = List.copyOf(beside.before());
        guards = new AnswerGuards(beside.guards());
        this.outcomes = List.copyOf(outcomes);
        this.unit = unit;
        this.share = share;
        tuning = new Means.Tuning(0.05, Math.max(1, tuned));
    }

    /// A unit is answered by its arm; what counts is the first time.
    ///
    /// @param treated whether that is the one that is tried
    public void exposed(String name, boolean treated, DecisionRecord decision, Row row) {
        Met met = units.get(name);
        if (met == null) {
            if (units.size() >= MOST) return;
            met = new Met(treated, row.time, outcomes.size(), before(row));
            units.put(name, met);
        }
        met.answers++;
        if (!decision.degraded().isEmpty()) met.degraded++;
        for (int i = 0; i < outcomes.size(); i++) {
            Optional<UnitOutcome.Said> said = outcomes.get(i).events().of(name, decision, row);
            if (said.isPresent()) take(met, i, said.get(), row.id);
        }
    }

    /// How long an answer took.
    void timed(boolean treated, long nanos) {
        guards.timed(treated, nanos);
    }

    private double[] before(Row row) {
        double[] known = new double[before.size()];
        for (int i = 0; i < known.length; i++) {
            double value = before.get(i).value().applyAsDouble(row);
            known[i] = Double.isFinite(value) ? value : 0;
        }
        return known;
    }

    public void happened(String source, Row row) {
        for (int i = 0; i < outcomes.size(); i++) {
            Optional<UnitOutcome.Said> said = outcomes.get(i).events().of(source, row);
            Met met = said.map(each -> units.get(each.unit())).orElse(null);
            if (met != null && row.time > met.at && row.time <= met.at + outcomes.get(i).within()) take(met, i, said.get(), row.id);
        }
    }

    void write(StateWriter to) {
        to.number(outcomes.size());
        to.number(before.size());
        to.number(units.size());
        units.forEach((name, met) -> {
            to.text(name);
            to.number(met.treated ? 1 : 0);
            to.number(met.at);
            to.number(met.answers);
            to.number(met.degraded);
            for (double known : met.before) to.number(Double.doubleToRawLongBits(known));
            for (int i = 0; i < outcomes.size(); i++) {
                to.number(Double.doubleToRawLongBits(met.sums[i]));
                to.number(met.counts[i]);
            }
        });
        to.number(waiting.size());
        guards.write(to);
        waiting.forEach((id, of) -> {
            to.text(id);
            to.number(of.size());
            for (Waiting each : of) {
                to.text(each.said().unit());
                to.number(each.outcome());
                to.number(Double.doubleToRawLongBits(each.said().value()));
                to.number(Double.doubleToRawLongBits(each.said().ifYes()));
            }
        });
    }

    void read(StateReader from) {
        if (from.count() != outcomes.size() || from.count() != before.size()) throw from.mismatch("other outcomes are compared");
        for (int left = from.count(); left > 0; left--) {
            String name = from.text();
            Met met = new Met(from.number() == 1, from.number(), outcomes.size(), new double[before.size()]);
            met.answers = from.number();
            met.degraded = from.number();
            for (int i = 0; i < before.size(); i++) met.before[i] = Double.longBitsToDouble(from.number());
            for (int i = 0; i < outcomes.size(); i++) {
                met.sums[i] = Double.longBitsToDouble(from.number());
                met.counts[i] = from.number();
            }
            units.put(name, met);
        }
        int events = from.count();
        guards.read(from);
        for (int left = events; left > 0; left--) {
            List<Waiting> of = waiting.computeIfAbsent(from.text(), _ -> new ArrayList<>(1));
            for (int more = from.count(); more > 0; more--) {
                String name = from.text();
                int outcome = from.count();
                of.add(new Waiting(units.get(name), outcome, new UnitOutcome.Said(name, Double.longBitsToDouble(from.number()), Double.longBitsToDouble(from.number()), true)));
            }
        }
    }

    private void take(Met met, int outcome, UnitOutcome.Said said, String id) {
        if (!said.waits()) {
            add(met, outcome, said.value());
            return;
        }
        waiting.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(new Waiting(met, outcome, said));
        if (waiting.size() > MOST) waiting.pollFirstEntry();
    }

    private static void add(Met met, int outcome, double value) {
        if (Double.isNaN(value)) return;
        met.sums[outcome] += value;
        met.counts[outcome]++;
    }

    /// The truth of an event.
    public void labelled(String id, boolean truth) {
        List<Waiting> of = waiting.remove(id);
        if (of == null) return;
        for (Waiting each : of) add(each.of(), each.outcome(), truth ? each.said().ifYes() : each.said().value());
    }

    /// Both arms, once for each thing that was known before; else once.
    private record Arms(List<Moments> controls, List<Moments> treateds) {
        static Arms of(int known) {
            Arms arms = new Arms(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < Math.max(1, known); i++) {
                arms.controls.add(new Moments());
                arms.treateds.add(new Moments());
            }
            return arms;
        }

        void add(Met met, double value) {
            List<Moments> arm = met.treated ? treateds : controls;
            for (int i = 0; i < arm.size(); i++) arm.get(i).add(value, met.before.length == 0 ? 0 : met.before[i]);
        }

        Moments control() {
            return controls.getFirst();
        }

        Moments treated() {
            return treateds.getFirst();
        }

        /// What goes with the outcome most; empty where nothing that was known does.
        OptionalInt best() {
            return IntStream.range(0, controls.size()).filter(i -> Means.isTold(controls.get(i), treateds.get(i))).boxed()
                    .max(Comparator.comparingDouble(i -> Means.explained(controls.get(i), treateds.get(i)))).map(OptionalInt::of).orElse(OptionalInt.empty());
        }
    }

    private Arms arms(int outcome, long now) {
        Arms arms = Arms.of(before.size());
        UnitOutcome of = outcomes.get(outcome);
        for (Met met : units.values()) {
            if (met.at + of.within() + of.delay() > now) continue;
            double sum = met.sums[outcome];
            long count = met.counts[outcome];
            double value = switch (of.kind()) {
                case SUM -> sum;
                case ANY -> sum > 0 ? 1 : 0;
                case MEAN -> count == 0 ? Double.NaN : sum / count;
            };
            if (!Double.isNaN(value)) arms.add(met, value);
        }
        return arms;
    }

    /// What one outcome shows.
    private record Finding(UnitOutcome.Role role, Verdict verdict, String line) {
        boolean counts() {
            return !(role instanceof UnitOutcome.Shown);
        }
    }

    private List<Finding> findings(long now) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) findings.add(finding(i, now));
        if (guards.isEmpty()) return findings;
        List<Moments> degraded = List.of(new Moments(), new Moments());
        for (Met met : units.values()) degraded.get(met.treated ? 1 : 0).add(met.degraded, met.answers);
        guards.found(degraded, tuning).forEach(each -> findings.add(new Finding(new UnitOutcome.Protected(0), each.verdict(), each.line())));
        return findings;
    }

    private Finding finding(int outcome, long now) {
        UnitOutcome of = outcomes.get(outcome);
        Arms arms = arms(outcome, now);
        OptionalInt best = arms.best();
        Anytime difference = best.isEmpty() ? Means.difference(arms.control(), arms.treated(), tuning)
                : Means.adjusted(arms.controls().get(best.getAsInt()), arms.treateds().get(best.getAsInt()), tuning);
        long had = arms.control().count() + arms.treated().count();
        String means = String.format(Locale.ROOT, "%s %.4g against %.4g", of.name(), arms.treated().mean(), arms.control().mean());
        String line = Double.isInfinite(difference.width()) ? String.format(Locale.ROOT, "%s: too few units of %s yet (%,d and %,d)", of.name(), unit, arms.treated().count(),
                arms.control().count())
                : String.format(Locale.ROOT, "%s: %+.4g, at any time between %+.4g and %+.4g (%,d and %,d units of %s%s; so many show %.2g four times in five)", means,
                        difference.value(), difference.low(), difference.high(),
                        arms.treated().count(), arms.control().count(), unit, best.isEmpty() ? "" : ", less what " + before.get(best.getAsInt()).name() + " told before",
                                Means.shown(difference, had, tuning));
        return new Finding(of.role(), verdict(of, difference, had, Math.abs(arms.control().mean())), line);
    }

    private static Verdict verdict(UnitOutcome of, Anytime difference, long had, double before) {
        double margin = of.role() instanceof UnitOutcome.Protected(double part) && Double.isFinite(before) ? part * before : 0;
        if (of.better() != 0) {
            Verdict worse = new Guardrail(of.name(), of.better() > 0, margin).judge(difference, had);
            if (!(of.role() instanceof UnitOutcome.Improved) || worse instanceof Verdict.Failed) return worse;
            boolean better = of.better() > 0 ? difference.isAbove(0) : difference.isBelow(0);
            return better ? worse : new Verdict.Undecided(worse.rule(), worse.evidence(), 0, had);
        }
        Verdict more = new Guardrail(of.name(), true, margin).judge(difference, had);
        Verdict less = new Guardrail(of.name(), false, margin).judge(difference, had);
        if (!more.passed() && !(less instanceof Verdict.Failed)) return more;
        return less;
    }

    /// Whether there is an estimate of any outcome.
    boolean estimates(long now) {
        for (int i = 0; i < outcomes.size(); i++) {
            Arms arms = arms(i, now);
            if (Math.min(arms.control().count(), arms.treated().count()) >= Means.FEWEST) return true;
        }
        return false;
    }

    /// Whether something must get better.
    public boolean decides() {
        return outcomes.stream().anyMatch(each -> each.role() instanceof UnitOutcome.Improved);
    }

    /// What all that is known by now shows: better, worse, or nothing yet.
    public StepVerdict judge(long now) {
        long treated = units.values().stream().filter(met -> met.treated).count();
        if (new SampleRatio(1 - share, share).isBroken(BROKEN, units.size() - treated, treated)) {
            return new StepVerdict(StepVerdict.Outcome.ROLL_BACK, String.format(Locale.ROOT,
                    "units did not come to the arms as they were sent (%,d and %,d units of %s), so nothing can be compared",
                    treated, units.size() - treated, unit), List.of());
        }
        List<Finding> findings = findings(now);
        List<String> lines = findings.stream().map(Finding::line).toList();
        Optional<Finding> worse = findings.stream().filter(each -> each.counts() && each.verdict() instanceof Verdict.Failed).findFirst();
        if (worse.isPresent()) return new StepVerdict(StepVerdict.Outcome.ROLL_BACK, worse.get().line() + ", worse than it may be", lines);
        Optional<Finding> open = findings.stream().filter(each -> each.counts() && !each.verdict().passed()).findFirst();
        if (open.isPresent()) return new StepVerdict(StepVerdict.Outcome.HOLD, open.get().line() + ", not decided yet", lines);
        boolean won = findings.stream().anyMatch(each -> each.role() instanceof UnitOutcome.Improved);
        return new StepVerdict(won ? StepVerdict.Outcome.ADVANCE : StepVerdict.Outcome.HOLD, findings.getFirst().line(), lines);
    }
}
