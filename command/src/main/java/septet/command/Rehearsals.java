package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import septet.loop.LoopJson;
import septet.loop.LoopReport;
import septet.world.Disk;

/// Rehearsals of closed loops that were kept.
final class Rehearsals {
    static final String FILE = "rehearsal.json";

    private Rehearsals() {}

    /// Whether a `rehearsal.json` is named, or a folder that holds one.
    static boolean is(String named) {
        return Files.isRegularFile(file(named));
    }

    private static Path file(String named) {
        Path path = Path.of(named);
        return path.endsWith(FILE) ? path : path.resolve(FILE);
    }

    static LoopReport read(String named, Disk disk) {
        return LoopJson.read(disk.read(file(named)), named);
    }

    /// The name of its folder.
    static String name(String named) {
        Path folder = file(named).toAbsolutePath().getParent();
        return folder == null ? named : String.valueOf(folder.getFileName());
    }
}
