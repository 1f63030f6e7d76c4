package septet.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// How often decisions were taken.
final class Usage {
    private Usage() {}

    static Map<String, Integer> taken(Choice choice, int[] decided) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (Branch rule : choice.rules()) taken.put(rule.decision(), 0);
        for (int rule : decided) taken.merge(choice.rules().get(rule).decision(), 1, Integer::sum);
        return taken;
    }

    static Map<String, Long> busiest(Choice choice, int[] decided) {
        Map<String, Long> busiest = new LinkedHashMap<>();
        for (Capacity capacity : choice.capacities()) {
            Map<Long, Long> periods = new TreeMap<>();
            for (int row = 0; row < decided.length; row++) {
                if (choice.rules().get(decided[row]).decision().equals(capacity.decision())) periods.merge(choice.period(capacity, row), 1L, Long::sum);
            }
            busiest.put(capacity.decision(), periods.values().stream().mapToLong(Long::longValue).max().orElse(0));
        }
        return busiest;
    }
}
