package septet.engines.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import septet.monitoring.NoticeEvent;
import septet.monitoring.Receiver;

/// Posts notices to an address. Any answer from 200 to 299 takes them; anything else, or no answer in time, does not.
///
/// @param patienceMillis until it has answered, however it goes about it; a server that ends waits as long at most
public record Webhook(URI address, int patienceMillis) implements Receiver {
    private static final int PATIENCE = 5_000;

    public Webhook(URI address) {
        this(address, PATIENCE);
    }

    @Override
    public boolean takes(byte[] notice) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofMillis(patienceMillis)).build();
        try {
            HttpRequest request = HttpRequest.newBuilder(address).header("Content-Type", NoticeEvent.MEDIA).POST(HttpRequest.BodyPublishers.ofByteArray(notice)).build();
            HttpResponse<InputStream> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()).get(patienceMillis, TimeUnit.MILLISECONDS);
            // what else it says is not read
            answer.body().close();
            return answer.statusCode() / 100 == 2;
        } catch (ExecutionException | TimeoutException | IOException | IllegalArgumentException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            client.shutdownNow();
        }
    }
}
