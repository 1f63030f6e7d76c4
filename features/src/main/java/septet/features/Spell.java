package septet.features;

import septet.data.Formula;
import septet.data.Row;

/// A formula, and as long as time cannot have changed it the value that it had.
final class Spell {
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
        return row.time >= from && row.time < until ? value : renew(row);
    }

    private long renew(Row row) {
        long time = row.time;
        value = formula.value(row);
        if (steady > 0 && Math.abs(time) < Long.MAX_VALUE - steady) {
            from = Math.floorDiv(time, steady) * steady;
            until = from + steady;
        }
        return value;
    }
}
