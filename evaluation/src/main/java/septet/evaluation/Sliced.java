package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The rows judged, told apart by one slicing.
///
/// @param ofRow for each row the place of its slice in the names of the slicing
public record Sliced(Slicing slicing, int[] ofRow) {
    /// The rows of one slice.
    record Group(String sentence, String name, int[] rows) {}

    /// Slices that have a row.
    List<Group> groups() {
        List<String> names = slicing.names();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int slice = i;
            int[] rows = IntStream.range(0, ofRow.length).filter(row -> ofRow[row] == slice).toArray();
            if (rows.length > 0) groups.add(new Group(slicing.sentence(), names.get(i), rows));
        }
        return groups;
    }

    /// The same for some of the rows.
    public Sliced only(int[] picked) {
        return new Sliced(slicing, IntStream.of(picked).map(row -> ofRow[row]).toArray());
    }
}
