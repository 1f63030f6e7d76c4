package septet.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.data.Exploration;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Proposal;
import septet.world.Disk;

@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes a design to start from into a new folder: of a kind, or drafted from a table, each line with its evidence.",
        footer = {"", "  septet new card-fraud                        writes card-fraud/design.yaml and its runbook",
                "  septet new card-fraud --folder payments      the same, into payments/",
                "  septet new bookings.csv --predict canceled   looks into the table, writes bookings/design.yaml", "",
            "Kinds: card-fraud. What is guessed says so. A file that exists is never overwritten."})
final class NewCommand implements Callable<Integer> {
    private static final String DESIGN = "design.yaml";
    private static final String RUNBOOK = "runbook.md";
    /// The files of each kind.
    private static final Map<String, List<String>> KINDS = Map.of("card-fraud", List.of(DESIGN, "runbooks/card-fraud.md"));
    private final Console console;
    @Mixin
    private TableOptions options;
    @Option(names = "--predict", paramLabel = "COLUMN", description = "The column of the table that shall be predicted.")
    private String column;
    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where to write it (default: a folder named as the kind or the table).")
    private Path folder;

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return column == null && KINDS.containsKey(options.file.toString()) ? ofKind(options.file.toString()) : ofTable();
    }

    private int ofKind(String kind) {
        Path into = folder == null ? Path.of(kind) : folder;
        free(into, KINDS.get(kind));
        Disk disk = Composition.world().disk();
        for (String file : KINDS.get(kind)) write(disk, into.resolve(file), Pages.bytes("/examples/" + kind + "/" + file));
        return wrote(into.resolve(DESIGN));
    }

    private int ofTable() {
        Path file = options.file;
        boolean table = TableOptions.isThere(file);
        if (!table && !file.toString().contains(".")) throw refused(file.toString(), "an unknown kind of system", Nearest.remedy(file.toString(), KINDS.keySet()),
                "COMMAND-UNKNOWN-KIND");
        if (column == null) {
            throw refused(file.toString(), "nothing says which column to predict", "Name it: septet new " + file + " --predict COLUMN. The columns: septet explore " + file
                    + ".", "COMMAND-USAGE");
        }
        String name = TableOptions.system(file);
        Path into = folder == null ? Path.of(name) : folder;
        free(into, List.of(DESIGN, RUNBOOK));
        TableOptions.Looked looked = options.explore(Optional.of(column), console);
        Exploration found = looked.exploration();
        Proposal proposal = Proposal.of(found, new Proposal.Place(name, name.replace('-', '_'), file.toAbsolutePath().normalize().toString(), looked.format(), RUNBOOK));
        Disk disk = Composition.world().disk();
        write(disk, into.resolve(DESIGN), proposal.text().getBytes(StandardCharsets.UTF_8));
        write(disk, into.resolve(RUNBOOK), runbook(name).getBytes(StandardCharsets.UTF_8));
        console.problems(proposal.check().problems());
        found.suspects().forEach(suspect -> console.progress((suspect.leftOut() ? "left out: " : "look at: ") + (suspect.column().isEmpty() ? "" : suspect.column() + ": ")
                + suspect.evidence()));
        return wrote(into.resolve(DESIGN));
    }

    private static String runbook(String name) {
        return """
                # %s: what to do when something is wrong

                Drafted; nobody has filled it in yet.

                - **Drift**: which column moved? Look at the newest rows with `septet explore`.
                - **Worse answers**: `septet versions`, then `septet rollback`.
                - **Late labels**: who writes them, and where do they wait?
                """.formatted(name);
    }

    private int wrote(Path design) {
        console.result("wrote " + design + ". Next: septet check " + design);
        console.event("new", Map.of("design", design.toString()));
        return 0;
    }

    private static void free(Path into, List<String> files) {
        for (String file : files) {
            if (Files.exists(into.resolve(file))) throw refused(into.resolve(file).toString(), "stands there already", "Name another folder: --folder NAME.", "COMMAND-EXISTS");
        }
        if (Files.exists(into) && !Files.isDirectory(into)) throw refused(into.toString(), "is a file, not a folder", "Name another folder: --folder NAME.", "COMMAND-EXISTS");
    }

    private static void write(Disk disk, Path to, byte[] content) {
        disk.createFolders(Work.folder(to));
        disk.replace(to, content);
    }

    private static Refused refused(String place, String cause, String remedy, String code) {
        return new Refused(Fault.DESIGN, Problem.error(place, cause, "nothing was written", remedy, code));
    }
}
