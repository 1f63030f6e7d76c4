package septet.serving;

/// An answer.
///
/// @param policy    the `Content-Security-Policy` of a page; empty for the strictest one
/// @param afterSync whether it acknowledges something that must be on the device first; the engine then holds it until the next
///                  sync of the log has ended
public record Response(int status, Content content, byte[] body, String policy, boolean afterSync) {
    public static Response json(byte[] body) {
        return new Response(200, Content.JSON, body, "", false);
    }

    public static Response json(int status, byte[] body) {
        return new Response(status, Content.JSON, body, "", false);
    }

    /// The same answer, sent only when everything that was written before it is on the device.
    public Response acknowledging() {
        return new Response(status, content, body, policy, true);
    }
}
