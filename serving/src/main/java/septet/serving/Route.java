package septet.serving;

/// One method and path, and who answers. A value: the engine that brings the requests knows nothing of the product.
///
/// @param method  `GET` or `POST`
/// @param path    segments behind `/`; `{}` stands for any one segment
/// @param running where the handler runs
public record Route(String method, String path, Running running, Handler handler) {
    /// Where a handler may run.
    public enum Running {
        /// On the event loop itself: microseconds, never waiting. All handlers that touch the state run here, so one after the other.
        INLINE,
        /// Beside the loop, one at a time: what takes milliseconds. It must not touch the state.
        ASIDE
    }

    public static Route get(String path, Handler handler) {
        return new Route("GET", path, Running.INLINE, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, Running.INLINE, handler);
    }

    public Route aside() {
        return new Route(method, path, Running.ASIDE, handler);
    }
}
