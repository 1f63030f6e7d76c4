package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.evaluation.Figure;
import septet.evaluation.HeldOut;
import septet.evaluation.Judged;
import septet.evaluation.Measurement;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Scored;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.model.Model;
import septet.world.Chance;

/// `select: auto`: which inputs are worth having.
///
/// The inputs that validation misses least are left out one after the other, each time after a new fit without them (recursive feature elimination, Guyon and others 2002; what an
/// input adds is what the metric loses when its values stand in another order, Breiman 2001). Of two copies the first to go makes the other count. Of the sets
/// on this way the smallest is kept that is behind the best by no more than one standard error. No test row is looked at, and nothing is drawn but from the seed.
final class Selection {
    /// Above so many inputs several are left out at a time.
    private static final int ONE_BY_ONE = 12;
    private static final double KEPT_AT_ONCE = 0.7;
    /// More rows than these only make the orders slower.
    private static final int MOST_ROWS = 8_000;
    private static final int ORDERS = 2;
    private static final int PARTS = 4;
    private static final double SIGMAS_OF_AN_INTERVAL = 2 * 1.959964;

    /// Whose fits decide, on which rows, by which metric.
    record Asked(Training training, Teachers.Teacher teacher, HeldOut held, NamedMeasure measure, FeaturePlan plan, Chance chance) {}

    /// What is kept, and the story of it.
    record Found(List<Feature> kept, RunSelection told) {}

    /// A fit with some inputs.
    private record Tried(List<Feature> seen, Model model, Scored scored, double value) {}

    private final Asked asked;
    private final int[] looked;
    private final Judged whole;
    /// Of all rows that are looked at, then of each part of them.
    private final List<Judged> judged = new ArrayList<>();
    private final Map<Feature, Integer> outlived = new LinkedHashMap<>();

    private Selection(Asked asked) {
        this.asked = asked;
        int[] all = asked.held().validate();
        int taken = Math.min(all.length, MOST_ROWS);
        looked = IntStream.range(0, taken).map(i -> all[(int) ((long) i * all.length / taken)]).toArray();
        whole = asked.training().judged(all, asked.held().validateFrom());
        for (int part = 0; part <= PARTS; part++) judged.add(asked.training().judged(Arrays.copyOfRange(looked, begin(part), end(part)), asked.held().validateFrom()));
    }

    private int begin(int part) {
        return part == 0 ? 0 : (part - 1) * looked.length / PARTS;
    }

    private int end(int part) {
        return part == 0 ? looked.length : part * looked.length / PARTS;
    }

    /// Empty where the validation rows cannot decide anything.
    static Optional<Found> of(Asked asked, List<Feature> candidates) throws InterruptedException {
        if (candidates.size() < 2 || asked.held().validate().length == 0) return Optional.empty();
        return new Selection(asked).find(candidates);
    }

    private Optional<Found> find(List<Feature> candidates) throws InterruptedException {
        List<Tried> path = new ArrayList<>();
        Map<Feature, double[]> first = new LinkedHashMap<>();
        List<Feature> left = candidates;
        while (true) {
            Tried tried = tried(left);
            path.add(tried);
            Map<Feature, double[]> losses = losses(tried);
            if (first.isEmpty()) first.putAll(losses);
            if (left.size() == 1) break;
            left = without(left, losses);
        }
        outlived.put(left.getFirst(), candidates.size() - 1);
        Tried best = path.stream().max(Comparator.comparingDouble((Tried tried) -> sign() * tried.value())).orElseThrow();
        List<RunSelection.Step> steps = new ArrayList<>();
        Tried chosen = best;
        for (Tried tried : path) {
            Figure behind = tried == best ? new Figure.Measured(0, 0, 0) : lead(best, tried);
            if (!(behind instanceof Figure.Measured(double value, double low, double high))) return Optional.empty();
            if (tried.seen().size() < chosen.seen().size() && value <= (high - low) / SIGMAS_OF_AN_INTERVAL) chosen = tried;
            steps.add(step(tried, RunReport.Measure.of(value, low, high)));
        }
        int size = chosen.seen().size();
        List<RunSelection.Step> frontier = steps.stream().map(step -> new RunSelection.Step(step.inputs(), step.value(), step.behind(), step.nanos(), step.bytes(),
                step.inputs() == size)).toList();
        List<RunSelection.Candidate> told = told(candidates, chosen, first, path.getFirst());
        return Optional.of(new Found(candidates.stream().filter(chosen.seen()::contains).toList(),
                new RunSelection(asked.teacher().name(), asked.measure().name(), asked.held().validate().length, told, frontier)));
    }

    private int sign() {
        return asked.measure().measure().higherIsBetter() ? 1 : -1;
    }

    private Tried tried(List<Feature> seen) throws InterruptedException {
        Model model = asked.training().plainly(asked.teacher(), seen, asked.held());
        int[] rows = asked.held().validate();
        Scored scored = asked.training().scoredOf(rows, asked.training().saidOf(model, seen, rows, Optional.empty()), whole);
        return new Tried(seen, model, scored, Measurement.value(asked.measure().measure(), scored));
    }

    private Figure lead(Tried better, Tried worse) {
        return Measurement.lead(asked.measure().measure(), better.scored(), worse.scored(), asked.chance());
    }

