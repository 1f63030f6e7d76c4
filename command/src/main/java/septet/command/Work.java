package septet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.DesignFile;
import septet.loop.Job;
import septet.loop.Progress;
import septet.model.Store;
import septet.world.World;

/// A design on disk and the store beside it.
///
/// @param store where the system lives; `.septet/NAME` beside the design
record Work(Path design, String text, DesignFile file, Path store) {
    /// On which fits stand side by side.
    static final int CORES = Math.min(2, Runtime.getRuntime().availableProcessors());
    private static final int LARGEST = 1 << 20;

    /// @throws Refused where the file lacks or is no design
    static Work open(Path design, String store) {
        return of(design, bytes(design), store);
    }

    /// @param bytes of the design, whatever stands in its file by now
    static Work of(Path design, byte[] bytes, String store) {
        DesignFile file = DesignFile.read(bytes, name(design));
        Path folder = store.isEmpty() ? folder(design).resolve(".septet").resolve(file.design().system()) : Path.of(store);
        return new Work(design, new String(bytes, java.nio.charset.StandardCharsets.UTF_8), file, folder);
    }

    /// As problems name it.
    static String name(Path design) {
        Path name = design.getFileName();
        return name == null ? design.toString() : name.toString();
    }

    static Path folder(Path design) {
        Path parent = design.toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    /// The bytes of a design; a folder stands for the `design.yaml` in it.
    static byte[] bytes(Path design) {
        try {
            if (Files.isDirectory(design)) throw refused(design, "is a folder", "Name the design in it, such as " + design.resolve("design.yaml") + ".");
            if (Files.size(design) > LARGEST) throw refused(design, "is larger than 1 MB", "Name a design file.");
            return Files.readAllBytes(design);
        } catch (NoSuchFileException e) {
            throw refused(design, "there is no such file", "Name a design, such as examples/card-fraud/design.yaml, or write one: septet new card-fraud.");
        } catch (IOException e) {
            throw refused(design, "cannot be read: " + e.getMessage(), "Check its permissions.");
        }
    }

    private static Refused refused(Path design, String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error(design.toString(), cause, "nothing was done", remedy, "DESIGN-NO-FILE"));
    }

    /// As another process of this program is told of it.
    List<String> arguments(Map<String, Path> sources) {
        List<String> arguments = new ArrayList<>(List.of(design.toString(), "--store", store.toString()));
        sources.forEach((name, file) -> arguments.addAll(List.of("--source", name + "=" + file)));
        return arguments;
    }

    Job job(Store opened, World world, Map<String, Path> places, Progress progress) {
        return new Job(file, text, folder(design), places, opened, world, Composition.engines(world), progress, CORES, Composition.PROGRAM);
    }
}
