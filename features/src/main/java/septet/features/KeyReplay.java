package septet.features;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import septet.data.Row;
import septet.data.Values;

/// Readings of one group by the general state, key by key where a [Sweep] cannot follow: entry after entry as the log has them, each question behind what came before it.
final class KeyReplay {
    private final GroupColumns columns;
    private final Shape shape;
    private final Edge[] edges;
    private final long[] outside;
    private final long[] values;
    private final Histories histories;
    private final long[] key = new long[1];
    private final int[] places;
    private final int[] order;
    private final BitSet keys;
    private final Many many;
    private final Row scratch;
    private int next;

    /// @param places of the log from which on entries are there
    /// @param keys   those that are played; a question of another one is passed over
    KeyReplay(GroupColumns columns, int[] places, BitSet keys, FeaturePlan plan) {
        this.places = places;
        this.many = new Many(plan.dictionary());
        this.scratch = new Row(plan.slots());
        this.columns = columns;
        this.keys = keys;
        this.shape = columns.group().shape();
        this.edges = columns.group().edges().toArray(Edge[]::new);
        this.outside = new long[edges.length];
        this.values = new long[shape.stride - 1];
        this.histories = new Histories(shape, 1);
        this.order = inLogOrder(columns, keys);
    }

    /// As they came; of one time of arrival by their rows.
    private static int[] inLogOrder(GroupColumns columns, BitSet keys) {
        int[] codes = columns.codes();
        int[] played = new int[columns.entries().size()];
        int count = 0;
        for (int i = 0; i < played.length; i++) if (keys.get(codes[i])) played[count++] = i;
        int[] some = Arrays.copyOf(played, count);
        return Order.permuted(some, Order.of(Order.permuted(columns.entries().arrivals(), some), Order.permuted(columns.entries().events(), some), count));
    }

    /// @param asked    the rows in the order of the log
    /// @param codes    of their keys; above all those of entries where no entry has it
    /// @param readouts what is read, and where it goes
    /// @param degraded gets the rows that came too late for what is kept
    void run(SourceLog asked, int[] codes, List<Readout> readouts, BitSet degraded) {
        for (int place = 0; place < asked.size(); place++) {
            if (!keys.get(codes[place])) continue;
            int position = asked.positions()[place];
            boolean own = enter(position, codes[place]);
            key[0] = codes[place];
            History history = histories.find(key);
            long time = asked.times()[place];
            boolean reached = history.isEmpty() || history.reaches(time);
            if (reached) moveTo(history, time);
            else degraded.set(place);
            if (shape.sketched) history.sketches().settle(asked.arrivals()[place]);
            for (Readout readout : readouts) {
                Reading reading = readout.reading();
                long value = !reached ? Values.MISSING : history.isEmpty() ? reading.ofNothing() : reading.of(history, own);
                if (reading.isMany() && value != Values.MISSING) value = many.fill(reading, history, scratch);
                readout.column().set(place, value, scratch.texts[reading.slot()]);
                readout.beyond().set(place, reached && value == Values.MISSING && !history.isEmpty() && reading.overflows(history));
            }
        }
    }

    /// Adds what is there at a place of the log; says whether the row there is an entry of the key itself.
    private boolean enter(int position, int code) {
        Entries entries = columns.entries();
        boolean own = false;
        boolean mayBeOwn = columns.group().late() == 0 && columns.group().delay() == 0;
        while (next < order.length && places[order[next]] <= position) {
            int entry = order[next++];
            key[0] = columns.codes()[entry];
            for (int channel = 0; channel < shape.channels(); channel++) values[channel] = entries.values()[channel][entry];
            if (shape.placed) values[values.length - 1] = entries.events()[entry];
            histories.findOrCreate(key).add(entries.times()[entry], entries.arrivals()[entry], values);
            own = mayBeOwn && key[0] == code && places[entry] == position;
        }
        return own;
    }

    private void moveTo(History history, long time) {
        for (int i = 0; i < edges.length; i++) outside[i] = edges[i].of(time);
        history.moveTo(time, time, outside);
    }
}
