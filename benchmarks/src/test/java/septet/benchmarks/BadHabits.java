package septet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import septet.data.Dictionary;
import septet.data.FileShape;
import septet.data.Format;
import septet.data.Ingest;
import septet.data.Readers;
import septet.data.Row;
import septet.data.SourceSection;
import septet.data.Table;
import septet.data.TableReader;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.design.Refused;
import septet.loop.DesignFile;
import septet.world.Disk;
import septet.world.RealWorld;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file with every bad habit beside its tame twin, in several encodings: every good row is the same value by value, every broken line stands in quarantine
/// with its number and reason, and a fit on the one is as good as on the other.
final class BadHabits {
    static final String NAME = "bad-habits";
    private static final long SEED = 3;
    private static final double AUC = 0.002;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private BadHabits() {}

    /// What was found of a file: its rows, and the reason for each line in quarantine.
    private record Found(List<String> rows, Map<Long, String> broken) {}

    static Outcome run(Size size) throws Exception {
        int rows = size == Size.DEEP ? 50_000 : 3_000;
        Map<String, Object> values = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("septet-habits");
        boolean met = true;
        try {
            for (Charset charset : List.of(WESTERN, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                BadHabitsFile.Both both = BadHabitsFile.of(charset, rows, SEED);
                String difference = difference(folder, both, reader -> reader);
                values.put(charset + ": rows, broken lines", rows + ", " + both.broken().size());
                if (!difference.isEmpty()) values.put(charset + ": first difference", difference);
                met &= difference.isEmpty();
            }
            BadHabitsFile.Both both = BadHabitsFile.of(WESTERN, rows, SEED);
            Map<String, Long> reasons = new TreeMap<>();
            both.broken().values().forEach(code -> reasons.merge(code, 1L, Long::sum));
            values.put("reasons", reasons.entrySet().stream().map(Map.Entry::toString).toList());
            double wild = auc(Files.write(folder.resolve("wild.csv.gz"), packed(both.wild())));
            double tame = auc(Files.write(folder.resolve("tame.csv"), both.tame()));
            values.put("roc auc, wild and tame", wild + ", " + tame);
            Map<String, Boolean> caught = new LinkedHashMap<>();
            caught.put("a reader that drops what it cannot read", !difference(folder, both, Silent::new).isEmpty());
            caught.put("a reader that takes Western text for UTF-8", !difference(folder, both, Mistaken::new).isEmpty());
            return new Outcome(NAME, Long.toString(SEED), 3L * rows, values, caught, met && Math.abs(wild - tame) <= AUC);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static double auc(Path orders) throws IOException, InterruptedException {
        TrialRun run = TrialRun.of(design(), Map.of("orders", orders));
        return run.metric(run.taken(), "roc auc");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private interface Planted {
        TableReader instead(TableReader reader);
    }

    /// The first thing that is not as it was written; empty where all is.
    private static String difference(Path folder, BadHabitsFile.Both both, Planted planted) throws IOException {
        try {
            Found wild = found(folder, "wild.csv", both.wild(), planted);
            Found tame = found(folder, "tame.csv", both.tame(), reader -> reader);
            if (!tame.broken().isEmpty()) return "the tame twin has broken lines: " + tame.broken();
            for (int i = 0; i < Math.min(wild.rows().size(), tame.rows().size()); i++) {
                if (!wild.rows().get(i).equals(tame.rows().get(i))) return "row " + i + ": " + wild.rows().get(i) + " instead of " + tame.rows().get(i);
            }
            if (wild.rows().size() != tame.rows().size()) return wild.rows().size() + " rows instead of " + tame.rows().size();
            Map<Long, String> lacking = new TreeMap<>(both.broken());
            wild.broken().forEach(lacking::remove);
            Map<Long, String> more = new TreeMap<>(wild.broken());
            both.broken().forEach(more::remove);
            return lacking.isEmpty() && more.isEmpty() ? "" : "not in quarantine: " + lacking + "; in it without need: " + more;
        } catch (Refused refused) {
            return refused.getMessage();
        }
    }

    private static Found found(Path folder, String name, byte[] content, Planted planted) throws IOException {
        Disk disk = RealWorld.start().disk();
        Path file = Files.write(folder.resolve(name), content);
        SourceSection section = DesignFile.read(design(), "design.yaml").design().data().sources().get("orders");
        Path store = Files.createTempDirectory(folder, "store");
        Ingest.Result result = new Ingest(disk, planted.instead(Readers.ofText(disk)), store, new Dictionary(), (_, _) -> { })
                .read(new Ingest.Request("orders", section, folder, Optional.of(file)));
        Map<Long, String> broken = new TreeMap<>();
        if (!result.report().quarantine().isEmpty()) {
            for (String line : Files.readAllLines(Path.of(result.report().quarantine()))) {
                JsonNode row = JsonMapper.shared().readTree(line);
                broken.put(row.get("line").asLong(), row.get("code").asString());
            }
        }
        return new Found(rows(result.table()), broken);
    }

    /// Every value as it can be compared between tables.
    private static List<String> rows(Table table) {
        List<String> rows = new ArrayList<>();
        Row row = new Row(table.schema().columns().size());
        int city = table.schema().slot("city");
        for (int i = 0; i < table.rows(); i++) {
            table.load(i, row);
            long[] values = row.values.clone();
            values[city] = 0;
            rows.add(row.time + " " + row.id + " " + Arrays.toString(values) + " " + table.dictionary().word((int) row.values[city]) + " "
                    + row.texts[table.schema().slot("note")]);
        }
        return rows;
    }

    static String design() {
        return """
                septet: 1
                system: orders
                requirements:
                  goal: fewer returns
                  costs: {keep if returned: 10 EUR, ask: 1 EUR}
                framing: {task: binary classification, for each: orders, predict: returned, baseline: amount > 2000}
                data:
                  sources:
                    orders:
                      from: orders.csv
                      time: at
                      id: id
                      columns:
                        amount: money EUR optional
                        height: number optional
                        member: boolean optional
                        city: category from column(6)
                        note: text optional from column(7)
                        returned: boolean known later
                  features: {dear: amount > 3000}
                model:
                  inputs: [amount, height, member, city, dear]
                  learners:
                    simple: {logistic regression: {l2: 1e-3}}
                    strong: {boosted trees: {rounds: 60, depth: 3}}
                  stages: [{score: simple or strong}]
                evaluation:
                  split: {train: 60%, validate: 20%, test: 20%}
                  metrics: [roc auc, cost]
                  gates: [strong > simple > baseline by roc auc]
                serving: {decide: [ask when score >= 0.5, keep], reasons: 2, fallback: [baseline]}
                monitoring: {watch: [drift], owner: shop, runbook: runbook.md}
                """;
    }

    /// Planted: says nothing of lines that are no rows.
    private record Silent(TableReader reader) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            return new SilentTable(reader.open(file, format));
        }
    }

    /// Planted: takes bytes of windows-1252 for UTF-8, and puts a mark where they are none.
    private record Mistaken(TableReader reader) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            TextTable table = reader.open(file, format);
            return new TextTable() {
                @Override
                public List<String> headers() {
                    return table.headers();
                }

                @Override
                public FileShape shape() {
                    return table.shape();
                }

                @Override
                public void read(int[] columns, Sink into) {
                    table.read(columns, new Sink() {
                        @Override
                        public void rows(TextBatch batch) {
                            for (int row = 0; row < batch.size(); row++) {
                                for (int column = 0; column < batch.columns(); column++) {
                                    if (!batch.lacks(row, column)) batch.set(row, column, new String(batch.text(row, column).getBytes(WESTERN), StandardCharsets.UTF_8));
                                }
                            }
                            into.rows(batch);
                        }

                        @Override
                        public void broken(long line, String code, String raw) {
                            into.broken(line, code, raw);
                        }
                    });
                }

                @Override
                public void close() {
                    table.close();
                }
            };
        }
    }
}
