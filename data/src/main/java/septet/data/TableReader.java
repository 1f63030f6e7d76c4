package septet.data;

import java.nio.file.Path;

/// Opens files of rows. Port: an engine knows some kinds of files, by their endings.
public interface TableReader {
    boolean reads(Path file);

    /// @throws septet.design.Refused               when the file is of another kind, damaged, or its header cannot be read
    /// @throws java.io.UncheckedIOException when it lacks or the device fails
    TextTable open(Path file, Format format);
}
