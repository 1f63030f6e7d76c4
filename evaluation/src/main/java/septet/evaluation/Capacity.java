package septet.evaluation;

import java.time.Duration;

/// How often a decision may be taken: at most `most` times in each `per`, counted from the beginning of the rows.
public record Capacity(String decision, long most, Duration per) {}
