package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The rooms depend in one direction, also where one jar would let everything through.
class RoomsTest {
    private static final Pattern USE = Pattern.compile("(?:^|[L\\[(;])septet/((?:engines/)?[a-z]+)/\\w");

    @Test
    void noRoomUsesALaterOne() {
        List<String> wrong = new ArrayList<>();
        for (String room : Rooms.ORDER) Rooms.classes(room).forEach(type -> wrong.addAll(wrongWay(room, type)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void noEngineUsesAnotherOneOrTheCommand() {
        List<String> wrong = new ArrayList<>();
        for (String engine : Rooms.ENGINES) {
            for (ClassModel type : Rooms.classes("engines/" + engine)) {
                for (String used : uses(type)) {
                    boolean other = used.startsWith("engines/") && !used.equals("engines/" + engine);
                    if (other || used.equals("command") || used.equals("studio")) wrong.add(type.thisClass().asInternalName() + " uses " + used);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aPlantedWrongArrowIsFound() {
        ClassModel command = Rooms.classes("loop").getFirst();
        assertThat(Rooms.classes("loop").stream().flatMap(type -> wrongWay("world", type).stream())).isNotEmpty();
        assertThat(command).isNotNull();
    }

    private static List<String> wrongWay(String room, ClassModel type) {
        int here = Rooms.ORDER.indexOf(room);
        return uses(type).stream()
                .filter(used -> used.startsWith("engines/") || used.equals("command") || Rooms.ORDER.indexOf(used) > here)
                .map(used -> type.thisClass().asInternalName() + " uses " + used)
                .toList();
    }

    private static List<String> uses(ClassModel type) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
                .filter(Utf8Entry.class::isInstance)
                .flatMap(entry -> USE.matcher(((Utf8Entry) entry).stringValue()).results())
                .map(use -> use.group(1))
                .distinct()
                .toList();
    }
}
