package septet.command;

import java.util.List;
import java.util.Map;
import septet.data.Readers;
import septet.engines.duckdb.ParquetReader;
import septet.engines.parquet.ParquetFiles;
import septet.engines.http.HttpDownload;
import septet.engines.kafka.KafkaTopic;
import septet.engines.xgboost.BoostedTrees;
import septet.engines.xgboost.BroughtTrees;
import septet.loop.Engines;
import septet.model.LinearRegression;
import septet.model.LinearSvm;
import septet.model.LogisticRegression;
import septet.model.NaiveBayes;
import septet.serving.Topic;
import septet.world.RealWorld;
import septet.world.World;

/// The composition root: the one place that names engines.
final class Composition {
    /// The version of the program, as provenance names it.
    static final String PROGRAM = "0.1.0";

    private Composition() {}

    static World world() {
        return RealWorld.start();
    }

    /// A stream by its address.
    ///
    /// @param group    of readers who share its partitions
    /// @param settings of the engine's own
    static Topic topic(String address, String group, Map<String, String> settings) {
        return KafkaTopic.open(address, group, settings);
    }

    static Engines engines(World world) {
        Readers tables = new Readers(world.disk(), List.of(Readers.ofText(world.disk()), new ParquetFiles(new ParquetReader(), world.scheduler(), Work.CORES)));
        return new Engines(tables, List.of(new LogisticRegression(), new LinearSvm(), new NaiveBayes(), new LinearRegression(), new BoostedTrees()), BroughtTrees::read,
                new HttpDownload());
    }
}
