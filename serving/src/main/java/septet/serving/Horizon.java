package septet.serving;

/// How far back ids are remembered: the same for a system that runs on and for one that was started again. And how much memory all that is known may take.
///
/// @param ids     events whose late values and repetitions are recognised
/// @param answers decisions that are given again when their event is sent again
/// @param bytes   of the feature state, its words and ids, about: beyond that no new event is taken
public record Horizon(int ids, int answers, long bytes) {
    /// What helps where memory is full.
    static final String REMEDY = "Start it again with more memory (SEPTET_HEAP=8g septet serve ...), or let fewer keys or shorter windows be remembered.";

    /// Six tenths of what the process may have: of its heap, two thirds are for what stays (`-XX:+UseSerialGC`).
    public static final Horizon DEFAULT = new Horizon(1_000_000, 50_000, Runtime.getRuntime().maxMemory() / 10 * 6);

    /// Without a limit to memory.
    public Horizon(int ids, int answers) {
        this(ids, answers, Long.MAX_VALUE);
    }
}
