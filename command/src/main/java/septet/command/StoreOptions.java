package septet.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a command takes that reads a design and the store beside it, but no source.
final class StoreOptions {
    @Parameters(index = "0", paramLabel = "DESIGN", description = "The design file.")
    Path design;

    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    String store = "";

    Work open() {
        return Work.open(design, store);
    }
}
