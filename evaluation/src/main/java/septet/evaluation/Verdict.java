package septet.evaluation;

/// What became of a gate.
public sealed interface Verdict {
    /// The gate, as the design says it.
    String rule();

    /// The numbers behind it, in one sentence.
    String evidence();

    /// About how many positives would decide it, by what was measured; 0 where that cannot be said.
    long needed();

    /// How many positives there were.
    long had();

    record Passed(String rule, String evidence, long needed, long had) implements Verdict {}

    record Failed(String rule, String evidence, long needed, long had) implements Verdict {}

    /// The rows cannot tell. Never a pass.
    record Undecided(String rule, String evidence, long needed, long had) implements Verdict {}

    default boolean passed() {
        return switch (this) {
            case Passed _ -> true;
            case Failed _, Undecided _ -> false;
        };
    }
}
