package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import septet.data.DecisionRecord;
import septet.data.LogReader;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Type;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.serving.Retelling;
import septet.serving.Setup;

/// The examples of the sources, and behind them those of a server's log: each event as it arrived, with the features that the state had then, and each label from when on it may be
/// used: when it arrived, and not before its column says. The state is the one that serves, so training sees what serving saw.
final class LoggedSet implements Retelling.Hearing {
    private static final int NONE = -1;
    private final FeatureState state;
    private final TrainingSet.Request request;
    private final TrainingSet base;
    private final long[] baseEvents;
    private final int firstPlace;
    private final Numbers events = new Numbers();
    private final Numbers times = new Numbers();
    private final Numbers labels = new Numbers();
    private final Numbers knownAt = new Numbers();
    private final Numbers places = new Numbers();
    private final List<Numbers> inputs = new ArrayList<>();
    private final List<Numbers> extras = new ArrayList<>();
    private final List<String> texts;
    /// Where the example of an id stands: in the base, counted from 0, or behind it. The newest event that has no id is [#last].
    private final Map<String, Integer> byId = new HashMap<>();
    private final BitSet gone;
    private int last = NONE;
    private int heard;

    private LoggedSet(FeatureState state, TrainingSet.Request request, TrainingSet.Replayed base, int firstPlace) {
        this.state = state;
        this.request = request;
        this.base = base.set();
        baseEvents = base.events();
        gone = base.gone();
        this.firstPlace = firstPlace;
        texts = new ArrayList<>(this.base.texts());
        request.inputs().forEach(_ -> inputs.add(new Numbers()));
        request.extras().forEach(_ -> extras.add(new Numbers()));
    }

    /// @param log gives a reader from its beginning; it is closed here
    static TrainingSet of(Setup setup, FeaturePlan plan, List<Table> tables, TrainingSet.Request request, Supplier<LogReader> log) {
        LoggedSet set = begin(plan, tables, request);
        try (LogReader reader = log.get()) {
            Retelling.of(setup, set.state, reader, set);
        }
        return set.made();
    }

    /// What the sources hold; it has heard nothing yet.
    static LoggedSet begin(FeaturePlan plan, List<Table> tables, TrainingSet.Request request) {
        FeatureState state = new FeatureState(plan);
        TrainingSet.Replayed base = TrainingSet.replayed(state, tables, request);
        Table main = tables.stream().filter(table -> table.schema().source().equals(plan.schema().source())).findFirst().orElseThrow();
        LoggedSet set = new LoggedSet(state, request, base, main.rows());
        int[] rows = base.set().rows();
        for (int i = 0; i < rows.length; i++) if (!main.id(rows[i]).isEmpty()) set.byId.put(main.id(rows[i]), i);
        return set;
    }

    FeatureState state() {
        return state;
    }

    @Override
    public void heard(int source, Row row, long event, Optional<DecisionRecord> decision) {
        if (source != state.plan().mainSource()) return;
        int place = firstPlace + heard++;
        last = NONE;
        boolean deletes = state.plan().deletes(source, row);
        int known = row.id.isEmpty() ? NONE : byId.getOrDefault(row.id, NONE);
        // as TrainingSet: what was taken out is there again once it is corrected
        if (known != NONE && state.counted() >= 0) gone.set(known, deletes);
        boolean isAsked = row.time >= request.from() && row.time < request.until() && (request.eligible().isEmpty() || request.eligible().get().holds(row));
        if (deletes || !isAsked || known != NONE) return;
        last = base.size() + times.size();
        if (!row.id.isEmpty()) byId.put(row.id, last);
        places.add(place);
        events.add(event);
        times.add(row.time);
        labels.add(Values.MISSING);
        knownAt.add(Values.MISSING);
        List<Feature> asked = request.inputs();
        for (int i = 0; i < asked.size(); i++) inputs.get(i).add(Double.doubleToRawLongBits(input(asked.get(i), row)));
        for (int i = 0; i < extras.size(); i++) extras.get(i).add(TrainingSet.extra(request.extras().get(i), row));
    }

    private double input(Feature feature, Row row) {
        if (!(feature.type() instanceof Type.Terms)) return Values.input(feature.type(), row.values[feature.slot()]);
        if (row.values[feature.slot()] == Values.MISSING) return Double.NaN;
        texts.add(row.texts[feature.slot()]);
        return texts.size() - 1;
    }

    @Override
    public void labelled(String id, long truth, long from) {
        label(id.isEmpty() ? last : byId.getOrDefault(id, NONE), truth, from);
    }

    /// Windows close while the next event is taken in: it is the event of that number, not the one heard last.
    @Override
    public void computed(long event, String id, long truth, long from) {
        int ofBase = Arrays.binarySearch(baseEvents, event);
        int behind = events.find(event);
        if (ofBase >= 0) label(ofBase, truth, from);
        else if (behind >= 0) label(base.size() + behind, truth, from);
    }

    private void label(int place, long truth, long from) {
        if (place < 0) return;
        if (place >= base.size()) {
            labels.set(place - base.size(), truth);
            knownAt.set(place - base.size(), from);
        } else if (base.labels()[place] == Values.MISSING || state.plan().isCorrected(state.plan().mainSource()) && base.labels()[place] != truth) {
            long delay = Preparation.micros(state.plan().schema().columns().get(request.label()).known().delay());
            base.labels()[place] = truth;
            base.knownAt()[place] = Math.max(from, base.times()[place] + delay);
        }
    }

    TrainingSet made() {
        int[] kept = java.util.stream.IntStream.range(0, base.size() + times.size()).filter(place -> !gone.get(place)).toArray();
        double[][] allInputs = new double[inputs.size()][];
        for (int i = 0; i < allInputs.length; i++) {
            long[] behind = inputs.get(i).all();
            double[] all = Arrays.copyOf(base.inputs()[i], base.size() + behind.length);
            for (int row = 0; row < behind.length; row++) all[base.size() + row] = Double.longBitsToDouble(behind[row]);
            allInputs[i] = Material.pick(all, kept);
        }
        long[][] allExtras = new long[extras.size()][];
        for (int i = 0; i < allExtras.length; i++) allExtras[i] = joined(base.extras()[i], extras.get(i), kept);
        long[] allPlaces = joined(Arrays.stream(base.rows()).asLongStream().toArray(), places, kept);
        return new TrainingSet(Arrays.stream(allPlaces).mapToInt(Math::toIntExact).toArray(), joined(base.times(), times, kept), joined(base.labels(), labels, kept),
                joined(base.knownAt(), knownAt, kept), allInputs, texts, allExtras, base.degraded(), base.overflows());
    }

    private static long[] joined(long[] before, Numbers behind, int[] kept) {
        long[] all = Arrays.copyOf(before, before.length + behind.size());
        System.arraycopy(behind.all(), 0, all, before.length, behind.size());
        return Material.pick(all, kept);
    }

    /// Numbers that become more.
    private static final class Numbers {
        private long[] numbers = new long[16];
        private int size;

        void add(long number) {
            if (size == numbers.length) numbers = Arrays.copyOf(numbers, 2 * size);
            numbers[size++] = number;
        }

        void set(int place, long number) {
            numbers[place] = number;
        }

        /// The place of a number among ascending ones; negative: nowhere.
        int find(long number) {
            return Arrays.binarySearch(numbers, 0, size, number);
        }

        int size() {
            return size;
        }

        long[] all() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
