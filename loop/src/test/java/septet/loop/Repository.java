package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files around the tests of this room.
final class Repository {
    private Repository() {}

    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /// Beside the stores of whoever ran an example.
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && !file.toString().contains(".septet")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sound designs: one that runs, and two that need what is not built.
    static List<Path> sound() {
        return Stream.of("good", "good-later", "good-ranking").map(name -> Path.of("src/test/resources/" + name + ".yaml")).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A committed file that is made from the code; the environment's `SEPTET_WRITE=true` writes it anew.
    static void isUpToDate(Path file, String content) {
        if ("true".equals(System.getenv("SEPTET_WRITE"))) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(Files.exists(file) ? text(file) : "").as("%s; write it with SEPTET_WRITE=true", file).isEqualTo(content);
    }
}
