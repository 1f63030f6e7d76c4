package septet.data;

import java.util.Arrays;

/// What a version in shadow would have answered: nobody heard of it. The decision that was given to the request follows.
///
/// @param version  that stands in shadow
/// @param heads    its estimates; NaN where it gave none
/// @param decision what it would have answered
/// @param degraded why that would not have been the full answer; empty where it would
public record ShadowRecord(String request, String version, double[] heads, String decision, String degraded) implements LogRecord {
    @Override
    public boolean equals(Object other) {
        return other instanceof ShadowRecord that && request.equals(that.request) && version.equals(that.version) && Arrays.equals(heads, that.heads)
                && decision.equals(that.decision) && degraded.equals(that.degraded);
    }

    @Override
    public int hashCode() {
        return request.hashCode() ^ Arrays.hashCode(heads);
    }
}
