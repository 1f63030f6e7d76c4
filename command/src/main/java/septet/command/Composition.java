package septet.command;

import java.nio.file.Path;
import java.util.List;
import septet.data.CsvReader;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.engines.duckdb.ParquetReader;
import septet.engines.xgboost.BoostedTrees;
import septet.loop.Engines;
import septet.model.LogisticRegression;
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

    static Engines engines(World world) {
        return new Engines(new FirstThatReads(List.of(new CsvReader(world.disk()), new ParquetReader())), List.of(new LogisticRegression(), new BoostedTrees()));
    }

    /// The first reader that knows a file's kind.
    private record FirstThatReads(List<TableReader> readers) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return readers.stream().anyMatch(reader -> reader.reads(file));
        }

        @Override
        public TextTable open(Path file, Format format) {
            return readers.stream().filter(reader -> reader.reads(file)).findFirst().orElseThrow(() -> new Refused(Fault.DATA, Problem.error(file.getFileName().toString(),
                    "this kind of file is not read", "there are no rows", "Use .csv, .tsv (also .gz or .zip) or .parquet.", "DATA-FILE-KIND"))).open(file, format);
        }
    }
}
