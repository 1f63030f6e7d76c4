package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The map of the code is true.
class ArchitectureTest {
    private static final Pattern PLACE = Pattern.compile("`([a-z/]+/src/main/java/[A-Za-z/]+\\.java)` `([A-Za-z]+)`");
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| `([a-z/]+)` \\|");
    private static final Pattern MODULE = Pattern.compile("<module>([a-z/]+)</module>");

    @Test
    void everyFileAndMethodThatItNamesExists() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<MatchResult> places = PLACE.matcher(text("ARCHITECTURE.md")).results().toList();
        for (MatchResult place : places) {
            Path file = Rooms.repository().resolve(place.group(1));
            boolean there = Files.exists(file) && Pattern.compile("\\b" + place.group(2) + "\\(").matcher(Files.readString(file)).find();
            if (!there) wrong.add(place.group());
        }
        assertThat(places).hasSizeGreaterThan(15);
        assertThat(wrong).isEmpty();
    }

    @Test
    void theRoomsAreTheModulesInTheirOrder() throws IOException {
        List<String> rooms = ROOM.matcher(text("ARCHITECTURE.md")).results().map(match -> match.group(1)).toList();
        List<String> modules = MODULE.matcher(text("pom.xml")).results().map(match -> match.group(1)).toList();
        assertThat(rooms).isEqualTo(modules);
        assertThat(modules.subList(0, Rooms.ORDER.size())).isEqualTo(Rooms.ORDER);
    }

    @Test
    void aFolderIsItsModuleAndItsPackage() throws IOException {
        for (String module : MODULE.matcher(text("pom.xml")).results().map(match -> match.group(1)).toList()) {
            String name = module.substring(module.lastIndexOf('/') + 1);
            assertThat(text(module + "/pom.xml")).contains("<artifactId>septet-" + name + "</artifactId>");
            assertThat(Rooms.repository().resolve(module).resolve("src/main/java/septet").resolve(module)).isDirectory();
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(Rooms.repository().resolve(file));
    }
}
