package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import septet.world.Chance;

/// What a predictor is worth on one slice.
///
/// @param sentence the slicing as the design says it
/// @param name     the slice (`below 58.1`, `true`)
/// @param figures  one for each measure asked for; [Figure.TooFew] where the slice cannot tell
public record SliceFigures(String sentence, String name, int rows, int positives, List<Figure> figures) {
    public SliceFigures {
        figures = List.copyOf(figures);
    }

    /// All slices of all slicings.
    public static List<SliceFigures> of(Scored scored, List<Sliced> slicings, List<Measure> measures, Chance chance) {
        List<SliceFigures> all = new ArrayList<>();
        for (Sliced sliced : slicings) {
            for (Sliced.Group slice : sliced.groups()) {
                Judged rows = scored.rows().only(slice.rows());
                all.add(new SliceFigures(slice.sentence(), slice.name(), rows.size(), rows.positives(),
                        Measurement.of(scored.only(rows, slice.rows()), measures, chance)));
            }
        }
        return all;
    }
}
