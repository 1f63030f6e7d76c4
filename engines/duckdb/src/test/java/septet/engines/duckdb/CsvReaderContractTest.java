package septet.engines.duckdb;

import java.nio.file.Path;
import septet.data.CsvReader;
import septet.data.TableReader;
import septet.world.RealWorld;

class CsvReaderContractTest extends TableReaderContract {
    @Override
    protected TableReader reader() {
        return new CsvReader(RealWorld.start().disk());
    }

    @Override
    protected Path file(String name, String query) {
        Path file = folder.resolve(name + ending());
        try (Duck duck = new Duck()) {
            duck.run("COPY (" + query + ") TO " + Duck.quoted(file) + " (FORMAT csv, HEADER true)");
        }
        return file;
    }

    @Override
    protected String ending() {
        return ".csv";
    }
}
