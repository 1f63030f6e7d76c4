package septet.engines.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import septet.serving.Media;
import septet.serving.Response;

/// The headers of every answer: its fixed type, never guessed, never stored, never framed.
final class Headers {
    private static final CharSequence OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING = HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private static final String ATTRIBUTE = "ce-";

    private Headers() {}

    /// What the body of a request is.
    static Media media(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (!request.headers().contains("ce-specversion") && !request.headers().contains("ce-id")) return type == null ? Media.PLAIN : Media.of(type, Map.of());
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(ATTRIBUTE)) attributes.put(name.substring(ATTRIBUTE.length()), header.getValue());
        }
        return Media.of(type == null ? "" : type, attributes);
    }

    static void put(HttpServerResponse response, Response answer) {
        response.setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.content().type());
        response.putHeader(OPTIONS, NOSNIFF);
        response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        response.putHeader(POLICY, answer.policy().isEmpty() ? NOTHING : answer.policy());
        if (answer.status() == 503 || answer.status() == 429) response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
}
