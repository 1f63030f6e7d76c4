package septet.features;

import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// A number that depends on what a value means alone: the same in every process, whatever codes words have there.
record Hashed(Formula of, Dictionary words) implements Formula {
    private static final long SEED = 0x5EB7E7;

    @Override
    public Type type() {
        return new Type.Number();
    }

    @Override
    public long value(Row row) {
        long bits = of.value(row);
        if (bits == Values.MISSING) return Values.MISSING;
        boolean text = of.type() instanceof Type.Text || of.type() instanceof Type.Raw;
        long hash = Hashes.of(SEED, text ? Hashes.of(of.text(row)) : Hashes.of(of.type(), bits, words));
        return hash == Values.MISSING ? 0 : hash;
    }
}
