package septet.data;

import java.util.List;
import java.util.Map;

/// What a file says about itself, from all its rows.
///
/// @param rows   whole rows
/// @param broken rows that are none, by the code that says why
public record Sniffed(FileShape shape, List<ColumnGuess> columns, long rows, Map<String, Long> broken) {
    public Sniffed {
        columns = List.copyOf(columns);
    }
}
