package septet.features;

import java.util.List;
import septet.data.Formula;
import septet.data.Row;
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
    private final long[][] copied;
    private final SlotColumn[] features;
    private final Row row;

    /// @param slots of a row; more than the source has where features stand behind its columns
    RowColumns(SourceLog log, int slots) {
        this.log = log;
        this.columns = log.table().schema().columns().size();
        this.copied = new long[columns][];
        this.features = new SlotColumn[slots];
        this.row = new Row(slots);
    }

    SourceLog log() {
        return log;
    }

    int size() {
        return log.size();
    }

    /// A column of the source.
    long[] column(int slot) {
        if (copied[slot] == null) copied[slot] = log.column(slot);
        return copied[slot];
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
            boolean plain = channel.where().isEmpty() && channel.kind() != Channel.Kind.COUNTED && channel.value().filter(this::isCopied).isPresent();
            if (plain) values[i] = column(channel.value().get().slot());
            else taken[i] = channel::of;
        }
        return pass(values, taken);
    }

    /// Whether a formula is a column of the source.
    boolean isCopied(Formula formula) {
        return formula.slot() >= 0 && formula.slot() < columns && !PlanParts.isText(formula.type());
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
    ///
    /// @param timeOnly whether they use nothing of a row but its time
    void compute(List<Step.Compute> computes, boolean timeOnly) {
        Step.Compute[] steps = computes.toArray(Step.Compute[]::new);
        Formula[] formulas = computes.stream().map(Step.Compute::formula).toArray(Formula[]::new);
        SlotColumn[] into = new SlotColumn[steps.length];
        boolean[] texts = new boolean[steps.length];
        for (int i = 0; i < steps.length; i++) {
            texts[i] = steps[i].isText();
            into[i] = SlotColumn.of(steps[i].type(), size());
        }
        Spell[] spells = new Spell[steps.length];
        for (int i = 0; i < steps.length; i++) spells[i] = new Spell(formulas[i]);
        for (int place = 0; place < size(); place++) {
            if (timeOnly) row.time = log.times()[place];
            else load(place);
            for (int i = 0; i < steps.length; i++) {
                long value = spells[i].value(row);
                row.values[steps[i].slot()] = value;
                if (texts[i]) row.texts[steps[i].slot()] = formulas[i].text(row);
                into[i].set(place, value, row.texts[steps[i].slot()]);
            }
        }
        for (int i = 0; i < steps.length; i++) features[steps[i].slot()] = into[i];
    }

    /// A formula, and as long as time cannot have changed it the value that it had.
    private static final class Spell {
        private final Formula formula;
        private final long steady;
        private long from;
        private long until;
        private long value;

        Spell(Formula formula) {
            this.formula = formula;
            this.steady = formula.steady();
        }

        long value(Row row) {
            long time = row.time;
            if (time >= from && time < until) return value;
            value = formula.value(row);
            if (steady > 0 && Math.abs(time) < Long.MAX_VALUE - steady) {
                from = Math.floorDiv(time, steady) * steady;
                until = from + steady;
            }
            return value;
        }
    }
}
