package septet.loop;

import java.util.List;

/// A question of a design review.
///
/// @param id     a letter for the step and a number, stable: `D7`
/// @param weight 3: it decides whether the system should be built so; 1: good to have
/// @param why    why it is asked
/// @param then   what is asked next of a weak answer; words in square brackets hold figures of a run, as [ReviewFigures] fills them in
/// @param codes  problems that put an answer in doubt
public record ReviewQuestion(String id, String title, int weight, String ask, String why, String then, List<String> codes) {
    public ReviewQuestion {
        codes = List.copyOf(codes);
    }

    public ReviewStep step() {
        return ReviewStep.of(id);
    }
}
