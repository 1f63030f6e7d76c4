package septet.data;

import septet.design.Type;

/// The types of the language as expressions use them.
final class Kinds {
    static final Type NUMBER = new Type.Number();
    static final Type BOOL = new Type.Bool();
    static final Type TEXT = new Type.Text();
    static final Type TIME = new Type.Time();
    static final Type DURATION = new Type.Duration();
    static final Type PLACE = new Type.Place();
    static final Type CATEGORY = new Type.Category();

    private Kinds() {}

    /// `a number`, `money EUR`, `text of the file`.
    static String withArticle(Type type) {
        String name = type.words();
        return type instanceof Type.Money || type instanceof Type.Raw || type instanceof Type.Terms ? name : "a " + name;
    }

    /// Whether the value is one word of the dictionary.
    static boolean isWord(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key;
    }

    /// Whether the value stands in the texts of a row.
    static boolean hasText(Type type) {
        return type instanceof Type.Text || type instanceof Type.Raw || type instanceof Type.ListOf;
    }

    /// Whether the words of the value can be read.
    static boolean isReadable(Type type) {
        return isWord(type) || type instanceof Type.Text || type instanceof Type.Raw;
    }

    /// Whether values of the type stand in an order that their encoding as signed numbers keeps.
    static boolean isOrderedLong(Type type) {
        return type instanceof Type.Money || type instanceof Type.Time || type instanceof Type.Duration;
    }
}
