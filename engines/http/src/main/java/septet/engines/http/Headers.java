package septet.engines.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import septet.serving.Response;

/// The headers of every answer: its fixed type, never guessed, never stored, never framed.
final class Headers {
    private static final CharSequence OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING = HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private Headers() {}

    static void put(HttpServerResponse response, Response answer) {
        response.setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.content().type());
        response.putHeader(OPTIONS, NOSNIFF);
        response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        response.putHeader(POLICY, answer.policy().isEmpty() ? NOTHING : answer.policy());
        if (answer.status() == 503) response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
}
