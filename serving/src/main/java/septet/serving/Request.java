package septet.serving;

import java.util.List;

/// What a client asked, as the engine read it: within the limits, for a path that exists.
///
/// @param captures the texts at the `{}` of the route's path, in their order, as they stand there (nothing is percent-decoded)
/// @param query    what stands behind `?`, undecoded; empty where nothing does
/// @param media    what the body is, by its headers
/// @param at       microseconds: when the request had arrived
public record Request(List<String> captures, String query, Media media, byte[] body, long at) {
    public Request {
        captures = List.copyOf(captures);
    }

    public Request(List<String> captures, String query, byte[] body, long at) {
        this(captures, query, Media.PLAIN, body, at);
    }
}
