package septet.command;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.loop.Engines;
import septet.model.Learner;
import septet.monitoring.ColumnDrift;
import septet.monitoring.DomainClassifier;
import septet.monitoring.TableComparison;
import septet.monitoring.TableDrift;
import septet.studio.DriftText;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "drift", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Whether a table still looks like another one: types, ranges, missing and new values, and how far each column moved.",
        footer = {"", "  septet drift january.parquet june.parquet", "  septet drift training.csv today.csv --json           one event with everything",
            "  septet drift training.csv today.csv --strict         exit code 1 where a column drifted"})
final class DriftCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(index = "0", paramLabel = "A", description = "The table to compare with: .csv, .tsv, .txt (also .gz or .zip) or .parquet.")
    private Path first;
    @Parameters(index = "1", paramLabel = "B", description = "The table that is looked at.")
    private Path second;
    @Option(names = "--exact", description = "Compares numbers one by one (Kolmogorov-Smirnov), not by sixty bins, where a Parquet column fits into memory.")
    private boolean exact;
    @Option(names = "--together", description = "Also asks a learner to tell the rows of both tables apart: columns that no longer go together.")
    private boolean together;
    @Option(names = "--strict", description = "Exit code 1 where a column drifted, came or went.")
    private boolean strict;
    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Which rows of A tell what its columns hold (default: 1).")
    private long seed = 1;

    DriftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        World world = Composition.world();
        Engines engines = Composition.engines(world);
        TableReader reader = engines.tables();
        try (TextTable before = open(reader, first); TextTable now = open(reader, second)) {
            TableDrift found = TableComparison.of(before, first.getFileName().toString(), now, second.getFileName().toString(), new TableComparison.Way(exact, seed, world.scheduler(), Work.CORES));
            console.lines(DriftText.of(found, Terminal.WIDTH));
            console.event("drift", Map.of("drift", found));
            boolean moved = found.columns().stream().map(ColumnDrift::verdict).anyMatch(each -> each != ColumnDrift.Verdict.STABLE && each != ColumnDrift.Verdict.MOVED);
            if (together) moved |= together(engines, before, now);
            return strict && moved ? 1 : 0;
        }
    }

    /// Whether a learner can tell them apart.
    private boolean together(Engines engines, TextTable before, TextTable now) throws InterruptedException {
        Learner trees = engines.learners().stream().filter(learner -> learner.kind().equals("boosted trees")).findFirst().orElseThrow();
        Optional<DomainClassifier.Told> told = DomainClassifier.of(trees, before, now, seed);
        console.lines("\n" + DriftText.of(told, Terminal.WIDTH));
        told.ifPresent(found -> console.event("together", Map.of("together", found, "drifted", found.drifted())));
        return told.map(DomainClassifier.Told::drifted).orElse(false);
    }

    private TextTable open(TableReader reader, Path file) {
        TableOptions.need(file);
        TextTable table = reader.open(file, Format.DEFAULT);
        table.headers().stream().filter(name -> Collections.frequency(table.headers(), name) > 1).distinct()
                .forEach(name -> console.progress(file.getFileName() + ": several columns are called " + name + "; only the first of them is compared"));
        return table;
    }
}
