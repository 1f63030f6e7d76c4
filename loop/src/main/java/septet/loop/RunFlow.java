package septet.loop;

import java.util.List;
import java.util.Optional;

/// How many rows went which way, and how long each step took.
///
/// @param features  how many inputs the learners saw
/// @param parts     train, gap, validate, test ... in the order of time
/// @param latency   of one decision; empty where the run served nothing
public record RunFlow(int features, List<Part> parts, List<Step> steps, Optional<Latency> latency) {
    public RunFlow {
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
    }

    /// One part of the split.
    ///
    /// @param from  microseconds, included; 0 with `until` where rows have no time
    /// @param until microseconds, excluded
    public record Part(String name, long from, long until, long rows, long positives) {}

    /// One step of the run (`ingest`, `features`, `tune`, `fit`, `evaluate`, `register` ...) and the rows that it handled.
    public record Step(String name, long micros, long rows) {}

    /// Microseconds for one decision inside the process.
    ///
    /// @param decisions how many were timed
    public record Latency(double p50, double p99, long decisions) {}
}
