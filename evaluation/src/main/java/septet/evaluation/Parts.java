package septet.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;

/// The parts of a split, counted. Where rounds follow each other, `train` and `validate` are those of the first, `test` is what all of them judge.
///
/// @param unknown rows whose label was not known when their part was used
/// @param twins   rows left out because they belong together with a row of an earlier part
/// @param rounds  how many models met test rows, each its own
public record Parts(Part train, Part validate, Part test, int unknown, int twins, int rounds) {
    @JsonCreator
    public Parts {
        // Evaluations of earlier versions know one round only.
        rounds = Math.max(1, rounds);
    }

    public Parts(Part train, Part validate, Part test, int unknown, int twins) {
        this(train, validate, test, unknown, twins, 1);
    }
}
