package septet.features;

import java.util.List;
import septet.data.Row;
import septet.data.Table;

/// Looks for rows that correct or take out another one. Where a source may be corrected and nothing was, its rows are events like any others.
final class CorrectedRows {
    private CorrectedRows() {}

    static boolean any(FeaturePlan plan, List<Table> tables) {
        for (Table table : tables) {
            int source = plan.source(table.schema().source());
            if (source >= 0 && plan.isCorrected(source) && any(plan, source, table)) return true;
        }
        return false;
    }

    private static boolean any(FeaturePlan plan, int source, Table table) {
        Ids ids = new Ids();
        Row row = new Row(plan.slots(source));
        for (int at = 0; at < table.rows(); at++) {
            table.load(at, row);
            if (ids.find(row.id) != Ids.NONE || plan.deletes(source, row)) return true;
            ids.add(row.id, at, row.arrival);
        }
        return false;
    }
}
