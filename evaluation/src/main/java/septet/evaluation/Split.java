package septet.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

/// Which row is used for what. It depends on the rows, the rule and the seed, never on the order of the rows.
///
/// @param rounds   one or more; each row is judged at most once, by a model that did not learn from it
/// @param whole    how the version that serves is made: it learns from every label known since training began, and judges nothing. Without rows to choose on
///                 it keeps the choices of the only round
/// @param roles    one for each row, seen from the first round; every row that is judged in some round is [Role#TEST]
/// @param parts    the same, counted
/// @param warnings what a person should know about the split
public record Split(List<Round> rounds, Round whole, Role[] roles, Parts parts, List<Problem> warnings) {
    /// @throws IllegalArgumentException where a row is judged twice, or by a model that learned from it or was chosen on it
    public Split {
        rounds = List.copyOf(rounds);
        warnings = List.copyOf(warnings);
        BitSet judged = new BitSet();
        for (Round round : rounds) {
            BitSet used = new BitSet();
            for (int row : round.learn()) used.set(row);
            for (HeldOut held : round.choosing()) {
                for (int row : held.train()) used.set(row);
                for (int row : held.validate()) used.set(row);
            }
            for (int row : round.test()) {
                if (used.get(row) || judged.get(row)) throw new IllegalArgumentException("row " + row + " is judged by what learned from it, or twice");
                judged.set(row);
            }
        }
    }

    /// @param place where the split stands in the design, for problems
    /// @throws Refused when a part is empty or has one class only: EVALUATION-EMPTY-PART, EVALUATION-ONE-CLASS,
    ///         EVALUATION-NO-LABELS, EVALUATION-NO-TIME, EVALUATION-TOO-MANY-REFITS
    public static Split of(SplitRule rule, SplitRows rows, Chance chance, String place) {
        if (IntStream.range(0, rows.size()).noneMatch(rows::matured)) throw SplitProblems.noLabels(place);
        return switch (rule) {
            case SplitRule.ByTime _, SplitRule.Stepwise _ when !rows.hasTime() -> throw SplitProblems.noTime(place);
            case SplitRule.ByTime byTime -> checked(TimeSplit.of(byTime, rows, place), byTime.validation().isPositive(), rows, place);
            case SplitRule.Stepwise stepwise -> Prequential.of(stepwise, rows, place);
            case SplitRule.ByFolds folds -> Folds.of(folds, rows, chance.of("split"), place);
            case SplitRule.Given given -> checked(GivenTest.of(given, rows, chance.of("split"), place), given.validate() > 0, rows, place);
            case SplitRule.ByShares shares -> checked(rows.hasTime() ? TimeShares.of(shares, rows, place) : RandomShares.of(shares, rows, chance.of("split")),
                    shares.validate() > 0, rows, place);
        };
    }

    private static Split checked(Split split, boolean validates, SplitRows rows, String place) {
        SplitProblems found = new SplitProblems(place, rows, new ArrayList<>());
        HeldOut held = split.last().choosing().getFirst();
        found.part(split.train(), held.train(), "nothing can be learned");
        if (validates) found.part(split.validate(), held.validate(), "nothing can be chosen on them");
        found.part(split.test(), split.tested(), "nothing can be judged");
        found.refuse();
        List<Problem> warnings = new ArrayList<>(split.warnings());
        warnings.addAll(found.unseen(held.train(), split.tested()));
        return new Split(split.rounds(), split.whole(), split.roles(), split.parts(), warnings);
    }

    public Part train() {
        return parts.train();
    }

    public Part validate() {
        return parts.validate();
    }

    public Part test() {
        return parts.test();
    }

    public int unknown() {
        return parts.unknown();
    }

    public int twins() {
        return parts.twins();
    }

    /// The rows of this role, in their order.
    public int[] rows(Role role) {
        return IntStream.range(0, roles.length).filter(row -> roles[row] == role).toArray();
    }

    /// The rows that are judged, round after round.
    public int[] tested() {
        return rounds.stream().flatMapToInt(round -> IntStream.of(round.test())).toArray();
    }

    /// Whether rounds follow each other in time; then ranges are chosen in the first, and the later ones keep its settings.
    public boolean stepwise() {
        return rounds.getLast().at() > rounds.getFirst().at();
    }

    /// The rows that learners are first fitted on: what slices and references are taken from.
    public int[] trained() {
        Round first = rounds.getFirst();
        return first.choosing().size() == 1 ? first.choosing().getFirst().train() : first.learn();
    }

    /// The round on whose rows the version that serves is chosen.
    public Round serving() {
        return whole.choosing().isEmpty() ? rounds.getFirst() : whole;
    }

    /// The newest round: its model is the last that met rows which it had not learned from.
    public Round last() {
        return rounds.getLast();
    }
}
