package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Known;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Problem;
import septet.design.Type;
import septet.world.Scheduler;

/// Examples as they would have been decided: each row with the features that were known at its t0, column by column,
/// in the order in which the rows arrived.
///
/// @param rows     the places of the rows in their table
/// @param times    t0, microseconds
/// @param labels   encoded as [Values] says; missing where the row has none
/// @param knownAt  when the label became known; t0 where nobody says when (`known later`); missing where the label is
/// @param inputs   one array for each input asked for, as [Values#input] gives it
/// @param texts    of features that are terms; their inputs hold places in this list
/// @param extras   one array for each further formula, encoded as [Values] says; of a text a number that texts share which are
///                 equal but for digits, case and space
/// @param degraded how many rows were so old on arrival that windows reached further back than is kept
/// @param overflows how many sums are missing because they are beyond the range of their type
public record TrainingSet(int[] rows, long[] times, long[] labels, long[] knownAt, double[][] inputs, List<String> texts, long[][] extras, int degraded, long overflows) {
    /// What is asked of each row.
    ///
    /// @param from     microseconds, the first t0
    /// @param until    the first t0 that is too late
    /// @param inputs   what a learner sees
    /// @param label    the slot of the label; -1: none
    /// @param eligible rows of which it does not hold are events, but no examples
    /// @param extras   what else is computed on the row: keys, costs, slices, `where`, the baseline
    public record Request(long from, long until, List<Feature> inputs, int label, Optional<Formula> eligible, List<Formula> extras) {
        public Request {
            inputs = List.copyOf(inputs);
            extras = List.copyOf(extras);
        }
    }

    /// Whether rows are replayed one by one for it: what comes of that is worth keeping, where a sweep over columns is as quick as reading it.
    public static boolean isReplayed(FeaturePlan plan, List<Table> tables) {
        return !BatchTraining.covers(plan) || BatchLog.isAnyLate(plan, tables) || CorrectedRows.any(plan, tables);
    }

    /// Plays tables into a state, from its present on, and keeps what is asked for. Afterwards the state has seen every row.
    ///
    /// @param tables one for each source; their dictionary is that of the plan
    public static TrainingSet replay(FeatureState state, List<Table> tables, Request request) {
        return new Collector(state, tables, request).collect();
    }

    /// The same for whoever goes on from there.
    public static Replayed replayed(FeatureState state, List<Table> tables, Request request) {
        return new Collector(state, tables, request).replayed();
    }

    /// Examples that may still be corrected.
    ///
    /// @param set    also of those that were taken out
    /// @param events their numbers in the state, ascending
    /// @param gone   those that were taken out, by their places
    public record Replayed(TrainingSet set, long[] events, BitSet gone) {}

