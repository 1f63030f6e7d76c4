package septet.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command that works on a design takes.
final class DesignOptions {
    @Parameters(index = "0", paramLabel = "DESIGN", description = "The design file.")
    Path design;

    @Option(names = "--source", paramLabel = "NAME=FILE", description = "Where a source lies instead of where the design says.")
    Map<String, Path> sources = new LinkedHashMap<>();

    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    String store = "";

    Work open() {
        return Work.open(design, store);
    }
}
