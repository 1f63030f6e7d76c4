package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.serving.Listening;

/// An acknowledgement leaves the server only after a sync that began when its rows had been written.
class GroupSyncTest {
    private final TestService service = new TestService();
    private final HttpServer server = HttpServer.open(Listening.loopback(0), service.service());
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        service.device.release(1_000_000);
        server.close();
        client.close();
    }

    @Test
    void nothingIsAcknowledgedBeforeItsSyncAndOneSyncServesAllThatWait() throws Exception {
        service.device.drainPermits();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) asked.add(post("/sources/s" + i));
        untilHandled(50);
        // Other requests do not wait for the device.
        assertThat(post("/echo").get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(asked).noneMatch(CompletableFuture::isDone);
        service.device.release(2);
        for (CompletableFuture<HttpResponse<String>> answer : asked) assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(service.syncs.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void aSyncThatFailsIsSaidAndEndsReadiness() throws Exception {
        service.broken = true;
        HttpResponse<String> answer = post("/sources/payments").get(60, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("SERVING-LOG-FAILED").doesNotContain("planted");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(service.readiness.ready()).isFalse();
    }

    private void untilHandled(int count) {
        while (service.handled.get() < count) Thread.onSpinWait();
    }

    private CompletableFuture<HttpResponse<String>> post(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path)).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
