package septet.data;

import septet.design.Type;

/// A compiled part of an expression.
record Computed(Type type, Code code, Words words) implements Formula {
    /// The encoded value for a row.
    interface Code {
        long of(Row row);
    }

    /// The words of a text for a row.
    interface Words {
        String of(Row row);
    }

    private static final Words NONE = _ -> "";

    /// What is not a text.
    static Formula of(Type type, Code code) {
        return new Computed(type, code, NONE);
    }

    @Override
    public long value(Row row) {
        return code.of(row);
    }

    @Override
    public String text(Row row) {
        return words.of(row);
    }
}
