package septet.engines.duckdb;

import septet.data.CsvReader;
import septet.data.TableReader;
import septet.world.RealWorld;

class CsvReaderContractTest extends TableReaderContract {
    @Override
    protected TableReader reader() {
        return new CsvReader(RealWorld.start().disk());
    }

    @Override
    protected String format() {
        return "FORMAT csv, HEADER true";
    }

    @Override
    protected String ending() {
        return ".csv";
    }
}
