package septet.data;

import septet.design.Type;

/// A formula that changes with the time of the row alone, and only at multiples of some microseconds.
record Steady(Formula formula, long steady) implements Formula {
    /// The formula itself where it may change at any moment.
    static Formula of(Formula formula, long steady) {
        return steady > 0 ? new Steady(formula, steady) : formula;
    }

    @Override
    public Type type() {
        return formula.type();
    }

    @Override
    public long value(Row row) {
        return formula.value(row);
    }

    @Override
    public String text(Row row) {
        return formula.text(row);
    }
}
