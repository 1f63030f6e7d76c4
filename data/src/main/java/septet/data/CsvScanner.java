package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Cuts separated values (RFC 4180, and line ends of any kind) into records, strictly: what does not follow the rules is given back as
/// broken, with its line, and the next line is tried afresh. No line is ever lost: each belongs to a record or is broken.
///
/// A quote opens a quoted value only at its very beginning; inside another value it is a character like others. An empty line is no
/// record, unless the table has one column.
final class CsvScanner {
    enum Found { RECORD, BROKEN, END }

    /// A record that is longer than this is broken; a quote that is not closed by then never will be.
    static final int LONGEST_RECORD = 16 << 20;
    /// A record of more values is broken: no table has so many columns.
    static final int MOST_FIELDS = 100_000;
    private static final int SHOWN = 1_000;
    private static final int ROOM = 1 << 18;

    private final InputStream from;
    private final int separator;
    private final int quote;
    private final Layout layout;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);

    private byte[] buffer;
    private int start;
    private int end;
    private boolean exhausted;
    /// The record: its line, where it ends, and its fields; all places count from `start`.
    private long line = 1;
    private long nextLine = 1;
    private int next;
    private int fields;
    private int[] begins = new int[32];
    private int[] ends = new int[32];
    private byte[] written = new byte[32];
    private String code = "";
    private boolean emptyLinesCount;
    private Optional<Runaway> runaway = Optional.empty();

    /// How a field is written.
    private static final byte PLAIN = 0;
    private static final byte QUOTED = 1;
    private static final byte ESCAPED = 2;

    CsvScanner(InputStream from, Layout layout) {
        this(from, layout, ROOM);
    }

    /// @param room bytes that are read at once, to begin with
    CsvScanner(InputStream from, Layout layout, int room) {
        this.from = from;
        this.layout = layout;
        this.separator = layout.separator();
        this.quote = layout.quote();
        this.buffer = new byte[room];
    }

    /// From now on an empty line is a record: the table has one column.
    void countEmptyLines() {
        emptyLinesCount = true;
    }

    /// From now on a quoted value that swallows whole rows is broken.
    void expect(Runaway runaway) {
        this.runaway = Optional.of(runaway);
    }

    /// Goes over a line, whatever stands in it.
    void skipLine() throws IOException {
        advance();
        broken("");
    }

    /// Goes to the next record.
    Found next() throws IOException {
        while (true) {
            advance();
            if (peek(0) < 0) return Found.END;
            if (!record()) return Found.BROKEN;
            if (nextLine - line > 1 && runaway.isPresent() && runaway.get().swallows(buffer, start, next, fields)) {
                broken("DATA-QUOTES");
                return Found.BROKEN;
            }
            if (emptyLinesCount || !isEmpty()) return Found.RECORD;
        }
    }

    private void advance() {
        start += next;
        next = 0;
        line = nextLine;
        fields = 0;
        written[0] = PLAIN;
    }

    /// The line of the file in which the record begins.
    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    /// Whether the value stands in quotes.
    boolean isQuoted(int field) {
        return written[field] != PLAIN;
    }

    private boolean isEmpty() {
        return fields == 1 && written[0] == PLAIN && blank(0);
    }

    /// Whether the value must stand in quotes to be read: it holds a separator, a line break or a quote.
    boolean needsQuotes(int field) {
        if (written[field] == PLAIN) return false;
        for (int i = begins[field]; i < ends[field]; i++) {
            byte b = buffer[start + i];
            if (b == separator || b == '\n' || b == '\r' || b == quote) return true;
        }
        return false;
    }

    /// Whether the value is empty, or holds blanks alone.
    boolean blank(int field) {
        for (int i = begins[field]; i < ends[field]; i++) if (buffer[start + i] != ' ' && buffer[start + i] != '\t') return false;
        return true;
    }

    /// Whether a blank stands before the value, or before its quote.
    boolean isLed(int field) {
        int begin = start + begins[field];
        if (written[field] == PLAIN) return length(field) > 0 && buffer[begin] == ' ';
        return begin >= start + 2 && buffer[begin - 2] == ' ';
    }

    /// The value's bytes.
    int length(int field) {
        return ends[field] - begins[field];
    }

    /// Why what was found is broken, or why a value that was asked for is no text.
    String code() {
        return code;
    }

    /// The words of a field; empty where its bytes are no text, and then [#code] says why.
    Optional<String> text(int field) {
        int begin = start + begins[field];
        int length = ends[field] - begins[field];
        int bits = 0;
        byte[] bytes = buffer;
        // negative for what is no ASCII and for zero
        for (int i = begin; i < begin + length; i++) bits |= bytes[i] | bytes[i] - 1;
        String text = bits >= 0 ? new String(bytes, begin, length, StandardCharsets.ISO_8859_1) : decoded(begin, length);
        if (written[field] != ESCAPED || text.isEmpty()) return bits < 0 && text.isEmpty() ? Optional.empty() : Optional.of(text);
        return Optional.of(unescaped(text));
    }

    /// Text that is more than ASCII; empty where it is none.
    private String decoded(int begin, int length) {
        for (int i = begin; i < begin + length; i++) {
            if (buffer[i] == 0) {
                code = "DATA-NUL-BYTE";
                return "";
            }
        }
        try {
            return decoder.decode(ByteBuffer.wrap(buffer, begin, length)).toString();
        } catch (CharacterCodingException _) {
            code = "DATA-ENCODING";
            return "";
        }
    }

    private String unescaped(String text) {
        String one = String.valueOf((char) quote);
        if (!layout.backslash()) return text.replace(one + one, one);
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean more = i + 1 < text.length();
            if (more && c == '\\' && (text.charAt(i + 1) == '\\' || text.charAt(i + 1) == quote) || more && c == quote && text.charAt(i + 1) == quote) i++;
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /// The record as it stands in the file, cut where it is long.
    String raw() {
        int length = next;
        while (length > 0 && (buffer[start + length - 1] == '\n' || buffer[start + length - 1] == '\r')) length--;
        String text = new String(buffer, start, Math.min(length, SHOWN), StandardCharsets.UTF_8);
        return length > SHOWN ? text + "..." : text;
    }

    private boolean record() throws IOException {
        int at = layout.runs() ? blanks(0) : 0;
        while (true) {
            int opening = layout.blanks() ? blanks(at) : at;
            boolean quoted = quote >= 0 && peek(opening) == quote;
            int begin = quoted ? opening + 1 : opening;
            int closing = quoted ? quoted(opening) : plain(opening);
            if (closing < 0) return broken(quoted ? "DATA-QUOTES" : "DATA-LONG-LINE");
            if (fields == MOST_FIELDS) return broken("DATA-TOO-MANY-COLUMNS");
            field(begin, quoted ? closing - 1 : closing);
            int after = quoted && layout.blanks() ? blanks(closing) : closing;
            if (layout.runs()) after = blanks(after);
            int stop = peek(after);
            if (layout.runs() && after > closing && stop >= 0 && stop != '\n' && stop != '\r') {
                at = after;
                continue;
            }
            if (stop >= 0 && stop == separator) {
                at = after + 1;
                continue;
            }
            next = after + lineEnd(after);
            if (next > after) nextLine++;
            return true;
        }
    }

    /// The place behind blanks.
    private int blanks(int at) throws IOException {
        int behind = at;
        while (peek(behind) == ' ' || layout.runs() && peek(behind) == '\t') behind++;
        return behind;
    }

    /// The place behind an unquoted value, or -1 where the record is too long.
    private int plain(int at) throws IOException {
        while (true) {
            byte[] bytes = buffer;
            int limit = end;
            // no byte is like that of a line end
            int stop = separator == Layout.NONE ? '\n' : separator;
            int p = start + at;
            while (p < limit) {
                byte b = bytes[p];
                if (b == stop || b == '\n' || b == '\r') return p - start;
                p++;
            }
            at = p - start;
            if (at > LONGEST_RECORD) return -1;
            if (!fill()) return at;
        }
    }

    /// The place behind the closing quote, or -1 where there is none, or where something else stands behind it.
    private int quoted(int opening) throws IOException {
        int at = opening + 1;
        while (true) {
            int c = peek(at);
            if (c < 0 || at > LONGEST_RECORD) return -1;
            if (c == '\\' && layout.backslash() && (peek(at + 1) == quote || peek(at + 1) == '\\')) {
                escaped();
                at++;
            } else if (c == quote) {
                if (peek(at + 1) != quote) return closes(at + 1) ? at + 1 : -1;
                escaped();
                at++;
            } else if (c == '\n' || c == '\r') {
                at += lineEnd(at) - 1;
                nextLine++;
            }
            at++;
        }
    }

    private void escaped() {
        written[fields] = ESCAPED;
    }

    /// Whether a value may end here.
    private boolean closes(int at) throws IOException {
        int behind = peek(layout.blanks() ? blanks(at) : at);
        return behind < 0 || behind == separator || behind == '\n' || behind == '\r' || layout.runs() && behind == '\t';
    }

    /// Gives up the first line of the record, so that the next one is tried afresh.
    private boolean broken(String why) throws IOException {
        code = why;
        int at = 0;
        while (true) {
            int c = peek(at);
            if (c < 0 || c == '\n' || c == '\r') break;
            at++;
            if (at > LONGEST_RECORD) at = dropped();
        }
        next = at + lineEnd(at);
        nextLine = line + 1;
        return false;
    }

    /// Forgets the middle of a line that has no end in sight.
    private int dropped() {
        System.arraycopy(buffer, start + LONGEST_RECORD, buffer, start + SHOWN + 1, end - start - LONGEST_RECORD);
        end -= LONGEST_RECORD - SHOWN - 1;
        return SHOWN + 1;
    }

    private int lineEnd(int at) throws IOException {
        int c = peek(at);
        if (c == '\n') return 1;
        if (c == '\r') return peek(at + 1) == '\n' ? 2 : 1;
        return 0;
    }

    private void field(int begin, int finish) {
        if (written[fields] == PLAIN && begin > 0 && quote >= 0 && buffer[start + begin - 1] == quote) written[fields] = QUOTED;
        begins[fields] = begin;
        ends[fields] = finish;
        fields++;
        if (fields == begins.length) {
            begins = Arrays.copyOf(begins, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            written = Arrays.copyOf(written, 2 * fields);
        }
        written[fields] = PLAIN;
    }

    /// The byte at a place of the record, or -1 at the end of the file.
    private int peek(int at) throws IOException {
        while (start + at >= end) if (!fill()) return -1;
        return buffer[start + at] & 0xFF;
    }

    private boolean fill() throws IOException {
        if (exhausted) return false;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        int count = from.read(buffer, end, buffer.length - end);
        if (count < 0) exhausted = true;
        else end += count;
        return !exhausted;
    }
}
