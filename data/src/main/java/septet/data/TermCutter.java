package septet.data;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import septet.design.Type;

/// Cuts texts into terms, in training and serving alike; [Tokens] says what a word is. Belongs to one thread and keeps its
/// scratch space: a text in plain ASCII is cut without allocation, any other is normalised first.
///
/// Letters count by their compatibility form (Unicode NFKC) and without case; a digit counts as `0`, so that numbers are classes
/// by their length. Terms of characters run over the whole text with a space around it, so inside words and across them;
/// several spaces count as one.
public final class TermCutter {
    /// What stands behind this place of a text is not read.
    public static final int MOST_CHARACTERS = 20_000;
    private final Type.Terms terms;
    private final Tokens tokens = new Tokens();
    private char[] folded = new char[256];
    private int length;

    public TermCutter(Type.Terms terms) {
        this.terms = terms;
    }

    /// What takes terms.
    public interface Sink {
        /// A term: the characters from `from`, without `to`; they stand only during the call.
        void term(char[] characters, int from, int to);
    }

    /// Gives each term of the text as often as it stands there.
    public void cut(String text, Sink sink) {
        switch (terms.cut()) {
            case WORDS -> {
                fold(text);
                words(sink);
            }
            case CHARACTERS -> {
                fold(text);
                characters(sink);
            }
            case ITEMS -> items(text, sink);
        }
    }

    private void items(String text, Sink sink) {
        length = Math.min(text.length(), MOST_CHARACTERS);
        ensure(length);
        text.getChars(0, length, folded, 0);
        int from = 0;
        for (int at = 0; at <= length; at++) {
            if (at < length && folded[at] != Items.SEPARATOR) continue;
            if (at > from) sink.term(folded, from, at);
            from = at + 1;
        }
    }

    private void words(Sink sink) {
        tokens.read(folded, length);
        for (int first = 0; first < tokens.count(); first++) {
            for (int last = first + terms.shortest() - 1; last < Math.min(tokens.count(), first + terms.longest()); last++) {
                sink.term(tokens.characters(), tokens.start(first), tokens.end(last));
            }
        }
    }

    private void characters(Sink sink) {
        int end = spaced();
        for (int first = 0; first < end; first = next(first)) {
            int last = first;
            for (int count = 1; count <= terms.longest() && last < end; count++) {
                last = next(last);
                if (count >= terms.shortest() && !(count == 1 && folded[first] == ' ')) sink.term(folded, first, last);
            }
        }
    }

    /// The place behind the code point that begins here.
    private int next(int at) {
        boolean pair = Character.isHighSurrogate(folded[at]) && at + 1 < length && Character.isLowSurrogate(folded[at + 1]);
        return at + (pair ? 2 : 1);
    }

    /// Makes each run of spaces one, and puts one around; returns the new length.
    private int spaced() {
        ensure(length + 2);
        System.arraycopy(folded, 0, folded, 1, length);
        folded[0] = ' ';
        folded[length + 1] = ' ';
        int end = 1;
        for (int i = 1; i < length + 2; i++) {
            boolean space = Character.isWhitespace(folded[i]);
            if (!space || folded[end - 1] != ' ') folded[end++] = space ? ' ' : folded[i];
        }
        length = end;
        return end == 1 ? 0 : end;
    }

    private void fold(String text) {
        int read = Math.min(text.length(), MOST_CHARACTERS);
        ensure(read);
        for (length = 0; length < read; length++) {
            char c = text.charAt(length);
            if (c >= 128) {
                foldAny(text.substring(0, read));
                return;
            }
            folded[length] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c >= '0' && c <= '9' ? '0' : c;
        }
    }

    /// Upper case first, since what differs in lower case alone (as final sigma does, and sharp s) is one letter there.
    private void foldAny(String text) {
        String whole = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        ensure(2 * whole.length());
        length = 0;
        for (int i = 0; i < whole.length(); i += Character.charCount(whole.codePointAt(i))) {
            int point = Character.toLowerCase(whole.codePointAt(i));
            if (Character.isDigit(point)) point = '0';
            if (point == '\u2019' || point == '\u02BC') point = '\'';
            length += Character.toChars(point, folded, length);
        }
    }

    private void ensure(int size) {
        if (folded.length < size) folded = Arrays.copyOf(folded, Math.max(size, 2 * folded.length));
    }
}
