package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts as they were approved; a changed one is left in `target` beside the others to be looked at and copied.
final class Golden {
    private Golden() {}

    static void check(String name, String text) {
        try {
            Path found = Path.of("target/golden", name);
            Files.createDirectories(found.getParent());
            Files.writeString(found, text);
            Path approved = Path.of("src/test/resources/septet/studio", name);
            assertThat(text).as(name).isEqualTo(Files.exists(approved) ? Files.readString(approved, StandardCharsets.UTF_8) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
