package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Files that a person asked for.
final class Outputs {
    private Outputs() {}

    /// Writes the whole file or nothing.
    /// @throws Refused where a folder stands there, or the folder around it lacks
    static void write(Disk disk, Path file, byte[] content) {
        Path folder = Work.folder(file);
        if (Files.isDirectory(file)) throw refused(file, "is a folder", "Name a file.");
        if (!Files.isDirectory(folder)) throw refused(file, "there is no folder " + folder, "Make the folder first, or name another.");
        disk.replace(file, content);
    }

    private static Refused refused(Path file, String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error(file.toString(), cause, "nothing was written", remedy, "COMMAND-OUTPUT"));
    }
}
