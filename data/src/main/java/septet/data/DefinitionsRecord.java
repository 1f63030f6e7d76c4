package septet.data;

import java.util.List;

/// What the features of a version mean, so that values of another meaning are never taken for theirs. It stands before the [VersionRecord] that names them.
///
/// @param definitions one for each of the version's features, in their order
public record DefinitionsRecord(String version, List<String> definitions) implements LogRecord {
    public DefinitionsRecord {
        definitions = List.copyOf(definitions);
    }
}
