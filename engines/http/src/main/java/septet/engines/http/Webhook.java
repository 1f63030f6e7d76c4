package septet.engines.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import septet.monitoring.NoticeEvent;
import septet.monitoring.Receiver;

/// Posts notices to an address. Any answer from 200 to 299 takes them; anything else, or no answer in time, does not.
///
/// @param patienceMillis until it is reached, and again until it answers
public record Webhook(URI address, int patienceMillis) implements Receiver {
    private static final int PATIENCE = 10_000;

    public Webhook(URI address) {
        this(address, PATIENCE);
    }

    @Override
    public boolean takes(byte[] notice) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            try {
                connection.setConnectTimeout(patienceMillis);
                connection.setReadTimeout(patienceMillis);
                connection.setInstanceFollowRedirects(false);
                connection.setDoOutput(true);
                connection.setRequestMethod("POST");
                connection.setRequestProperty("Content-Type", NoticeEvent.MEDIA);
                // without a fixed length the platform would send it again by itself
                connection.setFixedLengthStreamingMode(notice.length);
                try (OutputStream body = connection.getOutputStream()) {
                    body.write(notice);
                }
                return connection.getResponseCode() / 100 == 2;
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException | ClassCastException _) {
            return false;
        }
    }
}
