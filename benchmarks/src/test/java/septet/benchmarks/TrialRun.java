package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import septet.data.Format;
import septet.data.Readers;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.engines.duckdb.ParquetReader;
import septet.engines.parquet.ParquetFiles;
import septet.engines.xgboost.BoostedTrees;
import septet.loop.DesignFile;
import septet.loop.Engines;
import septet.loop.Job;
import septet.loop.Run;
import septet.loop.RunReport;
import septet.model.Learner;
import septet.model.LinearRegression;
import septet.model.LinearSvm;
import septet.model.LogisticRegression;
import septet.model.NaiveBayes;
import septet.model.Store;
import septet.model.Version;
import septet.world.RealWorld;
import septet.world.World;

/// A design that was run in a store of its own, which is gone.
record TrialRun(RunReport report, Version version, boolean promoted) {
    /// @param places where the design's sources lie, by name
    static TrialRun of(String design, Map<String, Path> places) throws IOException, InterruptedException {
        return of(design, places, learner -> learner);
    }

    /// @param planted what learns instead of each learner
    static TrialRun of(String design, Map<String, Path> places, UnaryOperator<Learner> planted) throws IOException, InterruptedException {
        return of(design, places, planted, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    static TrialRun of(String design, Map<String, Path> places, UnaryOperator<Learner> planted, int threads) throws IOException, InterruptedException {
        World world = RealWorld.start();
        Path folder = Files.createTempDirectory("septet-trial");
        List<Learner> learners = Stream.<Learner>of(new LogisticRegression(), new LinearSvm(), new NaiveBayes(), new LinearRegression(), new BoostedTrees()).map(planted).toList();
        try (Store store = Store.open(world.disk(), folder.resolve("store"))) {
            Engines engines = new Engines(new EitherReader(Readers.ofText(world.disk()), new ParquetFiles(new ParquetReader(), world.scheduler(), threads)), learners);
            Run.Result result = Run.of(new Job(DesignFile.read(design, "design.yaml"), design, folder, places, store, world, engines, text -> {}, threads, "figure"));
            return new TrialRun(result.report(), result.version(), result.promoted());
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// What one contestant reached on the test rows.
    double metric(String contestant, String metric) {
        return report.quality().contestants().stream().filter(each -> each.name().equals(contestant)).flatMap(each -> each.metrics().stream())
                .filter(each -> each.name().equals(metric)).findFirst().orElseThrow(() -> new IllegalStateException("no " + metric + " of " + contestant)).measure().value();
    }

    /// The contestant that was taken.
    String taken() {
        return report.about().served();
    }

    /// Rows of either kind of file.
    private record EitherReader(TableReader text, TableReader parquet) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return text.reads(file) || parquet.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            return (parquet.reads(file) ? parquet : text).open(file, format);
        }
    }
}
