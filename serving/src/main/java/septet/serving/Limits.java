package septet.serving;

import java.time.Duration;

/// What the server takes from a client before it says no.
///
/// @param line        bytes of the request line
/// @param headers     bytes of all headers
/// @param body        bytes of a body
/// @param value       bytes of one value, where the design has no `limit` for its column
/// @param depth       levels of nested JSON
/// @param rows        rows of one request of inference; so many take some milliseconds, in which nobody else is answered
/// @param batch       rows of one request to a source; the same is true of them
/// @param connections open at a time
/// @param read        from the first byte that is due to the last one of a request
/// @param idle        between two requests of a connection
public record Limits(int line, int headers, int body, int value, int depth, int rows, int batch, int connections, Duration read, Duration idle) {
    public static final Limits DEFAULT = new Limits(4 << 10, 16 << 10, 1 << 20, 64 << 10, 32, 1_000, 10_000, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(60));
}
