package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Clock, threads, chance and files come from the world that a part was handed; nothing takes them by itself.
class HandedInTest {
    private static final Set<String> CALLS = Set.of(
            "java/lang/System.currentTimeMillis", "java/lang/System.nanoTime", "java/time/Instant.now", "java/time/LocalDate.now",
            "java/time/LocalDateTime.now", "java/time/ZonedDateTime.now", "java/time/Clock.systemUTC", "java/time/Clock.systemDefaultZone",
            "java/lang/Math.random", "java/lang/Thread.<init>", "java/lang/Thread.sleep", "java/lang/Thread.startVirtualThread",
            "java/lang/Thread.ofVirtual", "java/lang/Thread.ofPlatform", "java/util/UUID.randomUUID", "java/util/Collections.shuffle",
            "java/lang/System.getenv", "java/lang/System.exit", "java/lang/Runtime.exec");
    private static final Set<String> TYPES = Set.of(
            "java/nio/file/Files", "java/io/File", "java/io/FileInputStream", "java/io/FileOutputStream", "java/io/RandomAccessFile",
            "java/nio/channels/FileChannel", "java/util/Random", "java/security/SecureRandom", "java/util/concurrent/ThreadLocalRandom",
            "java/util/concurrent/Executors", "java/util/concurrent/ForkJoinPool", "java/util/Timer", "java/lang/ProcessBuilder",
            "java/net/Socket", "java/net/ServerSocket", "java/net/http/HttpClient", "java/io/ObjectInputStream");

    @Test
    void noRoomTakesTimeThreadsChanceOrFilesByItself() {
        List<String> taken = new ArrayList<>();
        for (String room : Rooms.ORDER) {
            if (!room.equals("world")) Rooms.classes(room).forEach(type -> taken.addAll(taken(type)));
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void theRealWorldIsFoundToTakeThem() {
        assertThat(Rooms.classes("world").stream().flatMap(type -> taken(type).stream())).isNotEmpty();
    }

    private static List<String> taken(ClassModel type) {
        String name = type.thisClass().asInternalName();
        List<String> taken = new ArrayList<>();
        StreamSupport.stream(type.constantPool().spliterator(), false).forEach(entry -> {
            if (entry instanceof MemberRefEntry member) {
                String call = member.owner().asInternalName() + "." + member.name().stringValue();
                if (CALLS.contains(call)) taken.add(name + " calls " + call);
            }
            if (entry instanceof ClassEntry used && TYPES.contains(used.asInternalName())) taken.add(name + " uses " + used.asInternalName());
        });
        return taken;
    }
}