    /// What is left when those go that add least: of equal ones the dearer first, then the last by name.
    private List<Feature> without(List<Feature> left, Map<Feature, double[]> losses) {
        int keep = left.size() <= ONE_BY_ONE ? left.size() - 1 : Math.max(ONE_BY_ONE, (int) (left.size() * KEPT_AT_ONCE));
        List<Feature> ordered = left.stream().sorted(Comparator.comparingDouble((Feature input) -> mean(losses.get(input))).reversed()
                .thenComparingDouble(input -> Costs.nanos(asked.plan(), input)).thenComparing(Feature::name)).toList();
        for (int i = ordered.size() - 1; i >= keep; i--) outlived.put(ordered.get(i), outlived.size());
        List<Feature> kept = ordered.subList(0, keep);
        return left.stream().filter(kept::contains).toList();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /// For each input what the metric loses when its values stand in another order: one number for each part of the rows and each order.
    private Map<Feature, double[]> losses(Tried tried) {
        Map<Feature, double[]> losses = new LinkedHashMap<>();
        double[] whole = parts(tried, Optional.empty());
        for (Feature input : tried.seen()) {
            double[] lost = new double[ORDERS * (PARTS + 1)];
            for (int order = 0; order < ORDERS; order++) {
                double[] changed = parts(tried, Optional.of(reordered(tried, input, order)));
                for (int part = 0; part <= PARTS; part++) lost[order * (PARTS + 1) + part] = sign() * (whole[part] - changed[part]);
            }
            losses.put(input, lost);
        }
        return losses;
    }

    /// The metric on all rows that are looked at, then on each part of them; a part that cannot be measured says what all say.
    private double[] parts(Tried tried, Optional<Training.Changed> changed) {
        double[] values = new double[PARTS + 1];
        double[][] said = asked.training().saidOf(tried.model(), tried.seen(), looked, changed);
        for (int part = 0; part <= PARTS; part++) {
            int begin = begin(part);
            int end = end(part);
            double[][] own = Arrays.stream(said).map(head -> Arrays.copyOfRange(head, begin, end)).toArray(double[][]::new);
            Scored scored = asked.training().scoredOf(Arrays.copyOfRange(looked, begin, end), own, judged.get(part));
            values[part] = Measurement.value(asked.measure().measure(), scored);
            if (Double.isNaN(values[part])) values[part] = values[0];
        }
        return values;
    }

    private Training.Changed reordered(Tried tried, Feature input, int order) {
        Chance chance = asked.chance().of("order of " + input.name()).at(order);
        int[] from = looked.clone();
        for (int i = from.length - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int kept = from[i];
            from[i] = from[j];
            from[j] = kept;
        }
        return new Training.Changed(tried.seen().indexOf(input), looked, from);
    }

    private RunSelection.Step step(Tried tried, RunReport.Measure behind) {
        return new RunSelection.Step(tried.seen().size(), tried.value(), behind, tried.seen().stream().mapToDouble(input -> Costs.nanos(asked.plan(), input)).sum(),
                tried.seen().stream().mapToDouble(input -> Costs.bytes(asked.plan(), input)).sum(), false);
    }

    private List<RunSelection.Candidate> told(List<Feature> candidates, Tried chosen, Map<Feature, double[]> first, Tried all) throws InterruptedException {
        Map<Feature, double[]> ofChosen = losses(chosen);
        List<RunSelection.Candidate> told = new ArrayList<>();
        for (Feature input : candidates) {
            boolean kept = chosen.seen().contains(input);
            double[] losses = kept ? ofChosen.get(input) : first.get(input);
            RunReport.Measure adds = kept && chosen.seen().size() > 1 ? dropped(chosen, input) : spread(losses);
            told.add(new RunSelection.Candidate(input.name(), kept, adds, stable(losses), Costs.nanos(asked.plan(), input), Costs.bytes(asked.plan(), input),
                    outlived.getOrDefault(input, 0)));
        }
        told.sort(Comparator.comparing(RunSelection.Candidate::kept).reversed().thenComparing(candidate -> -candidate.adds().value()).thenComparing(RunSelection.Candidate::name));
        return told;
    }

    /// What a fit without the input is worse by.
    private RunReport.Measure dropped(Tried chosen, Feature input) throws InterruptedException {
        Figure lead = lead(chosen, tried(chosen.seen().stream().filter(other -> !other.equals(input)).toList()));
        return lead instanceof Figure.Measured(double value, double low, double high) ? RunReport.Measure.of(value, low, high) : RunReport.Measure.of(0);
    }

    private static RunReport.Measure spread(double[] losses) {
        double mean = mean(losses);
        double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
        double reach = 1.959964 * Math.sqrt(squares / Math.max(1, losses.length - 1) / losses.length);
        return RunReport.Measure.of(mean, mean - reach, mean + reach);
    }

    private static double stable(double[] losses) {
        return Arrays.stream(losses).filter(loss -> loss > 0).count() / (double) losses.length;
    }

    /// About what an input costs when it is served, by the arithmetic of `check`.
    private static final class Costs {
        private static double nanos(FeaturePlan plan, Feature input) {
            return plan.aggregatesOf(input) * 500.0 + plan.stepsOf(input) * 20.0;
        }

        private static double bytes(FeaturePlan plan, Feature input) {
            return plan.aggregatesOf(input) * 24.0;
        }
    }
}
