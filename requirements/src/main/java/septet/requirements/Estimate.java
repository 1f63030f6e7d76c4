package septet.requirements;

/// A figure that follows from the design by arithmetic, before anything runs.
///
/// @param what       what is estimated, as [#STATE] and the others name it
/// @param arithmetic how it comes about, for a person to follow
public record Estimate(String what, double value, Unit unit, String arithmetic) {
    public static final String EXAMPLES = "examples";
    public static final String LOG = "log";
    public static final String STATE = "state";
    public static final String MEMORY = "memory";
    public static final String TRAINING = "training";
    public static final String MEDIAN = "latency p50";
    public static final String TAIL = "latency p99";
    public static final String RATE = "throughput";

    public String text() {
        return unit.text(value);
    }
}
