package septet.engines.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The texts of one page, from the first one on.
interface Words {
    /// Of a page: a few bytes may say that they are more.
    int MOST_TEXTS = 16 << 20;
    long MOST_LETTERS = Pages.MOST_PAGE;
    char UNKNOWN = '\uFFFD';

    void read(String[] into, int count);

    static Words of(Pages.Page page) {
        return switch (page.encoding()) {
            case Encodings.PLAIN -> plain(page.values());
            case Encodings.DELTA_LENGTH_TEXT -> lengths(page.values(), page.rows());
            case Encodings.DELTA_TEXT -> prefixes(page.values(), page.rows());
            default -> throw Encodings.strange(page.encoding());
        };
    }

    static Words plain(Input input) {
        return (into, count) -> {
            for (int i = 0; i < count; i++) {
                int length = input.whole();
                into[i] = text(input.bytes(), input.take(length), length);
            }
        };
    }

    private static int[] all(Input input, int most) {
        Deltas deltas = new Deltas(input, Math.min(most, MOST_TEXTS), true);
        int[] numbers = new int[deltas.left()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (int) deltas.next();
        return numbers;
    }

    private static Words lengths(Input input, int most) {
        int[] lengths = all(input, most);
        int[] next = {0};
        return (into, count) -> {
            if (count > lengths.length - next[0]) throw new Damaged("a page ends early");
            for (int i = 0; i < count; i++) {
                int length = lengths[next[0]++];
                into[i] = text(input.bytes(), input.take(length), length);
            }
        };
    }

    /// Of each text how much of it is the beginning of the one before, and the rest.
    private static Words prefixes(Input input, int most) {
        int[] shared = all(input, most);
        int[] lengths = all(input, most);
        if (lengths.length != shared.length) throw new Damaged("its texts have more beginnings than ends");
        long together = 0;
        for (int i = 0; i < lengths.length; i++) together += (long) Math.max(0, shared[i]) + Math.max(0, lengths[i]);
        if (together > MOST_LETTERS) throw new Damaged("the texts of a page are longer than " + (MOST_LETTERS >> 20) + " MB");
        int[] next = {0};
        byte[][] last = {new byte[0]};
        return (into, count) -> {
            if (count > lengths.length - next[0]) throw new Damaged("a page ends early");
            for (int i = 0; i < count; i++, next[0]++) {
                int begin = shared[next[0]];
                int length = lengths[next[0]];
                int at = input.take(length);
                if (begin < 0 || begin > last[0].length) throw new Damaged("a text begins as no other");
                byte[] text = new byte[begin + length];
                System.arraycopy(last[0], 0, text, 0, begin);
                System.arraycopy(input.bytes(), at, text, begin, length);
                into[i] = text(text, 0, text.length);
                last[0] = text;
            }
        };
    }

    /// Bytes that are no text of UTF-8 are damage.
    private static String text(byte[] bytes, int at, int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (text.indexOf(UNKNOWN) < 0) return text;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
        } catch (CharacterCodingException _) {
            throw new Damaged("a text is not UTF-8");
        }
    }
}
