package septet.evaluation;

import java.util.List;
import septet.world.Chance;

/// Shares at random, stratified; rows that belong together stay on one side.
final class RandomShares {
    private RandomShares() {}

    static Split of(SplitRule.ByShares shares, SplitRows rows, Chance chance) {
        Assignment assignment = new Assignment(rows);
        Groups.of(rows, chance).each((row, place) -> {
            Role role = role(shares, place);
            assignment.put(row, role, true);
            if (role == Role.TRAIN || role == Role.VALIDATE) assignment.judged(row);
            assignment.refit(row);
        });
        return assignment.split(assignment.part(Role.TRAIN, 0, 0), assignment.part(Role.VALIDATE, 0, 0), assignment.part(Role.TEST, 0, 0), List.of());
    }

    private static Role role(SplitRule.ByShares shares, double place) {
        if (place < shares.train()) return Role.TRAIN;
        if (place < shares.train() + shares.validate()) return Role.VALIDATE;
        return place < shares.train() + shares.validate() + shares.test() + 1e-12 ? Role.TEST : Role.OUTSIDE;
    }
}
