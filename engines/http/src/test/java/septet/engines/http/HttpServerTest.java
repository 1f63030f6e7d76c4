package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.serving.Limits;
import septet.serving.Listening;

class HttpServerTest {
    private final TestService service = new TestService();
    private final HttpServer server = HttpServer.open(Listening.loopback(0), service.service());
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void answersWithFixedTypeAndWithoutGuessing() throws Exception {
        HttpResponse<String> answer = post("/echo", "{\"a\":1}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("content-security-policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(get("/page").headers().firstValue("content-security-policy")).hasValue("default-src 'self'");
        assertThat(get("/page").headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    }

    @Test
    void namesTheNearestPathAndTheAllowedMethods() throws Exception {
        assertThat(get("/redy").statusCode()).isEqualTo(404);
        assertThat(get("/redy").body()).contains("SERVING-UNKNOWN-PATH", "Did you mean /ready?");
        assertThat(get("/<script>alert(1)</script>".replace("<", "%3C").replace(">", "%3E")).headers().firstValue("content-type")).hasValue("application/json");
        HttpResponse<String> wrong = get("/echo");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("allow")).hasValue("POST");
        assertThat(get("/sources/x").statusCode()).isEqualTo(405);
        assertThat(post("/sources/", "").statusCode()).isEqualTo(404);
        assertThat(post("/sources/payments", "").body()).isEqualTo("\"payments\"");
    }

    @Test
    void headIsGetWithoutItsBody() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(at("/ready")).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<String> answer = client.send(head, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).hasValue("2");
    }

    @Test
    void aRefusalHasItsStatusAndADefectSaysNothingOfTheInside() throws Exception {
        assertThat(get("/refused").statusCode()).isEqualTo(422);
        assertThat(get("/refused").body()).isEqualTo("{\"error\":\"event.amount: x; y. Z. [SERVING-CHECK-FAILED]\",\"code\":\"SERVING-CHECK-FAILED\","
                + "\"problems\":[{\"place\":\"event.amount\",\"cause\":\"x\",\"consequence\":\"y\",\"remedy\":\"Z.\",\"code\":\"SERVING-CHECK-FAILED\"}]}");
        HttpResponse<String> defect = get("/defect");
        assertThat(defect.statusCode()).isEqualTo(500);
        assertThat(defect.body()).contains("SERVING-BUG").doesNotContain("planted", "Exception", ".java");
        assertThat(get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void whatTakesLongRunsBesideTheLoop() throws Exception {
        assertThat(get("/aside").body()).contains("worker");
    }

    @Test
    void aPortInUseIsNamedWithItsRemedy() {
        int port = URI.create(server.address()).getPort();
        assertThatThrownBy(() -> HttpServer.open(Listening.loopback(port), new TestService().service()))
                .isInstanceOf(Refused.class).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("[SERVING-PORT-IN-USE]");
    }

    @Test
    void onlyThisMachineIsLetIn() {
        for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
            assertThatThrownBy(() -> HttpServer.open(new Listening(host, 0, Limits.DEFAULT), new TestService().service()))
                    .isInstanceOf(Refused.class).hasMessageContaining("[SERVING-NOT-LOOPBACK]");
        }
        assertThatThrownBy(() -> HttpServer.open(new Listening("no such host", 0, Limits.DEFAULT), new TestService().service()))
                .isInstanceOf(Refused.class).hasMessageContaining("[SERVING-UNKNOWN-ADDRESS]");
    }

    @Test
    void workBetweenRequestsRunsOnTheLoopAndHandsItsFailureBack() {
        Thread[] thread = new Thread[1];
        server.between(() -> thread[0] = Thread.currentThread());
        assertThat(thread[0].getName()).contains("eventloop");
        assertThatThrownBy(() -> server.between(() -> {
            throw new IllegalArgumentException("planted");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.between(() -> {
            throw new AssertionError("planted");
        })).isInstanceOf(AssertionError.class);
    }

    private URI at(String path) {
        return URI.create(server.address() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
