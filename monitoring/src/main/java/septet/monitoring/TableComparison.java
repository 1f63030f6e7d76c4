package septet.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.NumberColumns;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.monitoring.ColumnDrift.Verdict;
import septet.monitoring.NumberComparison.Pair;
import septet.world.Scheduler;

/// Compares two tables column by column, by name. Bins are fixed on the first; what is counted is exact; memory does not grow with the rows.
public final class TableComparison {
    private final TextTable first;
    private final TextTable second;
    private final List<ColumnDrift> columns = new ArrayList<>();
    private final List<Pair> numbers = new ArrayList<>();
    private final List<Pair> texts = new ArrayList<>();

    private TableComparison(TextTable first, TextTable second) {
        this.first = first;
        this.second = second;
    }

    /// @param exact whether numbers are compared one by one where that can be done in memory, not by bins
    /// @param seed  which rows of the first table tell what its columns of texts hold
    /// @param threads how many columns of numbers are compared at a time
    public record Way(boolean exact, long seed, Scheduler scheduler, int threads) {}

    /// @param before and `now`: as a person calls the tables
    /// @throws Refused DATA-NO-ROWS, DATA-FEW-ROWS
    public static TableDrift of(TextTable first, String before, TextTable second, String now, Way way) throws InterruptedException {
        TableComparison comparison = new TableComparison(first, second);
        comparison.pair();
        List<Compared> found = new ArrayList<>();
        long rows = 0;
        long later = 0;
        TableDrift.Unread unread = TableDrift.Unread.NONE;
        if (!comparison.numbers.isEmpty()) {
            NumberColumns here = first.numberColumns().orElseThrow();
            NumberColumns there = second.numberColumns().orElseThrow();
            rows = here.rows();
            later = there.rows();
            found.addAll(new NumberComparison(here, there, way.exact()).compare(comparison.numbers, way.scheduler(), way.threads()));
        }
        if (!comparison.texts.isEmpty() || comparison.numbers.isEmpty()) {
            TextComparison.Found read = TextComparison.compare(first, second, comparison.texts, way.seed());
            rows = read.rows();
            later = read.now();
            unread = read.unread();
            found.addAll(read.columns());
        }
        refuseEmpty(before, rows);
        refuseEmpty(now, later);
        refuseFew(later < rows ? now : before, Math.min(rows, later), Math.max(rows, later));
        comparison.columns.addAll(TableDrift.judged(found));
        return new TableDrift(before, now, rows, later, unread, comparison.columns).ranked();
    }

    /// Beside nothing everything would be as it was.
    private static void refuseEmpty(String table, long rows) {
        if (rows > 0) return;
        throw new Refused(Fault.DATA, Problem.error(table, "there is no whole row", "nothing can be compared", "Look at the file; the first line should name the columns.", "DATA-NO-ROWS"));
    }

    /// Whatever they hold, everything would be as it was, or seem to be new.
    ///
    /// @param table with fewer rows
    private static void refuseFew(String table, long rows, long others) {
        if (Compared.tells(rows, others)) return;
        long needed = rows;
        while (!Compared.tells(needed, Math.max(needed, others))) needed++;
        throw new Refused(Fault.DATA, Problem.error(table, "so few rows (" + rows + ") cannot show drift", "chance would explain even columns that have nothing in common",
                "Take a table of " + needed + " rows or more" + (needed > others ? " on both sides." : "."), "DATA-FEW-ROWS"));
    }

    /// Columns belong together by their names; of doubled names the first counts.
    private void pair() {
        Map<String, Integer> places = places(second);
        Map<String, Integer> before = places(first);
        before.forEach((name, place) -> {
            Integer there = places.get(name);
            if (there == null) columns.add(ColumnDrift.alone(name, Verdict.GONE));
            else (isNumber(first.numberColumns(), place) && isNumber(second.numberColumns(), there) ? numbers : texts).add(new Pair(name, place, there));
        });
        places.keySet().stream().filter(name -> !before.containsKey(name)).forEach(name -> columns.add(ColumnDrift.alone(name, Verdict.ADDED)));
    }

    private static boolean isNumber(Optional<NumberColumns> columns, int place) {
        return columns.map(each -> each.isNumber(place)).orElse(false);
    }

    private static Map<String, Integer> places(TextTable table) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < table.headers().size(); place++) places.putIfAbsent(table.headers().get(place), place);
        return places;
    }
}
