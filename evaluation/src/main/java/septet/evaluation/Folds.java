package septet.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Cross-validation with choices made inside (Varma and Simon, Bias in error estimation when using cross-validation for model selection, 2006): each fold
/// is judged once by models that never saw it, while each of the other folds in turn is what they choose on.
/// Random, stratified, groups kept together.
final class Folds {
    private final int folds;
    private final int[] partOf;
    private final int parts;
    private final long from;
    private final long until;

    /// With two folds each is halved, so that there is something to choose on inside the one that trains.
    private Folds(int folds, SplitRows rows, Chance chance) {
        this.folds = folds;
        parts = folds == 2 ? 4 : folds;
        partOf = new int[rows.size()];
        Arrays.fill(partOf, -1);
        Groups.of(rows, chance).each((row, place) -> partOf[row] = (int) Math.min(parts - 1, place * parts));
        from = rows.hasTime() ? Arrays.stream(rows.times()).min().orElse(0) : 0;
        until = rows.hasTime() ? Arrays.stream(rows.times()).max().orElse(0) + 1 : 0;
    }

    static Split of(SplitRule.ByFolds rule, SplitRows rows, Chance chance, String place) {
        Folds folds = new Folds(rule.folds(), rows, chance);
        List<Round> rounds = IntStream.range(0, rule.folds()).mapToObj(folds::round).toList();
        int[] every = folds.parts(all -> true);
        Round whole = new Round(IntStream.range(0, rule.folds()).mapToObj(fold -> folds.held(part -> part % rule.folds() != fold, part -> part % rule.folds() == fold)).toList(),
                every, new int[0], folds.from, rows.knownUntil(), folds.until);
        Role[] roles = new Role[rows.size()];
        for (int row = 0; row < roles.length; row++) roles[row] = folds.partOf[row] < 0 ? Role.UNKNOWN : Role.TEST;
        Counted counted = new Counted(rows);
        Round first = rounds.getFirst();
        Part train = counted.part(Role.TRAIN, first.learn(), folds.from, folds.until);
        Part validate = counted.part(Role.VALIDATE, first.validate(), folds.from, folds.until);
        Part test = counted.part(Role.TEST, every, folds.from, folds.until);
        SplitProblems found = new SplitProblems(place, rows, new ArrayList<>());
        for (int fold = 0; fold < rule.folds(); fold++) found.fold(rounds.get(fold).test(), fold + 1, rule.folds());
        found.refuse();
        return new Split(rounds, whole, roles, new Parts(train, validate, test, rows.size() - every.length, 0, rule.folds()), List.of());
    }

    private Round round(int fold) {
        List<HeldOut> choosing = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int held = part;
            if (part % folds != fold) choosing.add(held(other -> other % folds != fold && other != held, other -> other == held));
        }
        return new Round(choosing, parts(part -> part % folds != fold), parts(part -> part % folds == fold), from, until, until);
    }

    private HeldOut held(java.util.function.IntPredicate train, java.util.function.IntPredicate validate) {
        return new HeldOut(parts(train), parts(validate), from, until, from);
    }

    /// The rows of some parts, in their order.
    private int[] parts(java.util.function.IntPredicate wanted) {
        return IntStream.range(0, partOf.length).filter(row -> partOf[row] >= 0 && wanted.test(partOf[row])).toArray();
    }
}
