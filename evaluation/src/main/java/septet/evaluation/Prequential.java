package septet.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Test, then train (Dawid, The prequential approach, 1984; Gama, Sebastiao and Rodrigues, On evaluating stream learning algorithms, 2013): behind the first
/// training each row is estimated before its label is used, by a model that is fitted anew so often on every label known by then.
final class Prequential {
    private final SplitRule.Stepwise rule;
    private final SplitRows rows;
    private final long first;
    private final long start;
    private final long until;
    private final Role[] roles;

    private Prequential(SplitRule.Stepwise rule, SplitRows rows) {
        this.rule = rule;
        this.rows = rows;
        first = LongStream.of(rows.times()).min().orElseThrow();
        start = first + micros(rule.train());
        until = rule.until().orElseGet(() -> TimeSplit.newestMatured(rows) + 1);
        roles = new Role[rows.size()];
        Arrays.fill(roles, Role.OUTSIDE);
    }

    static Split of(SplitRule.Stepwise rule, SplitRows rows, String place) {
        Prequential split = new Prequential(rule, rows);
        SplitProblems found = new SplitProblems(place, rows, new ArrayList<>());
        long step = micros(rule.refit());
        found.refits(Math.ceilDiv(split.until - split.start, step), SplitRule.Stepwise.MOST);
        found.refuse();
        List<Round> rounds = new ArrayList<>();
        for (long at = split.start; at < split.until; at += step) {
            Round round = split.round(at, Math.min(split.until, at + step));
            if (round.test().length > 0) rounds.add(round);
        }
        int[] matured = split.learn(Math.max(split.until, rows.knownUntil()), split.until);
        Round whole = new Round(List.of(split.held(matured)), matured, new int[0], split.first, rows.knownUntil(), split.until);
        return split.split(rounds, whole, found);
    }

    private Split split(List<Round> rounds, Round whole, SplitProblems found) {
        Counted counted = new Counted(rows);
        int[] learn = learn(start, start);
        HeldOut held = held(learn);
        for (int row : learn) roles[row] = Role.TRAIN;
        for (int row : held.validate()) roles[row] = Role.VALIDATE;
        Part train = counted.part(Role.TRAIN, held.train(), first, held.until());
        Part validate = counted.part(Role.VALIDATE, held.validate(), held.validateFrom(), start);
        int[] tested = rounds.stream().flatMapToInt(round -> IntStream.of(round.test())).toArray();
        Part test = counted.part(Role.TEST, tested, start, until);
        found.part(train, held.train(), "nothing can be learned");
        if (rule.validation().isPositive()) found.part(validate, held.validate(), "nothing can be chosen on them");
        found.part(test, tested, "nothing can be judged");
        found.refuse();
        int unknown = (int) Arrays.stream(roles).filter(role -> role == Role.UNKNOWN).count();
        int twins = (int) Arrays.stream(roles).filter(role -> role == Role.TWIN).count();
        return new Split(rounds, whole, roles, new Parts(train, validate, test, unknown, twins, rounds.size()), found.unseen(learn, tested));
    }

    private Round round(long at, long end) {
        int[] learn = learn(at, at);
        Set<Long> learned = new HashSet<>();
        if (rows.together() != rows.identities()) for (int row : learn) learned.add(rows.together()[row]);
        int[] test = IntStream.range(0, rows.size()).filter(row -> rows.times()[row] >= at && rows.times()[row] < end).filter(row -> {
            boolean known = rows.matured(row) || rule.until().isPresent() && rows.labelled(row);
            roles[row] = !known ? Role.UNKNOWN : learned.contains(rows.together()[row]) ? Role.TWIN : Role.TEST;
            return roles[row] == Role.TEST;
        }).toArray();
        return new Round(List.of(held(learn)), learn, test, first, at, end);
    }

    /// Rows before this time whose label is known by then.
    private int[] learn(long at, long before) {
        long gap = rule.gap().map(Prequential::micros).orElse(0L);
        return IntStream.range(0, rows.size()).filter(row -> rows.times()[row] < before - gap && rows.known(row, at)).toArray();
    }

    /// The newest of these rows validate; of those before them, the ones whose label was known when the newest began.
    private HeldOut held(int[] learn) {
        long newest = IntStream.of(learn).mapToLong(row -> rows.times()[row]).max().orElse(first);
        long from = newest + 1 - micros(rule.validation());
        int[] train = IntStream.of(learn).filter(row -> rows.times()[row] < from && rows.known(row, from)).toArray();
        int[] validate = IntStream.of(learn).filter(row -> rows.times()[row] >= from).toArray();
        return new HeldOut(train, validate, first, from, from);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
