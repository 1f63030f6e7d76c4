package septet.command;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The rooms of the repository in their order, and their compiled classes.
final class Rooms {
    /// A room may use the rooms before it, and no other.
    static final List<String> ORDER = List.of("world", "design", "requirements", "framing", "data", "features", "model", "evaluation",
            "serving", "monitoring", "loop", "studio");
    static final List<String> ENGINES = List.of("duckdb", "parquet", "xgboost", "http");

    private Rooms() {}

    /// The folder of the repository.
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md")) && folder.getParent() != null) folder = folder.getParent();
        return folder;
    }

    static List<ClassModel> classes(String module) {
        Path root = repository().resolve(module).resolve("target/classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().map(Rooms::parse).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
