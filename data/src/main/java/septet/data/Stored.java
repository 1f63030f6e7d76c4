package septet.data;

import septet.design.Type;

/// What stands in a slot of the row.
record Stored(int slot, Type type) implements Formula {
    @Override
    public long value(Row row) {
        return row.values[slot];
    }

    @Override
    public String text(Row row) {
        return row.texts[slot];
    }
}
