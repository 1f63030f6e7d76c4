package septet.serving;

import java.util.List;

/// One step of the ladder of `serving.fallback`: what answers, and by which rules.
///
/// @param version   the registered version, or the name in the design (`simple`, `baseline`)
/// @param name      for a person: `the served version`, `previous model`, `simple`, `baseline`
/// @param rules     the last one always holds; none where the answer is the score
public record Rung(String version, String name, Estimator estimator, List<Rule> rules) {
    public Rung {
        rules = List.copyOf(rules);
    }
}