    /// The same from whole tables at once, without a state: what [#replay] keeps of a fresh one, bit for bit.
    public static TrainingSet of(FeaturePlan plan, List<Table> tables, Request request) {
        try {
            return of(plan, tables, request, tasks -> tasks.forEach(BatchTraining.Task::call));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Threads(Scheduler scheduler, int threads) implements BatchTraining.Tasks {
        @Override
        public void run(List<BatchTraining.Task> tasks) throws InterruptedException {
            scheduler.all(threads, tasks);
        }
    }

    /// The same with several threads.
    public static TrainingSet of(FeaturePlan plan, List<Table> tables, Request request, Scheduler scheduler, int threads) throws InterruptedException {
        return of(plan, tables, request, new Threads(scheduler, threads));
    }

    private static TrainingSet of(FeaturePlan plan, List<Table> tables, Request request, BatchTraining.Tasks tasks) throws InterruptedException {
        Optional<BatchTraining> batch = CorrectedRows.any(plan, tables) ? Optional.empty() : BatchTraining.of(plan, tables, request, tasks);
        return batch.isPresent() ? batch.get().collect() : replay(new FeatureState(plan), tables, request);
    }

    public int size() {
        return times.length;
    }

    /// What a person should know of sums that are missing; empty where there are none.
    public Optional<Problem> beyondRange() {
        return FeatureState.beyondRange(overflows);
    }

    /// What stands among the extras of a row.
    public static long extra(Formula formula, Row row) {
        long value = formula.value(row);
        return value == Values.MISSING || !PlanParts.isText(formula.type()) ? value : Hashes.ofWords(formula.text(row));
    }

    /// Fills the arrays of one training set.
    private static final class Collector {
        private final FeatureState state;
        private final FeaturePlan plan;
        private final Request request;
        private final Replay replay;
        private final Row[] buffers;
        private final TrainingSet into;
        private final int[] slots;
        private final Type[] types;
        /// The numbers of the kept rows' events.
        private final long[] events;
        /// Of them, those that later rows take out.
        private final BitSet gone = new BitSet();
        private int size;
        private int degraded;
        private long overflows;

        Collector(FeatureState state, List<Table> tables, Request request) {
            this.state = state;
            this.plan = state.plan();
            this.request = request;
            this.replay = new Replay(plan, tables);
            this.buffers = new Row[plan.sources()];
            for (int i = 0; i < buffers.length; i++) buffers[i] = new Row(plan.slots(i));
            this.slots = request.inputs().stream().mapToInt(Feature::slot).toArray();
            this.types = request.inputs().stream().map(Feature::type).toArray(Type[]::new);
            int capacity = 0;
            for (Table table : tables) if (table.schema().source().equals(plan.schema().source())) capacity = inRange(table);
            this.into = new TrainingSet(new int[capacity], new long[capacity], new long[capacity], new long[capacity],
                    new double[request.inputs().size()][capacity], new ArrayList<>(), new long[request.extras().size()][capacity], 0, 0);
            this.events = new long[capacity];
        }

        private int inRange(Table table) {
            int count = 0;
            for (int row = 0; row < table.rows(); row++) if (isInRange(table.time(row))) count++;
            return count;
        }

        private boolean isInRange(long time) {
            return time >= request.from() && time < request.until();
        }

        TrainingSet collect() {
            take();
            if (!gone.isEmpty()) leaveOut();
            return made();
        }

        Replayed replayed() {
            take();
            return new Replayed(made(), Arrays.copyOf(events, size), gone);
        }

        private TrainingSet made() {
            return with(size == into.size() ? into : cut());
        }

        private void take() {
            while (replay.next(buffers, state)) {
                int source = replay.source();
                Row row = buffers[source];
                long event = state.nextEvent();
                boolean asked = source == plan.mainSource() && isInRange(row.time);
                long before = state.overflows();
                boolean isNew = asked ? state.observe(source, row, event) : state.absorb(source, row, event);
                if (asked && isNew && isExample(row)) {
                    keep(row, event);
                    overflows += state.overflows() - before;
                }
                if (state.counted() < 0) continue;
                if (source == plan.mainSource() && !isNew) correct(row, state.counted());
                state.learnAll(source, row, state.counted());
            }
        }

        private boolean isExample(Row row) {
            return request.eligible().isEmpty() || request.eligible().get().holds(row);
        }

        /// The example stays as it was decided; what becomes known of it is what was said last.
        private void correct(Row row, long event) {
            int place = Arrays.binarySearch(events, 0, size, event);
            if (place < 0) return;
            boolean deletes = plan.deletes(plan.mainSource(), row);
            gone.set(place, deletes);
            int label = request.label();
            if (deletes || label < 0 || row.values[label] == Values.MISSING || row.values[label] == into.labels[place]) return;
            into.labels[place] = row.values[label];
            into.knownAt[place] = knownAt(row);
        }

        /// Events that were taken out are no examples.
        private void leaveOut() {
            int kept = 0;
            for (int place = 0; place < size; place++) {
                if (gone.get(place)) continue;
                into.rows[kept] = into.rows[place];
                into.times[kept] = into.times[place];
                into.labels[kept] = into.labels[place];
                into.knownAt[kept] = into.knownAt[place];
                for (double[] input : into.inputs) input[kept] = input[place];
                for (long[] extra : into.extras) extra[kept] = extra[place];
                kept++;
            }
            size = kept;
        }

        private void keep(Row row, long event) {
            events[size] = event;
            into.rows[size] = replay.row();
            into.times[size] = row.time;
            int label = request.label();
            into.labels[size] = label < 0 ? Values.MISSING : row.values[label];
            into.knownAt[size] = into.labels[size] == Values.MISSING ? Values.MISSING : knownAt(row);
            for (int i = 0; i < slots.length; i++) into.inputs[i][size] = types[i] instanceof Type.Terms ? text(row, slots[i]) : Values.input(types[i], row.values[slots[i]]);
            List<Formula> extras = request.extras();
            for (int i = 0; i < extras.size(); i++) into.extras[i][size] = TrainingSet.extra(extras.get(i), row);
            if (state.degraded()) degraded++;
            size++;
        }

        /// Several features of one text keep it once.
        private double text(Row row, int slot) {
            if (row.values[slot] == Values.MISSING) return Double.NaN;
            String text = row.texts[slot];
            if (into.texts.isEmpty() || !into.texts.getLast().equals(text)) into.texts.add(text);
            return into.texts.size() - 1;
        }

        private long knownAt(Row row) {
            boolean anyTime = plan.schema().columns().get(request.label()).known() instanceof Known.Later;
            return anyTime ? row.time : KnownTimes.of(plan.schema(), request.label(), row);
        }

        private TrainingSet cut() {
            double[][] inputs = new double[into.inputs.length][];
            for (int i = 0; i < inputs.length; i++) inputs[i] = Arrays.copyOf(into.inputs[i], size);
            long[][] extras = new long[into.extras.length][];
            for (int i = 0; i < extras.length; i++) extras[i] = Arrays.copyOf(into.extras[i], size);
            return new TrainingSet(Arrays.copyOf(into.rows, size), Arrays.copyOf(into.times, size), Arrays.copyOf(into.labels, size),
                    Arrays.copyOf(into.knownAt, size), inputs, into.texts, extras, 0, 0);
        }

        private TrainingSet with(TrainingSet set) {
            return new TrainingSet(set.rows, set.times, set.labels, set.knownAt, set.inputs, set.texts, set.extras, degraded, overflows);
        }
    }
}
