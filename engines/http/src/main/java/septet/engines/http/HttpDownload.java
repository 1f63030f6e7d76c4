package septet.engines.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import septet.data.Download;

/// Gets files over HTTP and HTTPS. Follows a few redirections that keep the protocol; certificates are checked as the Java platform does.
///
/// @param patienceMillis until an address answers, and between two parts of its answer
public record HttpDownload(int patienceMillis) implements Download {
    private static final int ROOM = 1 << 16;

    public HttpDownload() {
        this(60_000);
    }

    @Override
    public void fetch(URI address, Consumer<ByteBuffer> into) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(patienceMillis);
            connection.setReadTimeout(patienceMillis);
            // the hash is that of the file as it lies there
            connection.setRequestProperty("Accept-Encoding", "identity");
            try {
                int status = connection.getResponseCode();
                if (status != HttpURLConnection.HTTP_OK) throw Download.refused(address, "it answers " + status);
                copy(address, connection, into);
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Download.refused(address, "it cannot be fetched: " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage()));
        }
    }

    private static void copy(URI address, HttpURLConnection connection, Consumer<ByteBuffer> into) throws IOException {
        long expected = connection.getContentLengthLong();
        long length = 0;
        byte[] buffer = new byte[ROOM];
        try (InputStream body = connection.getInputStream()) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                into.accept(ByteBuffer.wrap(buffer, 0, count));
                length += count;
            }
        }
        if (expected >= 0 && length != expected) throw Download.refused(address, "it ends after " + length + " of " + expected + " bytes");
    }
}
