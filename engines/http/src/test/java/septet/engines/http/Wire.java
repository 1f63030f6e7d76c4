package septet.engines.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A client that says byte for byte what it likes.
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Wire(String address) throws IOException {
        URI uri = URI.create(address);
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
    }

    Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Socket socket() {
        return socket;
    }

    /// One answer: status line and headers as one text, an empty line, the body. Empty when the server has closed.
    String answer() throws IOException {
        String head = head();
        if (head.isEmpty()) return "";
        int length = 0;
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase().startsWith("content-length:")) length = Integer.parseInt(line.substring(15).strip());
        }
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /// One answer to this method; the answer to `HEAD` has a length and no body.
    String head(String method) throws IOException {
        return method.equals("HEAD") ? head() : answer();
    }

    int status() throws IOException {
        String answer = answer();
        return answer.isEmpty() ? -1 : Integer.parseInt(answer.substring(9, 12));
    }

    /// Whether the server has ended the connection, cleanly or not.
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return !(e instanceof java.net.SocketTimeoutException);
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int window = 0;
        while (window != 0x0D0A0D0A) {
            int next = in.read();
            if (next < 0) return "";
            head.write(next);
            window = window << 8 | next;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
