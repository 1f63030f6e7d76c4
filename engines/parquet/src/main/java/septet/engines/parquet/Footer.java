package septet.engines.parquet;

import java.util.List;

/// What a file says of itself at its end.
///
/// @param fields its columns; of what is nested the outermost
record Footer(List<Field> fields, List<Group> groups, long rows) {
    Footer {
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
    }

    /// Some rows of all columns.
    record Group(long rows, List<Chunk> chunks) {
        Group {
            chunks = List.copyOf(chunks);
        }
    }
}
