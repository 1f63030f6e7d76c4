package septet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that the figures were built in.
final class Repository {
    static final Path ROOT = root();

    private Repository() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("examples/card-fraud/design.yaml"))) folder = folder.getParent();
        return folder;
    }

    /// A design of `examples`, such as `card-fraud/design.yaml`.
    static String example(String file) throws IOException {
        return Files.readString(ROOT.resolve("examples").resolve(file), StandardCharsets.UTF_8);
    }

    /// The text with a part replaced, which must be there.
    static String replaced(String text, String part, String by) {
        if (!text.contains(part)) throw new IllegalArgumentException("the design does not say: " + part);
        return text.replace(part, by);
    }
}
