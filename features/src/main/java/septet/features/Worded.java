package septet.features;

import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// A computed text as a word, so that events can be told apart by it: `by lower(city)`.
record Worded(Formula text, Dictionary words) implements Formula {
    @Override
    public Type type() {
        return new Type.Category();
    }

    @Override
    public long value(Row row) {
        return text.value(row) == Values.MISSING ? Values.MISSING : words.code(text.text(row));
    }
}
