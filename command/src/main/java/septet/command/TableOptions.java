package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.Exploration;
import septet.data.Explorer;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.World;

/// What every command that looks into a table takes.
final class TableOptions {
    private static final long SAID_EVERY = 1_000_000;

    @Parameters(index = "0", paramLabel = "FILE", description = "A table: .csv, .tsv, .txt (also .gz or .zip) or .parquet.")
    Path file;

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column that says when a row happened (default: found out).")
    private String time;

    @Option(names = "--task", paramLabel = "TASK", description = "binary, classes or number, where the values of the column do not tell it.")
    private Exploration.Task task;

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Which rows a sample takes, where the table is too large to compare all (default: 1).")
    private long seed = 1;

    /// A table that was looked into.
    record Looked(Exploration exploration, Format format) {}

    Looked explore(Optional<String> predict, Console console) {
        if (!Files.isRegularFile(file)) {
            throw new Refused(Fault.DESIGN, Problem.error(file.toString(), "there is no such file", "nothing was done", "Name a table, such as bookings.csv.", "COMMAND-NO-FILE"));
        }
        World world = Composition.world();
        TableReader reader = Composition.engines(world).tables();
        try (TextTable table = reader.open(file, Format.DEFAULT)) {
            long[] said = {0};
            Explorer.Aim aim = new Explorer.Aim(predict, Optional.ofNullable(time), Optional.ofNullable(task), seed, rows -> {
                if (rows / SAID_EVERY > said[0]) console.progress((said[0] = rows / SAID_EVERY) + " million rows");
            });
            return new Looked(Explorer.of(table, file.getFileName().toString(), aim), Format.DEFAULT);
        }
    }
}
