package septet.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import septet.world.Chance;

/// A few random changes of a file's bytes: flipped, cut out, doubled, moved, or put in from a list of what is often misread.
final class Mutation {
    private static final String[] NASTY = {"\"", "'", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\uFEFF", "NaN", "1e999", "-", "{", "}", "[", "]", ":", "#", "%", "?", "\\",
            "\\u", "é", "😀",
            "99999999999999999999", "0x10", "null", "01/02/2020", "1.234,5", "  ", "&a", "*a", "!!x", "|", ">", "---", "<<: ", "\u2028", "sep=;\n", "@data\n", "\"\"\"",
                    "known after", "9999999d", "((((((((((", "if else"};

    private Mutation() {}

    static byte[] of(byte[] original, Chance chance) {
        byte[] bytes = original;
        int changes = 1 + chance.nextInt(4);
        for (int i = 0; i < changes; i++) bytes = changed(bytes, chance);
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Chance chance) {
        if (bytes.length == 0) return new byte[] {(byte) chance.nextInt(256)};
        int at = chance.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + chance.nextInt(chance.nextInt(4) == 0 ? 200 : 8));
        byte[] copy = bytes.clone();
        return switch (chance.nextInt(7)) {
            case 0 -> {
                copy[at] ^= (byte) (1 << chance.nextInt(8));
                yield copy;
            }
            case 1 -> {
                copy[at] = (byte) chance.nextInt(256);
                yield copy;
            }
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 3 -> joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> {
                int other = chance.nextInt(bytes.length - length + 1);
                System.arraycopy(bytes, other, copy, at, length);
                yield copy;
            }
            default -> joined(joined(Arrays.copyOf(bytes, at), NASTY[chance.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8)), Arrays.copyOfRange(bytes, at, bytes.length));
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
