package septet.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import septet.data.Dictionary;
import septet.data.Format;
import septet.data.Ingest;
import septet.data.IngestReport;
import septet.data.Readers;
import septet.data.SourceSection;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Check;
import septet.loop.DesignFile;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// Mutated design files and tables of every kind that this program reads by itself: each ends in an answer, or in problems that say where they are;
/// never in another exception, and never late. What was read is kept or stands in quarantine, row by row.
final class MutatedFiles {
    static final String NAME = "mutated-files";
    private static final long SEED = 5;
    private static final int LATE_SECONDS = 20;
    private static final Path FOLDER = Path.of("/here");
    private static final Pattern BEFORE = Pattern.compile("(\\d+) lines before the table");
    private static final String DESIGN = MutatedTables.design();

    private MutatedFiles() {}

    /// What is tried with a mutated file; it throws where the answer is not one.
    private interface Trial {
        /// @return whether the file was refused, or had problems
        boolean refuses(byte[] mutated);
    }

    /// How it went with many.
    private record Went(int tried, int refused, List<String> wrong, double slowestMillis) {}

    static Outcome run(Size size) throws InterruptedException {
        int each = size == Size.DEEP ? 100_000 : 60;
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        long tried = 0;
        for (Map.Entry<String, byte[]> original : MutatedTables.all().entrySet()) {
            Went went = went(original.getValue(), each, tables(original.getKey(), Readers::ofText));
            values.put(original.getKey() + " tried, refused, slowest in ms", went.tried() + ", " + went.refused() + ", " + Math.round(went.slowestMillis()));
            wrong.addAll(went.wrong().stream().map(what -> original.getKey() + ": " + what).toList());
            tried += went.tried();
        }
        int designs = size == Size.DEEP ? 1_000_000 - MutatedTables.all().size() * each : 2 * each;
        Went went = went(DESIGN.getBytes(StandardCharsets.UTF_8), designs, MutatedFiles::check);
        values.put("designs tried, refused, slowest in ms", went.tried() + ", " + went.refused() + ", " + Math.round(went.slowestMillis()));
        wrong.addAll(went.wrong());
        values.put("went wrong", wrong.size());
        if (!wrong.isEmpty()) values.put("the first that did", wrong.subList(0, Math.min(10, wrong.size())));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        byte[] plain = MutatedTables.all().get(MutatedTables.PLAIN);
        caught.put("a reader that takes for granted that a value is there", !went(plain, 200, tables(MutatedTables.PLAIN, disk -> new Trusting(disk, Readers.ofText(disk))))
                .wrong().isEmpty());
        caught.put("a reader that drops what it cannot read", !went(plain, 200, tables(MutatedTables.PLAIN, disk -> new Silent(Readers.ofText(disk)))).wrong().isEmpty());
        return new Outcome(NAME, Long.toString(SEED), tried + went.tried(), values, caught, wrong.isEmpty());
    }

    private static Went went(byte[] original, int count, Trial trial) throws InterruptedException {
        Chance chance = Chance.of(SEED);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        double slowest = 0;
        ExecutorService alone = Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().unstarted(task));
        for (int i = 0; i < count; i++) {
            byte[] mutated = Mutation.of(original, chance);
            long start = System.nanoTime();
            Callable<Boolean> task = () -> trial.refuses(mutated);
            try {
                if (alone.submit(task).get(LATE_SECONDS, TimeUnit.SECONDS)) refused++;
            } catch (ExecutionException e) {
                wrong.add("mutation " + i + " of seed " + SEED + ": " + e.getCause());
            } catch (TimeoutException _) {
                wrong.add("mutation " + i + " of seed " + SEED + ": no answer in " + LATE_SECONDS + " s");
                break;
            }
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1e6);
        }
        alone.shutdownNow();
        return new Went(count, refused, wrong, slowest);
    }

    private static boolean check(byte[] mutated) {
        Check check = Check.of(new String(mutated, StandardCharsets.UTF_8), "design.yaml");
        check.problems().forEach(MutatedFiles::expectPlace);
        return check.hasErrors();
    }

    private static void expectPlace(Problem problem) {
        if (problem.place().isBlank() || problem.cause().isBlank() || problem.code().isBlank()) throw new IllegalStateException("no place, cause or code: " + problem);
    }

    private interface Reading {
        TableReader on(Disk disk);
    }

    private static Trial tables(String name, Reading reading) {
        SourceSection section = DesignFile.read(DESIGN.replaceFirst("from: generate card payments.*\n.*with: .*\n", "from: " + name + "\n"), "design.yaml").design().data()
                .sources().get("payments");
        return mutated -> {
            Disk disk = new SimulatedDisk(Chance.of(1));
            disk.createFolders(FOLDER);
            try (Disk.Appender appender = disk.append(FOLDER.resolve(name))) {
                appender.write(ByteBuffer.wrap(mutated));
            }
            try {
                IngestReport report = new Ingest(disk, reading.on(disk), FOLDER.resolve("store"), new Dictionary(), (_, _) -> { })
                        .read(new Ingest.Request("payments", section, FOLDER, Optional.empty())).report();
                expectEachRow(report);
                if (name.equals(MutatedTables.PLAIN)) expectEachLine(report, new String(mutated, StandardCharsets.ISO_8859_1));
                return false;
            } catch (Refused refused) {
                refused.problems().forEach(MutatedFiles::expectPlace);
                return true;
            }
        };
    }

    private static void expectEachRow(IngestReport report) {
        long quarantined = report.quarantined().stream().mapToLong(IngestReport.Quarantined::rows).sum();
        if (report.read() != report.kept() + quarantined) throw new IllegalStateException(report.read() + " rows read, " + report.kept() + " kept, " + quarantined
                + " in quarantine");
    }

    /// Where nothing is quoted, each line that is not empty is a row, or broken, or said to stand before the table.
    private static void expectEachLine(IngestReport report, String text) {
        String told = String.join(" ", report.readAs());
        if (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0 || !told.contains("comma") || told.contains("UTF-16")) return;
        Matcher before = BEFORE.matcher(told);
        long first = (before.find() ? Long.parseLong(before.group(1)) : 0) + (told.contains("no header") ? 0 : 1);
        long lines = text.lines().skip(first).filter(line -> !line.isBlank()).count();
        if (report.read() < lines) throw new IllegalStateException(report.read() + " rows read of " + lines + " lines");
    }

    /// Planted: cuts the file at commas and hopes.
    private record Trusting(Disk disk, TableReader reader) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            long wide = new String(disk.read(file), StandardCharsets.UTF_8).lines().filter(line -> !line.split(",")[4].isEmpty()).count();
            if (wide == 0) throw new IllegalStateException("the table that is mutated has such lines");
            return reader.open(file, format);
        }
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
}
