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
    private static final int SHOWN = 1_000;

    private final InputStream from;
    private final byte separator;
    private final int quote;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);

    private byte[] buffer = new byte[1 << 18];
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
    private boolean[] escaped = new boolean[32];
    private String code = "";
    private boolean emptyLinesCount;

    /// @param quote a byte, or -1 where nothing is quoted
    CsvScanner(InputStream from, byte separator, int quote) {
        this.from = from;
        this.separator = separator;
        this.quote = quote;
    }

    /// From now on an empty line is a record: the table has one column.
    void countEmptyLines() {
        emptyLinesCount = true;
    }

    /// Goes to the next record.
    Found next() throws IOException {
        while (true) {
            start += next;
            next = 0;
            line = nextLine;
            fields = 0;
            escaped[0] = false;
            if (peek(0) < 0) return Found.END;
            if (!record()) return Found.BROKEN;
            if (emptyLinesCount || !isEmpty()) return Found.RECORD;
        }
    }

    /// The line of the file in which the record begins.
    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    private boolean isEmpty() {
        return fields == 1 && begins[0] == 0 && ends[0] == 0;
    }

    /// Why what was found is broken.
    String code() {
        return code;
    }

    /// The words of a field; empty where its bytes are no text.
    Optional<String> text(int field) {
        int begin = start + begins[field];
        int length = ends[field] - begins[field];
        int bits = 0;
        for (int i = 0; i < length; i++) bits |= buffer[begin + i];
        String text;
        if (bits >= 0) {
            text = new String(buffer, begin, length, StandardCharsets.ISO_8859_1);
        } else {
            try {
                text = decoder.decode(ByteBuffer.wrap(buffer, begin, length)).toString();
            } catch (CharacterCodingException _) {
                return Optional.empty();
            }
        }
        if (!escaped[field]) return Optional.of(text);
        String one = String.valueOf((char) quote);
        return Optional.of(text.replace(one + one, one));
    }

    /// The record as it stands in the file, cut where it is long.
    String raw() {
        int length = next;
        while (length > 0 && (buffer[start + length - 1] == '\n' || buffer[start + length - 1] == '\r')) length--;
        String text = new String(buffer, start, Math.min(length, SHOWN), StandardCharsets.UTF_8);
        return length > SHOWN ? text + "..." : text;
    }

    private boolean record() throws IOException {
        int at = 0;
        while (true) {
            int begin = at;
            boolean quoted = quote >= 0 && peek(at) == quote;
            int after = quoted ? quoted(at) : plain(at);
            if (after < 0) return broken(quoted ? "DATA-QUOTES" : "DATA-LONG-LINE");
            field(quoted ? begin + 1 : begin, quoted ? after - 1 : after);
            int stop = peek(after);
            if (stop == separator) {
                at = after + 1;
                continue;
            }
            next = after + lineEnd(after);
            if (next > after) nextLine++;
            return true;
        }
    }

    /// The place behind an unquoted value, or -1 where the record is too long.
    private int plain(int at) throws IOException {
        while (true) {
            int p = start + at;
            while (p < end) {
                byte b = buffer[p];
                if (b == separator || b == '\n' || b == '\r') return p - start;
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
            if (c == quote) {
                int behind = peek(at + 1);
                if (behind == quote) {
                    escaped[fields] = true;
                    at++;
                } else {
                    return behind < 0 || behind == separator || behind == '\n' || behind == '\r' ? at + 1 : -1;
                }
            } else if (c == '\n' || c == '\r') {
                at += lineEnd(at) - 1;
                nextLine++;
            }
            at++;
        }
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
        begins[fields] = begin;
        ends[fields] = finish;
        fields++;
        if (fields == begins.length) {
            begins = Arrays.copyOf(begins, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            escaped = Arrays.copyOf(escaped, 2 * fields);
        }
        escaped[fields] = false;
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
