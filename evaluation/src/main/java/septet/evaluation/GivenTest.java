package septet.evaluation;

import septet.world.Chance;

/// Test rows that the data itself names; of the others shares at random, stratified. Rows that belong together with one that was learned from are left out.
final class GivenTest {
    private GivenTest() {}

    static Split of(SplitRule.Given given, SplitRows rows, Chance chance, String place) {
        Assignment assignment = new Assignment(rows);
        Groups.of(rows, chance).each((row, share) -> {
            if (given.test()[row]) {
                assignment.put(row, Role.TEST, rows.matured(row));
            } else if (share < given.train() + given.validate() + 1e-12) {
                assignment.put(row, share < given.train() ? Role.TRAIN : Role.VALIDATE, rows.matured(row));
                if (rows.matured(row)) assignment.judged(row);
            }
            if (rows.matured(row)) assignment.refit(row);
        });
        assignment.separateTwins();
        Part train = assignment.part(Role.TRAIN, 0, 0);
        Part validate = assignment.part(Role.VALIDATE, 0, 0);
        Part test = assignment.part(Role.TEST, 0, 0);
        return assignment.split(train, validate, test, SplitProblems.lacking(place, assignment, train, validate, test));
    }
}
