package septet.serving;

import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Values;
import septet.design.Type;

/// What keeps its arm: the value of one column, or each row by itself.
///
/// @param slot of the column; -1: each row by its id
/// @param word whether its values are words
public record UnitOf(int slot, boolean word, Dictionary words) {
    public static UnitOf of(int slot, Schema schema, Dictionary words) {
        return new UnitOf(slot, slot >= 0 && isWord(schema.columns().get(slot).type()), words);
    }

    private static boolean isWord(Type type) {
        return type instanceof Type.Key || type instanceof Type.Category;
    }

    /// The row's value, or its id where it has none.
    public String unit(Row row) {
        long value = slot < 0 ? Values.MISSING : row.values[slot];
        if (value == Values.MISSING) return row.id;
        return word ? words.word((int) value) : Long.toString(value);
    }
}
