package septet.serving;

/// Answers a request. It throws [septet.design.Refused] for what the client has to change; the engine makes the answer of it
/// (see [Answers#refused]).
@FunctionalInterface
public interface Handler {
    Response answer(Request request);
}
