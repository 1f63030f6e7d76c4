package septet.engines.parquet;

/// Unpacks [Snappy](https://github.com/google/snappy/blob/main/format_description.txt): pieces of text, and copies of what came before.
final class Snappy {
    /// Short pieces are moved by words of this many bytes, where there is room for what is too much.
    private static final int WORD = 8;
    private static final int TWO_WORDS = 16;

    private Snappy() {}

    /// @param into exactly as long as what is unpacked
    static void unpack(Input input, byte[] into, int size) {
        if (input.count(Integer.MAX_VALUE) != size) throw new Damaged("a page has another size than it says");
        byte[] from = input.bytes();
        int at = input.at();
        int end = at + input.left();
        int to = 0;
        while (at < end) {
            int tag = from[at++] & 0xFF;
            int kind = tag & 3;
            if (kind == 0) {
                int length = tag >>> 2;
                int more = length - 59;
                if (more > 0) {
                    if (at + more > end) throw early();
                    length = number(from, at, more);
                    at += more;
                }
                length++;
                if (length < 0 || length > end - at || length > size - to) throw early();
                if (length <= TWO_WORDS && end - at >= TWO_WORDS && size - to >= TWO_WORDS) two(from, at, into, to);
                else System.arraycopy(from, at, into, to, length);
                at += length;
                to += length;
            } else {
                int bytes = kind == 3 ? 4 : kind;
                if (at + bytes > end) throw early();
                int length = kind == 1 ? (tag >>> 2 & 7) + 4 : (tag >>> 2) + 1;
                int back = kind == 1 ? (tag >>> 5) << 8 | from[at] & 0xFF : number(from, at, bytes);
                at += bytes;
                if (back <= 0 || back > to || length > size - to) throw new Damaged("a page copies what it does not have");
                copy(into, to, back, length);
                to += length;
            }
        }
        if (to != size) throw early();
    }

    private static Damaged early() {
        return new Damaged("a page ends early");
    }

    private static int number(byte[] from, int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) number |= (from[at + i] & 0xFF) << 8 * i;
        return number;
    }

    private static void two(byte[] from, int at, byte[] into, int to) {
        Input.LONG.set(into, to, (long) Input.LONG.get(from, at));
        Input.LONG.set(into, to + WORD, (long) Input.LONG.get(from, at + WORD));
    }

    /// A copy may reach into itself: then it repeats.
    private static void copy(byte[] into, int to, int back, int length) {
        if (back >= WORD && length <= TWO_WORDS && into.length - to >= TWO_WORDS) two(into, to - back, into, to);
        else if (back >= length) System.arraycopy(into, to - back, into, to, length);
        else for (int i = 0; i < length; i++) into[to + i] = into[to + i - back];
    }
}
