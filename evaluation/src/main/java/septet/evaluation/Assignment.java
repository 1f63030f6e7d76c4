package septet.evaluation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import septet.design.Problem;

/// Collects the role of each row, then counts.
final class Assignment {
    private final SplitRows rows;
    private final Role[] roles;
    private final boolean[] judged;
    private final boolean[] refit;

    Assignment(SplitRows rows) {
        this.rows = rows;
        roles = new Role[rows.size()];
        judged = new boolean[rows.size()];
        refit = new boolean[rows.size()];
        Arrays.fill(roles, Role.OUTSIDE);
    }

    /// Gives the row to a part, if its label was known when that part was used.
    void put(int row, Role role, boolean known) {
        roles[row] = known ? role : Role.UNKNOWN;
    }

    void judged(int row) {
        judged[row] = true;
    }

    void refit(int row) {
        refit[row] = true;
    }

    /// A row that belongs together with one that was learned from is left out: it would be judged on what was learned by heart.
    void separateTwins() {
        if (rows.together() == rows.identities()) return;
        Set<Long> learned = new HashSet<>();
        for (int row = 0; row < roles.length; row++) if (roles[row] == Role.TRAIN) learned.add(rows.together()[row]);
        leaveOut(Role.VALIDATE, learned);
        for (int row = 0; row < roles.length; row++) if (judged[row]) learned.add(rows.together()[row]);
        leaveOut(Role.TEST, learned);
    }

    private void leaveOut(Role part, Set<Long> learned) {
        for (int row = 0; row < roles.length; row++) if (roles[row] == part && learned.contains(rows.together()[row])) roles[row] = Role.TWIN;
    }

    Part part(Role role, long from, long until) {
        return new Counted(rows).part(role, rows(role), from, until);
    }

    /// Rows of the part whose label was not known.
    int unknown(long from, long until) {
        int count = 0;
        for (int row = 0; row < roles.length; row++) if (roles[row] == Role.UNKNOWN && rows.times()[row] >= from && rows.times()[row] < until) count++;
        return count;
    }

    /// One round.
    Split split(Part train, Part validate, Part test, List<Problem> warnings) {
        HeldOut held = new HeldOut(rows(Role.TRAIN), rows(Role.VALIDATE), train.from(), train.until(), validate.from());
        Round round = new Round(List.of(held), marked(judged), rows(Role.TEST), train.from(), test.from(), test.until());
        Round whole = new Round(List.of(), marked(refit), new int[0], train.from(), rows.knownUntil(), test.until());
        return new Split(List.of(round), whole, roles, new Parts(train, validate, test, count(Role.UNKNOWN), count(Role.TWIN)), warnings);
    }

    private int[] rows(Role role) {
        return IntStream.range(0, roles.length).filter(row -> roles[row] == role).toArray();
    }

    private static int[] marked(boolean[] marks) {
        return IntStream.range(0, marks.length).filter(row -> marks[row]).toArray();
    }

    private int count(Role role) {
        return rows(role).length;
    }
}
