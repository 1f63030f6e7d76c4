package septet.features;

import septet.data.Dictionary;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// Numbers that equal values share, mixed by [Chance#mix(long)].
final class Hashes {
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    static long of(long hash, long next) {
        return Chance.mix(hash * GOLDEN + next + 1);
    }

    /// Of a value by what it means: a code by its word.
    static long of(Type type, long bits, Dictionary words) {
        boolean word = type instanceof Type.Category || type instanceof Type.Key;
        return word && bits != Values.MISSING ? of(words.word((int) bits)) : bits;
    }

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) hash = of(hash, text.charAt(i));
        return hash;
    }

    /// A number that texts share which are equal but for digits, case and space.
    static long ofWords(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isDigit(c) && !Character.isWhitespace(c)) hash = of(hash, Character.toLowerCase(c));
        }
        return hash;
    }
}
