package septet.serving;

/// How far back ids are remembered: the same for a system that runs on and for one that was started again.
///
/// @param ids     events whose late values and repetitions are recognised
/// @param answers decisions that are given again when their event is sent again
public record Horizon(int ids, int answers) {
    public static final Horizon DEFAULT = new Horizon(1_000_000, 50_000);
}
