package septet.serving;

/// Where to listen.
///
/// @param host a name or address of this machine's loopback interface
/// @param port 0 for any free one
public record Listening(String host, int port, Limits limits) {
    public static Listening loopback(int port) {
        return new Listening("127.0.0.1", port, Limits.DEFAULT);
    }
}
