package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text of another encoding as UTF-8. What is no text becomes the byte 255, which UTF-8 never has, so that the row that holds it is found.
final class Utf8Stream extends InputStream {
    private static final int ROOM = 1 << 16;
    private static final byte NO_TEXT = (byte) 0xFF;
    private final InputStream from;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(ROOM).flip();
    private final CharBuffer characters = CharBuffer.allocate(ROOM);
    private byte[] out = new byte[0];
    private int at;
    private boolean ended;
    private boolean flushed;

    Utf8Stream(InputStream from, Charset charset) {
        this.from = from;
        this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == out.length) {
            if (flushed) return -1;
            decode();
        }
        int count = Math.min(length, out.length - at);
        System.arraycopy(out, at, into, offset, count);
        at += count;
        return count;
    }

    private void decode() throws IOException {
        if (!ended) {
            in.compact();
            int count = from.read(in.array(), in.position(), in.remaining());
            if (count < 0) ended = true;
            else in.position(in.position() + count);
            in.flip();
        }
        characters.clear();
        CoderResult result = decoder.decode(in, characters, ended);
        if (result.isUnderflow() && ended) {
            decoder.flush(characters);
            flushed = true;
        }
        String text = characters.flip().toString();
        out = text.getBytes(StandardCharsets.UTF_8);
        at = 0;
        if (result.isError()) {
            // of a broken pair in UTF-16 only the first half is wrong
            in.position(in.position() + (decoder.charset().name().startsWith("UTF-16") ? Math.min(2, result.length()) : result.length()));
            out = Arrays.copyOf(out, out.length + 1);
            out[out.length - 1] = NO_TEXT;
        }
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
