package septet.serving;

import septet.data.Row;
import septet.design.Problem;
import septet.design.Problems;

/// Arrivals never go back, and names that are given here are never given by a caller.
final class Timeline {
    /// How far ahead of us a caller's clock may be.
    private static final long AHEAD_MICROS = 60_000_000;
    private static final String OURS = "~";
    private long last = Long.MIN_VALUE;

    /// The last arrival.
    long last() {
        return last;
    }

    /// When something arrived that came at this time of a clock that may have been set back.
    long arrival(long at) {
        return Math.max(at, last);
    }

    void pass(long arrival) {
        last = Math.max(last, arrival);
    }

    /// The name of an event that came without one.
    String name(long offset) {
        return OURS + offset;
    }

    /// Whether the id may name a new event.
    void identify(String id, String place, Problems problems) {
        if (!id.startsWith(OURS)) return;
        problems.add(Problem.error(place + ".id", "begins with " + OURS, "such ids are given here", "Choose another, or leave it out.", "SERVING-ID-RESERVED"));
    }

    void refuseAhead(Row row, String place, Problems problems) {
        if (row.time - row.arrival <= AHEAD_MICROS) return;
        problems.add(Problem.error(place + ".time", "is more than a minute ahead of this machine's clock", "it would age all windows",
                "Correct one of the clocks, or leave the time out.", "SERVING-TIME-IN-FUTURE"));
    }
}
