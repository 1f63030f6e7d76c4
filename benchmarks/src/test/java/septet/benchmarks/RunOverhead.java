package septet.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Dictionary;
import septet.data.Ingest;
import septet.data.Readers;
import septet.data.SourceSection;
import septet.loop.DesignFile;
import septet.world.Chance;
import septet.world.RealWorld;
import septet.world.World;

/// What a run takes beside bare training: the very fits that it asks its learners for (same rows, settings, seeds: those of the trials, those that meet the test rows, and the
/// final models), fitted again without it from plain arrays, what a fit makes of its rows included; and beside bare reading of the rows into typed tables.
/// Run, reading and training follow each other in each round; counted is the processor time of the whole process, of one working thread, after one round that warms up. The median of the rounds counts.
final class RunOverhead {
    static final String NAME = "run-overhead";
    private static final double MOST = 1.2;

    private RunOverhead() {}

    /// Seconds of the processors.
    private record Took(double run, double reading, double training) {
        double ratio() {
            return (run - reading) / training;
        }
    }

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-overhead");
        try {
            int rows = size == Size.DEEP ? 500_000 : 60_000;
            Path file = table(folder.resolve("rows.csv"), rows);
            Map<String, Object> values = new LinkedHashMap<>();
            Took table = measure("a table of " + rows + " rows", design(), Map.of("rows", file), size, values);
            String town = Files.readString(Repository.ROOT.resolve("examples/card-fraud/design.yaml"));
            String small = size == Size.DEEP ? town : Repository.replaced(town, "days: 183, seed: 7", "days: 90, seed: 7, cards: 1500, terminals: 3000");
            Took payments = measure("card fraud", small, Map.of(), size, values);
            boolean caught = new Took(table.run + table.training, table.reading, table.training).ratio() > MOST;
            boolean met = table.ratio() <= MOST && payments.ratio() <= MOST;
            return new Outcome(NAME, "1, 7", rows, values, Map.of("a run that trains once more than it says", caught), met);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static Took measure(String name, String design, Map<String, Path> places, Size size, Map<String, Object> values) throws Exception {
        List<Took> rounds = new ArrayList<>();
        int fits = 0;
        for (int round = 0; round < (size == Size.DEEP ? 4 : 2); round++) {
            RecordedFits fitted = new RecordedFits();
            double start = processor();
            TrialRun ran = TrialRun.of(design, places, fitted::over, 1);
            double run = processor() - start;
            start = processor();
            read(design, places);
            double reading = processor() - start;
            start = processor();
            fitted.again();
            Took took = new Took(run, reading, processor() - start);
            fits = fitted.size();
            System.err.printf("  %s: run %.2f s, reading %.2f s, training %.2f s: %.3f; %s%n", name, took.run, took.reading, took.training, took.ratio(),
                    ran.report().flow().steps().stream().map(step -> step.name() + " " + step.micros() / 1_000 + " ms").toList());
            if (round > 0) rounds.add(took);
        }
        rounds.sort(java.util.Comparator.comparingDouble(Took::ratio));
        Took middle = rounds.get(rounds.size() / 2);
        values.put(name + ", seconds of processor: run", Shown.rounded(middle.run));
        values.put(name + ", reading its rows", Shown.rounded(middle.reading));
        values.put(name + ", bare training of its " + fits + " fits", Shown.rounded(middle.training));
        values.put(name + ", ratio without reading", Shown.rounded(middle.ratio()) + " of " + Arrays.toString(rounds.stream().map(each -> Shown.rounded(each.ratio())).toArray()));
        return middle;
    }

    private static void read(String design, Map<String, Path> places) throws IOException {
        Path folder = Files.createTempDirectory("septet-reading");
        World world = RealWorld.start();
        try {
            Readers readers = new Readers(world.disk(), List.of(Readers.ofText(world.disk())));
            for (Map.Entry<String, SourceSection> source : DesignFile.read(design, "design.yaml").design().data().sources().entrySet()) {
                new Ingest(world.disk(), readers, folder, new Dictionary(), (_, _) -> { })
                        .read(new Ingest.Request(source.getKey(), source.getValue(), folder, Optional.ofNullable(places.get(source.getKey()))));
            }
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static double processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    static Path table(Path file, int rows) throws IOException {
        Chance chance = Chance.of(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("a,b,c,d,e,f,g,h,kind,place,bad\n");
            for (int row = 0; row < rows; row++) {
                double logit = -2;
                for (int i = 0; i < 8; i++) {
                    double value = chance.nextGaussian();
                    if (i < 5) logit += (i % 2 == 0 ? 0.5 : -0.4) * value + (i == 3 && value > 1 ? 0.8 : 0);
                    out.write(Math.round(value * 1_000) / 1_000.0 + ",");
                }
                int kind = chance.nextInt(12);
                logit += kind % 3 * 0.3;
                out.write("k" + kind + ",p" + chance.nextInt(200) + "," + (chance.nextDouble() < 1 / (1 + Math.exp(-logit))) + "\n");
            }
        }
        return file;
    }

    static String design() {
        return """
                septet: 1
                system: overhead
                framing:
                  task: binary classification
                  for each: rows
                  predict: bad
                  baseline: a > 1
                data:
                  sources:
                    rows:
                      from: rows.csv
                      columns: {a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, kind: category, place: category, bad: boolean known later}
                model:
                  learners:
                    simple: {logistic regression: {l2: 1}}
                    strong: {boosted trees: {rounds: 200, depth: 6, learning rate: 0.1}}
                  calibrate: isotonic
                evaluation:
                  split: {train: 60%, validate: 20%, test: 20%}
                  metrics: [average precision, roc auc, calibration error]
                  slices: [kind]
                  gates: [strong > simple > baseline]
                serving: {reasons: 2}
                """;
    }
}
