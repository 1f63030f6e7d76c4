package septet.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Pages and designs of the repository that travel with the program.
final class Pages {
    private Pages() {}

    static byte[] bytes(String name) {
        try (InputStream stream = Pages.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException("no " + name);
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
