package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Formula;
import septet.data.Known;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// The rows that are examples, with what is asked of them.
final class KeptRows {
    private final FeaturePlan plan;
    private final TrainingSet.Request request;
    private final RowColumns rows;
    private final double[][] inputs;
    /// Empty: all.
    private final int[] places;
    private final int size;
    private long[] labels = {};
    private long[] knownAt = {};
    private boolean isReady;

    KeptRows(FeaturePlan plan, TrainingSet.Request request, RowColumns rows) {
        this.plan = plan;
        this.request = request;
        this.rows = rows;
        this.inputs = new double[request.inputs().size()][];
        int[] kept = isEach(plan, request) ? new int[0] : examples();
        size = isEach(plan, request) ? rows.size() : kept.length;
        places = size == rows.size() ? new int[0] : kept;
    }

    /// Where each row is an example, whatever its features are.
    static Optional<KeptRows> all(FeaturePlan plan, TrainingSet.Request request, RowColumns rows) {
        return isEach(plan, request) ? Optional.of(new KeptRows(plan, request, rows)) : Optional.empty();
    }

    private static boolean isEach(FeaturePlan plan, TrainingSet.Request request) {
        return request.eligible().isEmpty() && !plan.aggregatesFeatures();
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

    private boolean isInRange(long time) {
        return time >= request.from() && time < request.until();
    }

    /// What needs no feature.
    List<BatchTraining.Task> ready() {
        isReady = true;
        List<BatchTraining.Task> ready = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) if (rows.isColumn(request.inputs().get(i).slot())) ready.add(input(i));
        ready.add(() -> {
            labels = labels();
            knownAt = knownAt();
            return true;
        });
        return ready;
    }

    private BatchTraining.Task input(int place) {
        return () -> {
            inputs[place] = input(request.inputs().get(place));
            return true;
        };
    }

    /// @param degraded the rows that came too late for what is kept
    /// @param beyond   of each sum the rows where it is beyond the range of its type
    TrainingSet set(BatchTraining.Tasks tasks, BitSet degraded, List<BitSet> beyond) throws InterruptedException {
        SourceLog source = isAll() ? rows.log() : rows.log().take(places);
        List<BatchTraining.Task> others = isReady ? new ArrayList<>() : ready();
        for (int i = 0; i < inputs.length; i++) if (!rows.isColumn(request.inputs().get(i).slot())) others.add(input(i));
        tasks.run(others);
        List<String> texts = new ArrayList<>();
        texts(texts);
        return new TrainingSet(source.rows(), source.times(), labels, knownAt, inputs, texts, extras(), count(degraded), beyond.stream().mapToLong(this::count).sum());
    }

    private int count(BitSet some) {
        int count = 0;
        if (!some.isEmpty()) for (int i = 0; i < size; i++) if (some.get(place(i))) count++;
        return count;
    }

    /// Several features of one row's text keep it once, so rows come first.
    private void texts(List<String> texts) {
        List<Feature> asked = request.inputs();
        int[] terms = IntStream.range(0, inputs.length).filter(i -> asked.get(i).type() instanceof Type.Terms).toArray();
        for (int i = 0; i < size && terms.length > 0; i++) {
            for (int term : terms) inputs[term][i] = text(asked.get(term).slot(), place(i), texts);
        }
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
        if (feature.type() instanceof Type.Terms) return new double[size];
        SlotColumn column = rows.feature(feature.slot());
        // the table's own array where it can be: a wide table is there once
        if (column == null && feature.type() instanceof Type.Number) column = new SlotColumn.Doubles(rows.log().numbers(feature.slot()));
        if (column == null) column = new SlotColumn.Longs(feature.type(), rows.column(feature.slot()));
        return column.inputs(places, size);
    }

    private long[] labels() {
        if (request.label() >= 0) return isAll() ? rows.column(request.label()) : Order.permuted(rows.column(request.label()), places);
        return nothing();
    }

    private long[] nothing() {
        long[] nothing = new long[size];
        Arrays.fill(nothing, Values.MISSING);
        return nothing;
    }

    private long[] knownAt() {
        if (request.label() < 0) return nothing();
        Known known = plan.schema().columns().get(request.label()).known();
        long[] all = known instanceof Known.Later ? rowTimes(rows.column(request.label())) : rows.knownAt(request.label(), known);
        return isAll() ? all : Order.permuted(all, places);
    }

    /// Of labels of which nobody says when they became known.
    private long[] rowTimes(long[] labels) {
        long[] times = rows.log().times().clone();
        for (int i = 0; i < times.length; i++) if (labels[i] == Values.MISSING) times[i] = Values.MISSING;
        return times;
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
