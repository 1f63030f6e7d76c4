package septet.serving;

import java.util.List;

/// Who answers: the first rung that can. The promoted version stands first, then `serving.fallback`.
///
/// @param standing why even the first rung's answers are not the full ones (`no version was promoted`); empty where they are
public record Ladder(List<Rung> rungs, String standing) {
    public Ladder {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) throw new IllegalArgumentException("nothing answers");
        List<String> heads = rungs.getFirst().estimator().heads();
        for (Rung rung : rungs) {
            List<String> own = rung.estimator().heads();
            if (!own.equals(heads)) throw new IllegalArgumentException(rung.name() + " estimates " + own);
        }
    }

    public List<String> heads() {
        return rungs.getFirst().estimator().heads();
    }

    /// What stands in the answers where nothing fails.
    public String version() {
        return rungs.getFirst().version();
    }
}
