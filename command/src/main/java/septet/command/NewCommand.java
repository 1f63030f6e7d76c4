package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes a design to start from into a new folder.",
        footer = {"", "  septet new card-fraud                        writes card-fraud/design.yaml and its runbook",
                "  septet new card-fraud --folder payments      the same, into payments/", "",
            "Kinds: card-fraud. A file that exists is never overwritten."})
final class NewCommand implements Callable<Integer> {
    private static final String DESIGN = "design.yaml";
    /// The files of each kind.
    private static final Map<String, List<String>> KINDS = Map.of("card-fraud", List.of(DESIGN, "runbooks/card-fraud.md"));
    private final Console console;
    @Parameters(index = "0", paramLabel = "KIND", description = "What kind of system: card-fraud.")
    private String kind;
    @Option(names = "--predict", paramLabel = "COLUMN", description = "A design from a table: not built yet.")
    private String column;
    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where to write it (default: a folder named as the kind).")
    private Path folder;

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (column != null || kind.contains(".")) throw refused(kind, "a design from a table is not built yet",
                "Write one: docs/language.md, and septet new card-fraud as an example.", "DESIGN-NOT-YET");
        if (!KINDS.containsKey(kind)) throw refused(kind, "an unknown kind of system", Nearest.remedy(kind, KINDS.keySet()), "COMMAND-UNKNOWN-KIND");
        Path into = folder == null ? Path.of(kind) : folder;
        for (String file : KINDS.get(kind)) {
            if (Files.exists(into.resolve(file))) throw refused(into.resolve(file).toString(), "stands there already", "Name another folder: --folder NAME.", "COMMAND-EXISTS");
        }
        if (Files.exists(into) && !Files.isDirectory(into)) throw refused(into.toString(), "is a file, not a folder", "Name another folder: --folder NAME.", "COMMAND-EXISTS");
        write(Composition.world().disk(), into);
        Path design = into.resolve(DESIGN);
        console.result("wrote " + design + ". Next: septet check " + design);
        console.event("new", Map.of("design", design.toString()));
        return 0;
    }

    private void write(Disk disk, Path into) {
        for (String file : KINDS.get(kind)) {
            Path to = into.resolve(file);
            disk.createFolders(Work.folder(to));
            disk.replace(to, Pages.bytes("/examples/" + kind + "/" + file));
        }
    }

    private static Refused refused(String place, String cause, String remedy, String code) {
        return new Refused(Fault.DESIGN, Problem.error(place, cause, "nothing was written", remedy, code));
    }
}
