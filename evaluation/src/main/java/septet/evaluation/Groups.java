package septet.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;
import septet.world.Chance;

/// Rows that belong together, in an order drawn from the seed and the groups' numbers, never from the order of the rows. Stratified: groups of each of
/// [Strata] stand apart from the others. Only rows with a label take part.
final class Groups {
    private static final class Group {
        private final long draw;
        private final List<Integer> rows = new ArrayList<>();
        private int stratum;

        private Group(long draw) {
            this.draw = draw;
        }
    }

    private final List<List<Group>> strata = new ArrayList<>();

    private Groups() {}

    static Groups of(SplitRows rows, Chance chance) {
        Strata strata = Strata.of(rows);
        Map<Long, Group> groups = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.labelled(row)) continue;
            Group group = groups.computeIfAbsent(rows.together()[row], number -> new Group(chance.at(number).nextLong()));
            group.rows.add(row);
            group.stratum = Math.max(group.stratum, strata.of(row));
        }
        Groups all = new Groups();
        for (int stratum = strata.count() - 1; stratum >= 0; stratum--) {
            int only = stratum;
            all.strata.add(groups.values().stream().filter(group -> group.stratum == only).sorted(Comparator.comparingLong(group -> group.draw)).toList());
        }
        return all;
    }

    int count() {
        return strata.stream().mapToInt(List::size).sum();
    }

    /// Hands over each row with the place of its group within its stratum, as a share: 0 for the first, 1 behind the last. A group lies where its middle lies.
    void each(ObjDoubleConsumer<Integer> row) {
        for (List<Group> stratum : strata) {
            double total = stratum.stream().mapToInt(group -> group.rows.size()).sum();
            int before = 0;
            for (Group group : stratum) {
                double middle = (before + group.rows.size() / 2.0) / total;
                for (int each : group.rows) row.accept(each, middle);
                before += group.rows.size();
            }
        }
    }
}
