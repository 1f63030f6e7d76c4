package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import septet.loop.Outlines;
import septet.loop.RunReport;
import septet.model.Store;
import septet.model.Version;
import septet.studio.Compared;
import septet.world.Disk;

/// One side of a comparison as it was named on the command line.
///
/// @param name as the table names it
/// @param note what to know of it first; empty where there is nothing
record Side(String name, Compared compared, String note) {
    private static final char VERSION = '@';

    /// @param named a design, `DESIGN@VERSION`, a `run.json` or the folder of a run
    /// @param other the other one, from which it is to be told apart
    static Side of(String named, String other, Disk disk) {
        int at = named.lastIndexOf(VERSION);
        if (at > 0 && !Files.exists(Path.of(named))) {
            RunReport report = Runs.of(Work.open(Path.of(named.substring(0, at)), "").store(), named.substring(at + 1));
            return new Side(named, Compared.of(shown(named, other), report), "");
        }
        Path path = Path.of(named);
        if (isRun(path)) return new Side(named, Compared.of(shown(named, other), Runs.read(path)), "");
        return ofDesign(path, shown(named, other), disk);
    }

    private static boolean isRun(Path path) {
        return path.toString().endsWith(".json") || Files.exists(path.resolve(Runs.FILE));
    }

    private static Side ofDesign(Path path, String shown, Disk disk) {
        Work work = Work.open(path, "");
        Compared bare = Compared.of(shown, Outlines.of(work.file().design()), work.text());
        if (!Files.isDirectory(work.store())) return new Side(path.toString(), bare, path + " was never run: septet run " + path + " measures it.");
        List<Version> versions = Store.view(disk, work.store()).versions().all();
        String fingerprint = work.file().fingerprint();
        Optional<RunReport> newest = versions.reversed().stream().filter(version -> version.provenance().design().equals(fingerprint))
                .map(version -> Runs.folder(work.store()).resolve(version.id())).filter(folder -> Files.exists(folder.resolve(Runs.FILE))).findFirst().map(Runs::read);
        return newest.map(report -> new Side(path.toString(), Compared.of(shown, report), ""))
                .orElseGet(() -> new Side(path.toString(), bare, path + " was not run as it stands now: septet run " + path + " measures it."));
    }

    /// Short, but not the same for both.
    private static String shown(String named, String other) {
        String mine = last(named);
        return mine.equals(last(other)) ? named : mine;
    }

    private static String last(String named) {
        Path name = Path.of(named).getFileName();
        return name == null ? named : name.toString();
    }
}
