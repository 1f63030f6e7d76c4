package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `septet run` in a process of its own on tables of several sizes: from the file to a version that is judged and registered.
final class LargeRuns {
    private static final double MIB_IN_GIB = 1024;
    /// Trees beside a rule: what a wide table is usually given to.
    private static final List<String> DESIGN = List.of("septet: 1", "system: large",
            "framing: {task: binary classification, for each: rows, predict: returned, baseline: c0 > 500000}",
            "model:", "  learners:", "    trees: {boosted trees: {rounds: 20, depth: 4}}",
            "evaluation:", "  split: {train: 60%, validate: 20%, test: 20%}", "  metrics: [roc auc, log loss]", "  gates:", "    - trees > baseline by roc auc",
            "data:", "  sources:", "    rows:");

    /// @param gigabytes the greatest resident memory, in GiB
    record Ran(long rows, double seconds, double processor, double gigabytes) {
        String told() {
            return "%,d rows: %.0f s, of the processors %.0f s, %.2f GiB at the most".formatted(rows, seconds, processor, gigabytes);
        }
    }

    /// A table to be run.
    ///
    /// @param heap what the process may hold of Java's own memory: `12g`
    record Table(Path file, int columns, long rows, String heap) {}

    private LargeRuns() {}

    static Ran run(Table table) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(table.file().resolveSibling("run " + table.file().getFileName()));
        try {
            Path design = Files.writeString(folder.resolve("design.yaml"), design(table));
            Path said = folder.resolve("said");
            Meter meter = Meter.of(List.of("./septet", "run", design.toString(), "--store", folder.resolve("store").toString()), Repository.ROOT,
                    Map.of("SEPTET_HEAP", table.heap()), said).done(said);
            if (!Files.readString(said).contains("version v1")) throw new IllegalStateException(Files.readString(said));
            return new Ran(table.rows(), meter.seconds(), meter.processor(), meter.megabytes() / MIB_IN_GIB);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static String design(Table table) {
        List<String> lines = new ArrayList<>(DESIGN);
        lines.add("      from: " + table.file());
        lines.add("      columns:");
        for (int i = 0; i < table.columns(); i++) lines.add("        c" + i + ": " + (isWord(table, i) ? "category" : "number"));
        lines.add("        returned: boolean known later");
        return String.join("\n", lines) + "\n";
    }

    private static boolean isWord(Table table, int column) {
        return table.file().toString().endsWith(".csv") && column % 5 == 1;
    }
}
