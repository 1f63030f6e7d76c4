package septet.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.world.Chance;

/// Shares at random, stratified: groups of rows that belong together stand in an order drawn from the seed and their number,
/// each of [Strata] apart from the others, and each order is cut by the shares.
final class RandomShares {
    private RandomShares() {}

    private static final class Group {
        private final long draw;
        private final List<Integer> rows = new ArrayList<>();
        private int stratum;

        private Group(long draw) {
            this.draw = draw;
        }
    }

    static Split of(SplitRule.ByShares shares, SplitRows rows, Chance chance) {
        Strata strata = Strata.of(rows);
        Map<Long, Group> groups = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.labelled(row)) continue;
            long together = rows.together()[row];
            Group group = groups.computeIfAbsent(together, number -> new Group(chance.at(number).nextLong()));
            group.rows.add(row);
            group.stratum = Math.max(group.stratum, strata.of(row));
        }
        Assignment assignment = new Assignment(rows);
        for (int stratum = strata.count() - 1; stratum >= 0; stratum--) {
            int only = stratum;
            cut(shares, groups.values().stream().filter(group -> group.stratum == only).sorted(Comparator.comparingLong(group -> group.draw)).toList(), assignment);
        }
        return assignment.split(assignment.part(Role.TRAIN, 0, 0), assignment.part(Role.VALIDATE, 0, 0), assignment.part(Role.TEST, 0, 0), List.of());
    }

    /// A group lies where its middle lies.
    private static void cut(SplitRule.ByShares shares, List<Group> groups, Assignment assignment) {
        double total = groups.stream().mapToInt(group -> group.rows.size()).sum();
        int before = 0;
        for (Group group : groups) {
            double middle = (before + group.rows.size() / 2.0) / total;
            Role role = role(shares, middle);
            for (int row : group.rows) {
                assignment.put(row, role, true);
                if (role == Role.TRAIN || role == Role.VALIDATE) assignment.judged(row);
                assignment.refit(row);
            }
            before += group.rows.size();
        }
    }

    private static Role role(SplitRule.ByShares shares, double middle) {
        if (middle < shares.train()) return Role.TRAIN;
        if (middle < shares.train() + shares.validate()) return Role.VALIDATE;
        return middle < shares.train() + shares.validate() + shares.test() + 1e-12 ? Role.TEST : Role.OUTSIDE;
    }
}
