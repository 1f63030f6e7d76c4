package septet.evaluation;

import septet.world.Chance;

/// A number that stands for a name wherever it occurs: in another process, another order, another file.
/// Codes of a dictionary depend on the order in which names were met, and must not decide what is drawn.
public final class Identity {
    private static final Chance NAMES = Chance.of(0).of("identity");

    private Identity() {}

    public static long of(String name) {
        return NAMES.of(name).nextLong();
    }

    /// The identity of a number, such as the place of a row in the canonical order.
    public static long of(long number) {
        return NAMES.at(number).nextLong();
    }

    /// The same for texts that differ in digits, case and space only (`together`).
    public static long ofAlike(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(c -> !Character.isDigit(c) && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .map(c -> Character.toLowerCase(Character.toUpperCase(c))).forEach(letters::appendCodePoint);
        return of(letters.toString());
    }
}
