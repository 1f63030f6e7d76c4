package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Style that a person would otherwise have to ask for in every review.
class StyleTest {
    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_LINE = 220;
    private static final Pattern FORBIDDEN = Pattern.compile(
            "@Disabled|@Ignore|assumeTrue\\(|Thread\\.sleep\\(|\\bFIX" + "ME\\b|\\bTO" + "DO\\b|printStack" + "Trace\\(\\)|import .*\\.\\*;|^\\s*/\\*\\*");

    @Test
    void filesAreShortAndLinesFitAScreen() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = lines(file);
            if (lines.size() > LONGEST_FILE) tooLong.add(file + " has " + lines.size() + " lines");
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LONGEST_LINE) tooLong.add(file + ":" + (i + 1) + " has " + lines.get(i).length() + " columns");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothingIsSkippedOrLeftForLater() {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (file.endsWith("StyleTest.java")) continue;
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (FORBIDDEN.matcher(lines.get(i)).find()) found.add(file + ":" + (i + 1) + " " + lines.get(i).strip());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() {
        Path repository = Rooms.repository();
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(file -> !repository.relativize(file).toString().contains("target/")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
