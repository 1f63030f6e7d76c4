package septet.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection to a server, on which one request follows the other.
final class Client implements AutoCloseable {
    private final URI address;
    private final Socket socket;
    private final byte[] answer = new byte[1 << 16];
    private int read;
    private long nanos;

    Client(String address) throws IOException {
        this.address = URI.create(address);
        socket = new Socket(this.address.getHost(), this.address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
    }

    /// Status line, headers and body of the answer.
    String ask(String method, String path, String body) throws IOException {
        byte[] request = (method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        for (read = 0; !isWhole();) {
            int more = socket.getInputStream().read(answer, read, answer.length - read);
            if (more < 0) throw new IOException("the server closed");
            read += more;
        }
        nanos = System.nanoTime() - start;
        return new String(answer, 0, read, StandardCharsets.UTF_8);
    }

    /// From the first byte sent to the last byte read, the last time.
    long nanos() {
        return nanos;
    }

    private boolean isWhole() {
        String text = new String(answer, 0, read, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int length = text.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        if (end < 0 || length < 0) return false;
        return read == end + 4 + Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
