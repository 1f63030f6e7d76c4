package septet.data;

/// How long the answer to a request took that was given in a rollout: what its steps are judged by stands in the log.
///
/// @param request of the decision before
/// @param nanos   from the request's last byte to the hand-over of the answer
public record TimingRecord(String request, long nanos) implements LogRecord {}
