package septet.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows that did not pass, counted by reason, with the first few of each.
final class Quarantine {
    private static final int SHOWN = 300;

    private static final class Entry {
        final String cause;
        final List<IngestReport.Example> examples = new ArrayList<>();
        long rows;

        Entry(String cause) {
            this.cause = cause;
        }

        void add(long line, String raw) {
            rows++;
            if (examples.size() < IngestReport.EXAMPLES) examples.add(new IngestReport.Example(line, raw.length() > SHOWN ? raw.substring(0, SHOWN) + "..." : raw));
        }
    }

    private final Map<String, Entry> reasons = new LinkedHashMap<>();
    private final Map<String, Entry> checks = new LinkedHashMap<>();

    /// @param where the column that is at fault; empty where it is the row
    void add(String code, String where, String cause, long line, String raw) {
        reasons.computeIfAbsent(code + " " + where, _ -> new Entry(where.isEmpty() ? cause : where + ": " + cause)).add(line, raw);
    }

    void failed(String condition, long line, String raw) {
        checks.computeIfAbsent(condition, Entry::new).add(line, raw);
        add("DATA-CHECK-FAILED", condition, "does not hold", line, raw);
    }

    List<IngestReport.Reason> reasons() {
        return reasons.entrySet().stream()
                .map(each -> new IngestReport.Reason(each.getKey().split(" ", 2)[0], each.getValue().cause, each.getValue().rows, each.getValue().examples)).toList();
    }

    IngestReport.CheckCount check(String condition) {
        Entry entry = checks.get(condition);
        return entry == null ? new IngestReport.CheckCount(condition, 0, List.of()) : new IngestReport.CheckCount(condition, entry.rows, entry.examples);
    }

    long rows() {
        return reasons.values().stream().mapToLong(entry -> entry.rows).sum();
    }
}
