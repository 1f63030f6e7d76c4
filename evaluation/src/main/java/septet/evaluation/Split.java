package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

/// Which row is used for what. It depends on the rows, the rule and the seed, never on the order of the rows.
///
/// @param roles     one for each row
/// @param judged    whether the model that meets the test rows learns from the row: every label since training began that was known when the test began
/// @param refit     whether the version that serves learns from the row: every label known since training began
/// @param train     what learners are fitted on
/// @param validate  what ranges, calibration and thresholds are chosen on; may be empty
/// @param test      what the final evaluation reads
/// @param unknown   rows in one of the parts whose label was not known when that part was used
/// @param twins     rows left out because they belong together with a row of an earlier part
/// @param warnings  what a person should know about the split
public record Split(Role[] roles, boolean[] judged, boolean[] refit, Part train, Part validate, Part test, int unknown, int twins, List<Problem> warnings) {
    public Split {
        warnings = List.copyOf(warnings);
    }

    /// @param place where the split stands in the design, for problems
    /// @throws Refused when a part is empty or has one class only: EVALUATION-EMPTY-PART, EVALUATION-ONE-CLASS, EVALUATION-ONE-VALUE,
    ///         EVALUATION-NO-LABELS, EVALUATION-NO-TIME
    public static Split of(SplitRule rule, SplitRows rows, Chance chance, String place) {
        if (IntStream.range(0, rows.size()).noneMatch(rows::matured)) throw SplitProblems.noLabels(place);
        Split split = switch (rule) {
            case SplitRule.ByTime _ when !rows.hasTime() -> throw SplitProblems.noTime(place);
            case SplitRule.ByTime byTime -> TimeSplit.of(byTime, rows, place);
            case SplitRule.ByShares shares when rows.hasTime() -> TimeShares.of(shares, rows, place);
            case SplitRule.ByShares shares -> RandomShares.of(shares, rows, chance.of("split"));
        };
        boolean validates = switch (rule) {
            case SplitRule.ByTime byTime -> byTime.validation().isPositive();
            case SplitRule.ByShares shares -> shares.validate() > 0;
        };
        SplitProblems found = new SplitProblems(place, rows, split.roles, new ArrayList<>());
        found.part(split.train, "nothing can be learned");
        if (validates) found.part(split.validate, "nothing can be chosen on them");
        found.part(split.test, "nothing can be judged");
        if (!found.problems().isEmpty()) throw new Refused(Fault.DATA, found.problems());
        return split.with(found.unseen());
    }

    private Split with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Split(roles, judged, refit, train, validate, test, unknown, twins, all);
    }

    /// The rows of this role, in their order.
    public int[] rows(Role role) {
        return IntStream.range(0, roles.length).filter(row -> roles[row] == role).toArray();
    }

    /// The rows that the model which meets the test rows learns from, in their order.
    public int[] judgedRows() {
        return IntStream.range(0, judged.length).filter(row -> judged[row]).toArray();
    }

    /// The rows that the version which serves learns from, in their order.
    public int[] refitRows() {
        return IntStream.range(0, refit.length).filter(row -> refit[row]).toArray();
    }

    int count(Role role) {
        return (int) IntStream.range(0, roles.length).filter(row -> roles[row] == role).count();
    }
}
