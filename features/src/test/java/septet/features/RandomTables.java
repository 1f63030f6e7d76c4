package septet.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import septet.data.Row;
import septet.data.Table;

/// The rows of a [RandomStream] as tables that hold their labels already, as files do.
final class RandomTables {
    private static final int SOURCES = 2;

    private final RandomStream stream;
    private final List<List<Row>> rows = new ArrayList<>();

    /// @param latest how many units a late row lags at most
    RandomTables(RandomStream stream, int events, int latest) {
        this.stream = stream;
        for (int source = 0; source < SOURCES; source++) rows.add(new ArrayList<>());
        List<Fact> log = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            Row[] next = {new Row(stream.plan.schema(0).columns().size()), new Row(stream.plan.schema(1).columns().size())};
            int source = stream.next(next, log, latest);
            Row row = next[source];
            if (source == RandomStream.PAYMENTS && stream.chance.nextInt(5) > 0) row.values[RandomStream.FRAUD] = stream.truth();
            if (source == RandomStream.PAYMENTS && stream.chance.nextInt(5) > 0) row.values[RandomStream.LOSS] = stream.money();
            log.add(new Fact(source, event, row, row.values.length));
            rows.get(source).add(row);
        }
    }

    /// Without rows that correct or take out another one.
    RandomTables toldOnce() {
        Set<String> ids = new HashSet<>();
        int voided = stream.plan.dictionary().code(RandomStream.VOID);
        rows.get(RandomStream.PAYMENTS).removeIf(row -> row.values[RandomStream.TERMINAL] == voided || !row.id.isEmpty() && !ids.add(row.id));
        return this;
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (int source = 0; source < SOURCES; source++) tables.add(new RowTable(stream.plan.schema(source), stream.plan.dictionary(), rows.get(source)));
        return tables;
    }
}
