package septet.design;

import septet.design.Expression.Constant;

/// A word of a line: a name, a literal with its unit, or a symbol.
///
/// @param value what a literal stands for; the empty text for the others
record Token(Kind kind, String text, int start, Constant value) {
    enum Kind { NAME, LITERAL, SYMBOL, END }

    boolean is(String word) {
        return kind != Kind.LITERAL && text.equals(word);
    }
}
