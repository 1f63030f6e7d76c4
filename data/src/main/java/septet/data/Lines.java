package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a text file in UTF-8, with ends of any kind.
final class Lines {
    private static final int LONGEST = 16 << 20;
    private static final int SHOWN = 1_000;
    private final InputStream from;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int length;
    private int behind;
    private long number;
    private boolean tooLong;
    private String code = "";

    Lines(InputStream from) {
        this.from = from;
    }

    /// Goes to the next line; false at the end of the file.
    boolean next() throws IOException {
        start += behind;
        length = 0;
        behind = 0;
        tooLong = false;
        code = "";
        if (start == end && !fill()) return false;
        number++;
        while (true) {
            if (start + length == end && !fill()) break;
            byte b = buffer[start + length];
            if (b == '\n' || b == '\r') {
                behind = 1;
                if (b == '\r' && (start + length + 1 < end || fill()) && buffer[start + length + 1] == '\n') behind = 2;
                break;
            }
            if (++length > LONGEST) shorten();
        }
        behind += length;
        return true;
    }

    /// Forgets what is behind the first letters of a line that has no end in sight.
    private void shorten() {
        tooLong = true;
        System.arraycopy(buffer, start + length, buffer, start + SHOWN, end - start - length);
        end -= length - SHOWN;
        length = SHOWN;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        int count = from.read(buffer, end, buffer.length - end);
        if (count > 0) end += count;
        return count > 0;
    }

    /// From 1.
    long number() {
        return number;
    }

    /// The line without its end; where it is no text, [#code] says why.
    String text() {
        if (tooLong) code = "DATA-LONG-LINE";
        for (int i = start; i < start + length; i++) if (buffer[i] == 0) code = "DATA-NUL-BYTE";
        try {
            return decoder.decode(ByteBuffer.wrap(buffer, start, length)).toString();
        } catch (CharacterCodingException _) {
            code = "DATA-ENCODING";
            return new String(buffer, start, length, StandardCharsets.UTF_8);
        }
    }

    /// Why the last text is broken; empty where it is not.
    String code() {
        return code;
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
