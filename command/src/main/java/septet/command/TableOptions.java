package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.Exploration;
import septet.data.Explorer;
import septet.data.FileShape;
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

    @Parameters(index = "0", paramLabel = "FILE", description = "A table: .csv, .tsv, .txt, .jsonl, .arff (also .gz or .zip) or .parquet.")
    Path file;

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column that says when a row happened (default: found out).")
    private String time;

    @Option(names = "--task", paramLabel = "TASK", description = "binary, classes or number, where the values of the column do not tell it.")
    private Exploration.Task task;

    @Option(names = "--encoding", paramLabel = "NAME", description = "How characters are stored, such as windows-1251 (default: found out).")
    private String encoding;

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Which rows a sample takes, where the table is too large to compare all (default: 1).")
    private long seed = 1;

    /// A table that was looked into.
    ///
    /// @param format what a design must say of how it is written
    record Looked(Exploration exploration, Map<String, String> format) {}

    Looked explore(Optional<String> predict, Console console) {
        need(file);
        World world = Composition.world();
        TableReader reader = Composition.engines(world).tables();
        Format said = Format.DEFAULT;
        Format format = new Format(said.separator(), said.quote(), said.header(), Optional.ofNullable(encoding), said.decimal(), said.missing());
        try (TextTable table = reader.open(file, format)) {
            long[] million = {0};
            Explorer.Aim aim = new Explorer.Aim(predict, Optional.ofNullable(time), Optional.ofNullable(task), seed, rows -> {
                if (rows / SAID_EVERY > million[0]) console.progress((million[0] = rows / SAID_EVERY) + " million rows");
            });
            return new Looked(Explorer.of(table, file.getFileName().toString(), aim), format(table.shape()));
        }
    }

    /// A file, or what an archive holds: `tables.zip/may.csv`.
    /// @throws Refused DATA-NO-FILE
    static void need(Path file) {
        if (isThere(file)) return;
        throw new Refused(Fault.DESIGN, Problem.error(file.toString(), Files.isDirectory(file) ? "is a folder, where a file belongs" : "there is no such file", "nothing was done",
                "Name a table, such as bookings.csv.", "DATA-NO-FILE"));
    }

    static boolean isThere(Path file) {
        if (Files.isRegularFile(file)) return true;
        for (Path at = file.getParent(); at != null; at = at.getParent()) if (at.toString().endsWith(".zip") && Files.isRegularFile(at)) return true;
        return false;
    }

    /// What cannot be taken for granted of how the file is written.
    private static Map<String, String> format(FileShape shape) {
        Map<String, String> format = new LinkedHashMap<>();
        if (shape.encoding().isEmpty()) return format;
        shape.separator().filter(separator -> separator != ',').map(FileShape::name).filter(name -> name.matches("[a-z]+")).ifPresent(name -> format.put("separator", name));
        if (shape.separator().isPresent() && shape.quote().isEmpty()) format.put("quote", "none");
        if (shape.separator().isPresent() && shape.header() == 0) format.put("header", "false");
        if (!shape.encoding().equals("UTF-8")) format.put("encoding", shape.encoding());
        return format;
    }

    /// A name for the system of a table: that of its file, in small letters.
    static String system(Path file) {
        String plain = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zip)$", "").replaceAll("\\.[a-z0-9]+$", "").replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() || plain.charAt(0) < 'a' ? "table" + (plain.isEmpty() ? "" : "-" + plain) : plain;
    }
}
