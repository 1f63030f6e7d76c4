package septet.serving;

/// What an answer may be made of. The type is fixed by the route, never by what a client sent.
public enum Content {
    JSON("application/json"),
    /// Prometheus exposition format 0.0.4.
    METRICS("text/plain; version=0.0.4; charset=utf-8"),
    PAGE("text/html; charset=utf-8");

    private final String type;

    Content(String type) {
        this.type = type;
    }

    /// The value of the `Content-Type` header.
    public String type() {
        return type;
    }
}
