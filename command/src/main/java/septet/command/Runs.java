package septet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.RunJson;
import septet.loop.RunReport;
import septet.model.Store;
import septet.model.Version;

/// Finds what a run found out.
final class Runs {
    static final String FILE = "run.json";
    /// The folder of a store that holds a folder for each version.
    private static final String FOLDER = "runs";
    private static final int MOST = 5;

    private Runs() {}

    static Path folder(Path store) {
        return store.resolve(FOLDER);
    }

    /// @param run a `run.json`, or the folder of a run
    /// @throws Refused where there is none
    static RunReport read(Path run) {
        Path file = Files.isDirectory(run) ? run.resolve(FILE) : run;
        if (!Files.exists(file)) throw refused(run.toString(), "there is no run here", "Name a run.json or its folder, or make one: septet run DESIGN.");
        try {
            return RunJson.read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw refused(file.toString(), "cannot be read: " + e.getMessage(), "Check its permissions.");
        }
    }

    /// The run of the newest version of a store; empty where nothing was run there.
    static Optional<RunReport> last(Path store) {
        return files(store).stream().findFirst().map(Runs::read);
    }

    /// The newest first, at most so many as tell how long steps take.
    static List<RunReport> all(Path store) {
        return files(store).stream().limit(MOST).map(Runs::read).toList();
    }

    private static List<Path> files(Path store) {
        if (!Files.isDirectory(store)) return List.of();
        List<Version> versions = Store.view(Composition.world().disk(), store).versions().all();
        return versions.reversed().stream().map(version -> folder(store).resolve(version.id()).resolve(FILE)).filter(Files::exists).toList();
    }

    /// The run of a version of this store.
    static RunReport of(Path store, String version) {
        if (!Files.isDirectory(store)) throw refused(store.toString(), "there is no store here", "Make a version first: septet run DESIGN.");
        Path folder = folder(store).resolve(version);
        if (!Files.exists(folder.resolve(FILE))) throw refused(folder.toString(), "no run of " + version, "septet versions DESIGN lists what there is.");
        return read(folder);
    }

    private static Refused refused(String place, String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error(place, cause, "nothing was done", remedy, "COMMAND-NO-RUN"));
    }
}
