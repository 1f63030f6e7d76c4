package septet.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import septet.data.IngestReport.ColumnSummary;
import septet.design.Type;

/// How the columns of a table look.
final class ColumnSummaries {
    private ColumnSummaries() {}

    static List<ColumnSummary> of(ColumnTable table) {
        List<ColumnSummary> summaries = new ArrayList<>();
        for (int slot = 0; slot < table.columns().size(); slot++) summaries.add(of(table, slot));
        return summaries;
    }

    private static ColumnSummary of(ColumnTable table, int slot) {
        Column column = table.schema().columns().get(slot);
        Cells cells = table.columns().get(slot);
        Set<String> texts = new HashSet<>();
        LongSet values = new LongSet(16);
        int distinct = 0;
        long missing = 0;
        int lowest = -1;
        int highest = -1;
        for (int row = 0; row < cells.size(); row++) {
            if (cells.value(row) == Values.MISSING) {
                missing++;
                continue;
            }
            if (lowest < 0 || cells.compare(row, lowest) < 0) lowest = row;
            if (highest < 0 || cells.compare(row, highest) > 0) highest = row;
            if (distinct <= ColumnSummary.MOST && (cells instanceof Cells.Texts ? texts.add(cells.text(row)) : values.add(cells.value(row)))) distinct++;
        }
        return new ColumnSummary(column.name(), column.type().words(), missing, distinct, shown(table, slot, lowest), shown(table, slot, highest));
    }

    private static String shown(ColumnTable table, int slot, int row) {
        if (row < 0) return "";
        Cells cells = table.columns().get(slot);
        long value = cells.value(row);
        return switch (table.schema().columns().get(slot).type()) {
            case Type.Number _ -> number(Values.number(value));
            case Type.Money _ -> BigDecimal.valueOf(value, Type.Money.DECIMALS).stripTrailingZeros().toPlainString();
            case Type.Bool _ -> value == 1 ? "true" : "false";
            case Type.Time _ -> Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString();
            case Type.Duration _ -> value + " µs";
            case Type.Category _, Type.Key _ -> table.dictionary().word((int) value);
            case Type.Text _, Type.Raw _ -> cells.text(row);
            case Type.Place _ -> Places.text(value);
            case Type.ListOf _ -> cells.text(row).replace(String.valueOf(Items.SEPARATOR), ", ");
            case Type.Terms _, Type.Later _ -> "";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
