package septet.features;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import septet.data.Table;
import septet.design.Type;

/// A training set column by column: the steps of the plan in their order, each for all rows at once.
final class BatchTraining {
    /// Writes nothing that another one reads or writes.
    interface Task extends Callable<Boolean> {
        @Override
        Boolean call();
    }

    /// Runs tasks that do not depend on each other.
    interface Tasks {
        void run(List<Task> tasks) throws InterruptedException;

        /// So many at a time.
        default int threads() {
            return 1;
        }
    }

    private final FeaturePlan plan;
    private final TrainingSet.Request request;
    private final Tasks tasks;
    private final BatchLog log;
    private final RowColumns rows;
    private final Map<Integer, RowColumns> bySource = new HashMap<>();
    private final GroupColumns[] groups;
    private final BitSet degraded = new BitSet();
    /// Of each sum the rows where it is beyond the range of its type.
    private final List<BitSet> beyond = new ArrayList<>();
    /// What may be done beside anything else, before the next readings.
    private final List<Task> beside = new ArrayList<>();

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
        if (main.ascending() && (main.size() == 0 || isInRange(main.times()[0]) && isInRange(main.times()[main.size() - 1]))) return main;
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
        List<Reader> readers = new ArrayList<>();
        for (Step step : plan.steps(plan.mainSource())) {
            switch (step) {
                case Step.Update _ -> { }
                case Step.Read(Reader reader) -> {
                    compute(computes);
                    if (plan.aggregatesFeatures() || !rows.areCopied(reader.keys())) read(readers);
                    readers.add(reader);
                }
                case Step.Compute compute when plan.uses().get(compute.slot()).isEmpty() -> beside(compute);
                case Step.Compute compute -> {
                    read(readers);
                    computes.add(compute);
                }
                case Step.Store _, Step.Look _ -> throw new IllegalStateException("a plan that looks up is replayed");
            }
        }
        compute(computes);
        // which rows are examples, and what they hold that is not read, may be known before
        Optional<KeptRows> all = KeptRows.all(plan, request, rows);
        all.ifPresent(kept -> beside.addAll(kept.ready()));
        read(readers);
        KeptRows kept = all.orElseGet(() -> new KeptRows(plan, request, rows));
        return kept.set(tasks, degraded, beyond);
    }

    private void compute(List<Step.Compute> steps) {
        if (!steps.isEmpty()) rows.compute(steps);
        steps.clear();
    }

    /// What uses nothing of a row but its time waits for nothing. (What may find new words is done at once: their numbers shall not depend on threads.)
    private void beside(Step.Compute compute) {
        Task task = () -> {
            rows.computeOfTime(compute);
            return true;
        };
        if (compute.type() instanceof Type.Number || compute.type() instanceof Type.Bool) beside.add(task);
        else task.call();
    }

    /// Groups side by side, and then their windows.
    private void read(List<Reader> readers) throws InterruptedException {
        Map<Integer, List<Integer>> byGroup = new TreeMap<>();
        for (int i = 0; i < readers.size(); i++) byGroup.computeIfAbsent(readers.get(i).group(), _ -> new ArrayList<>()).add(i);
        ReaderSweep[] reads = new ReaderSweep[readers.size()];
        List<Task> preparing = new ArrayList<>();
        byGroup.forEach((index, places) -> {
            RowColumns source = source(plan.groups().get(index));
            Task task = () -> {
                for (int place : places) reads[place] = sweep(readers.get(place), source);
                return true;
            };
            boolean isPlain = source.areCopied(plan.groups().get(index)) && places.stream().allMatch(place -> rows.areCopied(readers.get(place).keys()));
            if (isPlain) preparing.add(task);
            else task.call();
        });
        tasks.run(preparing);
        List<Task> passes = new ArrayList<>();
        for (ReaderSweep read : reads) passes.addAll(read.sweeps(tasks.threads()));
        passes.addAll(beside);
        beside.clear();
        tasks.run(passes);
        for (ReaderSweep read : reads) {
            read.rest(plan, log, degraded);
            for (Readout readout : read.readouts()) {
                rows.fill(readout.reading().slot(), readout.column());
                beyond.add(readout.beyond());
            }
        }
        readers.clear();
    }

    private RowColumns source(Group group) {
        return bySource.computeIfAbsent(group.source(), at -> new RowColumns(log.source(at), plan.slots(at)));
    }

    private ReaderSweep sweep(Reader reader, RowColumns source) {
        int index = reader.group();
        Group group = plan.groups().get(index);
        boolean prompt = rows.log().prompt() && log.source(group.source()).prompt();
        if (groups[index] == null) groups[index] = new GroupColumns(group, Entries.of(plan, group, log, source, prompt));
        List<Readout> readouts = new ArrayList<>();
        for (Reading reading : reader.readings()) readouts.add(new Readout(reading, SlotColumn.of(plan.texts().get(reading.slot()).type(), rows.size())));
        return new ReaderSweep(groups[index], prompt, rows.log(), rows.values(reader.keys()), readouts);
    }
}
