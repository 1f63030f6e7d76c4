package septet.data;

import septet.world.Chance;

/// A hash of 64 bits for texts in memory (FNV-1a over characters, then SplitMix64's mixing).
final class TextHash {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private TextHash() {}

    static long of(CharSequence text) {
        return Chance.mix(chained(OFFSET, text));
    }

    /// The hash of several texts one behind the other, with their borders.
    static long chained(long before, CharSequence text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * PRIME;
        return (hash ^ 0x1FFFF) * PRIME;
    }

    /// Four characters from a place on, or as many as are left, as one number.
    static long four(String text, int at) {
        long four = 0;
        for (int i = Math.min(at + 4, text.length()) - 1; i >= at; i--) four = four << 16 | text.charAt(i);
        return four;
    }

    static long start() {
        return OFFSET;
    }
}
