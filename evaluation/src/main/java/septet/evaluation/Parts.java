package septet.evaluation;

/// The parts of a split, counted.
///
/// @param unknown rows whose label was not known when their part was used
/// @param twins   rows left out because they belong together with a row of an earlier part
public record Parts(Part train, Part validate, Part test, int unknown, int twins) {
    public static Parts of(Split split) {
        return new Parts(split.train(), split.validate(), split.test(), split.unknown(), split.twins());
    }
}
