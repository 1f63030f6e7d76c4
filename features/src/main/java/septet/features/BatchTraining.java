package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Formula;
import septet.data.Known;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Type;

/// A training set column by column: the steps of the plan in their order, each for all rows at once.
final class BatchTraining {
    /// Runs tasks that do not depend on each other.
    interface Tasks {
        void run(List<ReaderSweep.Pass> tasks) throws InterruptedException;
    }

    private final FeaturePlan plan;
    private final TrainingSet.Request request;
    private final Tasks tasks;
    private final BatchLog log;
    private final RowColumns rows;
    private final Map<Integer, RowColumns> bySource = new HashMap<>();
    private final GroupColumns[] groups;
    private final BitSet degraded = new BitSet();

    private BatchTraining(FeaturePlan plan, BatchLog log, TrainingSet.Request request, Tasks tasks) {
        this.plan = plan;
        this.request = request;
        this.tasks = tasks;
        this.log = log;
        this.groups = new GroupColumns[plan.groups().size()];
        SourceLog main = log.source(plan.mainSource());
        SourceLog asked = plan.aggregatesFeatures() ? main : inRange(main);
        this.rows = new RowColumns(asked, plan.slots());
        if (asked == main) bySource.put(plan.mainSource(), rows);
    }

    /// Empty where rows must be replayed one by one.
    static Optional<BatchTraining> of(FeaturePlan plan, List<Table> tables, TrainingSet.Request request, Tasks tasks) {
        if (!covers(plan)) return Optional.empty();
        BatchLog log = BatchLog.of(plan, tables);
        return log.isAnyLate() ? Optional.empty() : Optional.of(new BatchTraining(plan, log, request, tasks));
    }

    /// Whether a plan can be computed column by column.
    static boolean covers(FeaturePlan plan) {
        for (int source = 0; source < plan.sources(); source++) {
            if (plan.steps(source).stream().anyMatch(step -> step instanceof Step.Look || step instanceof Step.Store)) return false;
        }
        return plan.groups().stream().noneMatch(group -> group.late() != 0 && group.shape().sketched);
    }

    private SourceLog inRange(SourceLog main) {
        int count = 0;
        for (long time : main.times()) if (isInRange(time)) count++;
        if (count == main.size()) return main;
        int[] places = new int[count];
        for (int i = 0, next = 0; i < main.size(); i++) if (isInRange(main.times()[i])) places[next++] = i;
        return main.take(places);
    }

    private boolean isInRange(long time) {
        return time >= request.from() && time < request.until();
    }

    TrainingSet collect() throws InterruptedException {
        List<Step.Compute> computes = new ArrayList<>();
        List<ReaderSweep> reads = new ArrayList<>();
        for (Step step : plan.steps(plan.mainSource())) {
            switch (step) {
                case Step.Update _ -> { }
                case Step.Read(Reader reader) -> {
                    compute(computes);
                    if (plan.aggregatesFeatures() || !reader.keys().stream().allMatch(rows::isCopied)) read(reads);
                    reads.add(sweep(reader));
                }
                case Step.Compute compute -> {
                    read(reads);
                    computes.add(compute);
                }
                case Step.Store _, Step.Look _ -> throw new IllegalStateException("a plan that looks up is replayed");
            }
        }
        compute(computes);
        read(reads);
        return new Kept().set();
    }

    private void compute(List<Step.Compute> steps) {
        if (!steps.isEmpty()) rows.compute(steps, steps.stream().allMatch(step -> plan.uses().get(step.slot()).isEmpty()));
        steps.clear();
    }

    private void read(List<ReaderSweep> reads) throws InterruptedException {
        List<ReaderSweep.Pass> sweeps = new ArrayList<>();
        for (ReaderSweep read : reads) sweeps.addAll(read.sweeps());
        tasks.run(sweeps);
        for (ReaderSweep read : reads) read.rest(plan, degraded);
        reads.clear();
    }

    private ReaderSweep sweep(Reader reader) {
        List<Readout> readouts = new ArrayList<>();
        for (Reading reading : reader.readings()) {
            SlotColumn column = SlotColumn.of(plan.texts().get(reading.slot()).type(), rows.size());
            rows.fill(reading.slot(), column);
            readouts.add(new Readout(reading, column));
        }
        GroupColumns group = group(reader.group());
        boolean prompt = rows.log().prompt() && log.source(group.group().source()).prompt();
        return new ReaderSweep(group, prompt, rows.log(), rows.values(reader.keys()), readouts);
    }

    private GroupColumns group(int index) {
        if (groups[index] != null) return groups[index];
        Group group = plan.groups().get(index);
        RowColumns source = bySource.computeIfAbsent(group.source(), at -> new RowColumns(log.source(at), plan.slots(at)));
        groups[index] = new GroupColumns(group, Entries.of(plan, group, log, source));
        return groups[index];
    }

