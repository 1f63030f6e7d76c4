package septet.features;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import septet.data.Formula;
import septet.data.Known;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// Rows of one source with the slots that are filled already, and what formulas make of them, in columns.
final class RowColumns {
    /// What is taken of a row.
    private interface Taken {
        long of(Row row);
    }

    private final SourceLog log;
    private final int columns;
    /// By slot; null: not filled yet. The source's own columns are copied when first asked for.
    private final Map<Integer, long[]> copied = new ConcurrentHashMap<>();
    private final SlotColumn[] features;
    private final Map<Said, long[]> known = new ConcurrentHashMap<>();
    private final Row row;

    private record Said(int slot, Known known) {}

    /// @param slots of a row; more than the source has where features stand behind its columns
    RowColumns(SourceLog log, int slots) {
        this.log = log;
        this.columns = log.table().schema().columns().size();
        this.features = new SlotColumn[slots];
        this.row = new Row(slots);
    }

    SourceLog log() {
        return log;
    }

    int size() {
        return log.size();
    }

    /// A column of the source; may be asked for by several threads.
    long[] column(int slot) {
        return copied.computeIfAbsent(slot, log::column);
    }

    /// When the values of a column became known; missing where one is, or where a column should say it and does not. Not to be changed; may be asked for by several threads.
    long[] knownAt(int slot, Known known) {
        return this.known.computeIfAbsent(new Said(slot, known), this::knownAt);
    }

    private long[] knownAt(Said said) {
        long[] value = column(said.slot());
        long[] told = said.known() instanceof Known.At(String other) ? column(log.table().schema().slot(other)) : value;
        KnownTimes.Rule rule = KnownTimes.Rule.of(said.known());
        long[] at = new long[size()];
        Pieces.each(at.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                boolean isThere = value[i] != Values.MISSING && told[i] != Values.MISSING;
                at[i] = isThere ? rule.at(log.times()[i], log.arrivals()[i], told[i]) : Values.MISSING;
            }
        });
        return at;
    }

    boolean isColumn(int slot) {
        return slot < columns;
    }

    SlotColumn feature(int slot) {
        return features[slot];
    }

    void fill(int slot, SlotColumn values) {
        features[slot] = values;
    }

    /// The row at a place, with its features; reused.
    Row load(int place) {
        row.time = log.times()[place];
        row.arrival = log.arrivals()[place];
        log.load(place, row);
        for (int slot = columns; slot < features.length; slot++) if (features[slot] != null) features[slot].load(place, slot, row);
        return row;
    }

    long[][] values(List<Formula> formulas) {
        long[][] values = new long[formulas.size()][];
        Taken[] taken = new Taken[values.length];
        for (int i = 0; i < values.length; i++) {
            Formula formula = formulas.get(i);
            if (isCopied(formula)) values[i] = column(formula.slot());
            else taken[i] = formula::value;
        }
        return pass(values, taken);
    }

    long[][] channels(List<Channel> channels) {
        long[][] values = new long[channels.size()][];
        Taken[] taken = new Taken[values.length];
        for (int i = 0; i < values.length; i++) {
            Channel channel = channels.get(i);
            if (isCopied(channel)) values[i] = column(channel.slot());
            else taken[i] = channel::of;
        }
        return pass(values, taken);
    }

    /// Whether a formula is a column of the source.
    private boolean isCopied(Formula formula) {
        return formula.slot() >= 0 && formula.slot() < columns && !PlanParts.isText(formula.type());
    }

    private boolean isCopied(Channel channel) {
        return channel.slot() >= 0 && isCopied(channel.value().get());
    }

    /// Whether they all are columns of the source.
    boolean areCopied(List<Formula> formulas) {
        return formulas.stream().allMatch(this::isCopied);
    }

    /// Whether all that a group takes of its events are columns of the source.
    boolean areCopied(Group group) {
        return areCopied(group.keys()) && group.stored().stream().allMatch(this::isCopied);
    }

    private long[][] pass(long[][] values, Taken[] taken) {
        int count = 0;
        for (Taken each : taken) if (each != null) count++;
        if (count == 0) return values;
        Taken[] wanted = new Taken[count];
        long[][] into = new long[count][];
        for (int i = 0, next = 0; i < taken.length; i++) {
            if (taken[i] == null) continue;
            values[i] = new long[size()];
            into[next] = values[i];
            wanted[next++] = taken[i];
        }
        for (int place = 0; place < size(); place++) {
            Row loaded = load(place);
            for (int i = 0; i < wanted.length; i++) into[i][place] = wanted[i].of(loaded);
        }
        return values;
    }

    /// Computes features, of which a later one may use those before it.
    void compute(List<Step.Compute> computes) {
        Step.Compute[] steps = computes.toArray(Step.Compute[]::new);
        SlotColumn[] into = new SlotColumn[steps.length];
        for (int i = 0; i < steps.length; i++) into[i] = SlotColumn.of(steps[i].type(), size());
        for (int place = 0; place < size(); place++) {
            load(place);
            for (int i = 0; i < steps.length; i++) {
                Step.Compute step = steps[i];
                long value = step.formula().value(row);
                row.values[step.slot()] = value;
                if (step.isText()) row.texts[step.slot()] = step.formula().text(row);
                into[i].set(place, value, row.texts[step.slot()]);
            }
        }
        for (int i = 0; i < steps.length; i++) fill(steps[i].slot(), into[i]);
    }

    /// Computes a feature that only the row's time decides: once for as many rows in a row as time cannot have changed it.
    void computeOfTime(Step.Compute step) {
        long[] times = log.times();
        SlotColumn into = SlotColumn.of(step.type(), size());
        Row only = new Row(features.length);
        long steady = step.formula().steady();
        for (int from = 0, end; from < times.length; from = end) {
            only.time = times[from];
            end = until(times, from, steady);
            into.fill(from, end, step.formula().value(only), step.isText() ? step.formula().text(only) : "");
        }
        fill(step.slot(), into);
    }

    private static int until(long[] times, int from, long steady) {
        int end = from + 1;
        if (steady <= 0 || Math.abs(times[from]) >= Long.MAX_VALUE - steady) return end;
        long first = Math.floorDiv(times[from], steady) * steady;
        long last = first + steady - 1;
        while (end < times.length && times[end] >= first && times[end] <= last) end++;
        return end;
    }
}
