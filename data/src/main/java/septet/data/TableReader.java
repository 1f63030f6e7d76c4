package septet.data;

import java.nio.file.Path;

/// Opens files of rows. Port: an engine knows the kinds of files.
public interface TableReader {
    /// @throws septet.design.Refused when the file lacks, is of no known kind, or its header cannot be read
    TextTable open(Path file, Format format);
}