    /// The rows that are examples, with what is asked of them.
    private final class Kept {
        /// Empty: all.
        private final int[] places;
        private final int size;

        Kept() {
            boolean all = request.eligible().isEmpty() && !plan.aggregatesFeatures();
            int[] kept = all ? new int[0] : examples();
            size = all ? rows.size() : kept.length;
            places = size == rows.size() ? new int[0] : kept;
        }

        private int[] examples() {
            int[] kept = new int[rows.size()];
            int count = 0;
            for (int i = 0; i < kept.length; i++) {
                if (isInRange(rows.log().times()[i]) && (request.eligible().isEmpty() || request.eligible().get().holds(rows.load(i)))) kept[count++] = i;
            }
            return Arrays.copyOf(kept, count);
        }

        private boolean isAll() {
            return size == rows.size();
        }

        private int place(int example) {
            return isAll() ? example : places[example];
        }

        TrainingSet set() {
            SourceLog source = isAll() ? rows.log() : rows.log().take(places);
            List<String> texts = new ArrayList<>();
            double[][] inputs = inputs(texts);
            long[] labels = request.label() >= 0 && isAll() ? rows.column(request.label()) : new long[size];
            long[] knownAt = new long[size];
            if (request.label() >= 0) {
                labels(labels, knownAt);
            } else {
                Arrays.fill(labels, Values.MISSING);
                Arrays.fill(knownAt, Values.MISSING);
            }
            int count = 0;
            if (!degraded.isEmpty()) for (int i = 0; i < size; i++) if (degraded.get(place(i))) count++;
            return new TrainingSet(source.rows(), source.times(), labels, knownAt, inputs, texts, extras(), count);
        }

        private double[][] inputs(List<String> texts) {
            List<Feature> asked = request.inputs();
            double[][] inputs = new double[asked.size()][];
            for (int i = 0; i < inputs.length; i++) if (!(asked.get(i).type() instanceof Type.Terms)) inputs[i] = input(asked.get(i));
            // several features of one row's text keep it once, so rows come first
            for (int i = 0; i < inputs.length; i++) if (inputs[i] == null) inputs[i] = new double[size];
            int[] terms = IntStream.range(0, inputs.length).filter(i -> asked.get(i).type() instanceof Type.Terms).toArray();
            for (int i = 0; i < size && terms.length > 0; i++) {
                for (int term : terms) inputs[term][i] = text(asked.get(term).slot(), place(i), texts);
            }
            return inputs;
        }

        private double text(int slot, int place, List<String> texts) {
            String text;
            if (rows.feature(slot) instanceof SlotColumn.Words(long[] values, String[] words)) {
                if (values[place] == Values.MISSING) return Double.NaN;
                text = words[place];
            } else {
                Row row = rows.load(place);
                if (row.values[slot] == Values.MISSING) return Double.NaN;
                text = row.texts[slot];
            }
            if (texts.isEmpty() || !texts.getLast().equals(text)) texts.add(text);
            return texts.size() - 1;
        }

        private double[] input(Feature feature) {
            SlotColumn column = rows.feature(feature.slot());
            // the table's own array where it can be: a wide table is there once
            if (column == null && feature.type() instanceof Type.Number) column = new SlotColumn.Doubles(rows.log().numbers(feature.slot()));
            if (column == null) column = new SlotColumn.Longs(feature.type(), rows.column(feature.slot()));
            return column.inputs(places, size);
        }

        private void labels(long[] labels, long[] knownAt) {
            long[] column = rows.column(request.label());
            Known known = plan.schema().columns().get(request.label()).known();
            boolean isNeverSaid = known instanceof Known.Later;
            long[] told = known instanceof Known.At(String other) ? rows.column(plan.schema().slot(other)) : column;
            KnownTimes.Rule rule = KnownTimes.Rule.of(known);
            SourceLog source = rows.log();
            for (int i = 0; i < size; i++) {
                int place = place(i);
                boolean isThere = column[place] != Values.MISSING && told[place] != Values.MISSING;
                labels[i] = column[place];
                knownAt[i] = !isThere ? Values.MISSING : isNeverSaid ? source.times()[place] : rule.at(source.times()[place], source.arrivals()[place], told[place]);
            }
        }

        private long[][] extras() {
            List<Formula> formulas = request.extras();
            long[][] extras = new long[formulas.size()][size];
            if (extras.length == 0) return extras;
            for (int i = 0; i < size; i++) {
                Row row = rows.load(place(i));
                for (int k = 0; k < extras.length; k++) extras[k][i] = TrainingSet.extra(formulas.get(k), row);
            }
            return extras;
        }
    }
}
