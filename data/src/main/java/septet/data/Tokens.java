package septet.data;

import java.util.Arrays;

/// The words of a folded text, one after the other with a space between them.
///
/// A word is a run of letters, marks and digits, with an apostrophe inside it. In scripts that write no spaces (Han, Kana,
/// Thai, Lao, Khmer, Burmese) each character is a word of its own, so that pairs of them are terms as well. An
/// address on the web is the word `<url>`; an emoji is a word, whatever its skin tone; so is each currency sign; and so is a
/// run of one sign such as `!!!`, as one sign.
final class Tokens {
    private static final String ADDRESS = "<url>";
    private static final int JOINER = 0x200D;
    private static final int EMOJI_FORM = 0xFE0F;
    private char[] characters = new char[512];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    private int length;

    int count() {
        return count;
    }

    char[] characters() {
        return characters;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    void read(char[] text, int size) {
        count = 0;
        length = 0;
        for (int at = 0; at < size;) {
            int point = Character.codePointAt(text, at, size);
            if (beginsAddress(text, at, size)) at = address(text, at, size);
            else if (isEmoji(point)) at = emoji(text, at, size);
            else if (isAlone(point)) at = take(text, at, at + Character.charCount(point));
            else if (isWord(point)) at = word(text, at, size);
            else if (Character.isWhitespace(point) || Character.getType(point) == Character.CONTROL || isInvisible(point)) at += Character.charCount(point);
            else at = sign(text, at, size);
        }
    }

    private int word(char[] text, int from, int size) {
        int at = from;
        while (at < size) {
            int point = Character.codePointAt(text, at, size);
            boolean inside = point == '\'' && at > from && at + 1 < size && isInWord(Character.codePointAt(text, at + 1, size));
            if (!inside && !isInWord(point)) break;
            at += Character.charCount(point);
        }
        return take(text, from, at);
    }

    /// A run of one sign.
    private int sign(char[] text, int from, int size) {
        int point = Character.codePointAt(text, from, size);
        int width = Character.charCount(point);
        int at = take(text, from, from + width);
        while (at < size && Character.codePointAt(text, at, size) == point) at += width;
        return at;
    }

    private static boolean beginsAddress(char[] text, int at, int size) {
        boolean begins = at == 0 || !isWord(text[at - 1]);
        return begins && (is(text, at, size, "http://") || is(text, at, size, "https://") || is(text, at, size, "www."));
    }

    private static boolean is(char[] text, int at, int size, String word) {
        if (at + word.length() > size) return false;
        for (int i = 0; i < word.length(); i++) if (text[at + i] != word.charAt(i)) return false;
        return true;
    }

    private int address(char[] text, int from, int size) {
        int at = from;
        while (at < size && !Character.isWhitespace(text[at])) at++;
        open(ADDRESS.length());
        ADDRESS.getChars(0, ADDRESS.length(), characters, length);
        close(ADDRESS.length());
        return at;
    }

    /// An emoji and what is joined to it; two letters of a flag are one.
    private int emoji(char[] text, int from, int size) {
        open(2 * (size - from));
        int written = 0;
        int at = from;
        boolean joined = true;
        int flags = 0;
        while (at < size) {
            int point = Character.codePointAt(text, at, size);
            boolean flag = isFlagLetter(point);
            if (point == JOINER) joined = true;
            else if (joined && isEmoji(point) || flag && flags == 1) {
                written += Character.toChars(point, characters, length + written);
                joined = false;
                flags += flag ? 1 : 0;
            } else if (!isModifier(point)) {
                break;
            }
            at += Character.charCount(point);
        }
        close(written);
        return at;
    }

    private static boolean isModifier(int point) {
        return point == EMOJI_FORM || Character.isEmojiModifier(point);
    }

    private static boolean isInvisible(int point) {
        return point == JOINER || point == EMOJI_FORM || Character.getType(point) == Character.FORMAT;
    }

    private static boolean isFlagLetter(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    private static boolean isEmoji(int point) {
        return point >= 0x80 && (Character.isEmoji(point) && !isModifier(point) && !Character.isLetterOrDigit(point) || isFlagLetter(point));
    }

    private static boolean isWord(int point) {
        if (point < 128) return point >= 'a' && point <= 'z' || point >= '0' && point <= '9' || point >= 'A' && point <= 'Z';
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.LETTER_NUMBER;
    }

    private static boolean isInWord(int point) {
        return isWord(point) && !isAlone(point);
    }

    private static boolean isAlone(int point) {
        if (point < 0xE00) return false;
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return isWord(point) && switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private int take(char[] text, int from, int to) {
        open(to - from);
        System.arraycopy(text, from, characters, length, to - from);
        close(to - from);
        return to;
    }

    /// Makes room for a word of so many characters, behind a space.
    private void open(int room) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        if (length + room + 1 > characters.length) characters = Arrays.copyOf(characters, Math.max(2 * characters.length, length + room + 1));
        if (count > 0) characters[length++] = ' ';
    }

    private void close(int written) {
        starts[count] = length;
        length += written;
        ends[count++] = length;
    }
}
