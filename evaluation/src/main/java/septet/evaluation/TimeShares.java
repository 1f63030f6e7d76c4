package septet.evaluation;

/// Shares of the rows with known labels, in time. Rows of one instant stay on one side.
final class TimeShares {
    private TimeShares() {}

    static Split of(SplitRule.ByShares shares, SplitRows rows, String place) {
        long[] times = java.util.stream.IntStream.range(0, rows.size()).filter(rows::matured).mapToLong(row -> rows.times()[row]).sorted().toArray();
        long trainFrom = times[0];
        long validateFrom = cut(times, shares.train());
        long testFrom = cut(times, shares.train() + shares.validate());
        long until = cut(times, shares.train() + shares.validate() + shares.test());

        Assignment assignment = new Assignment(rows);
        for (int row = 0; row < rows.size(); row++) {
            long time = rows.times()[row];
            if (time < trainFrom || time >= until) continue;
            if (time < validateFrom) assignment.put(row, Role.TRAIN, rows.known(row, validateFrom));
            else if (time < testFrom) assignment.put(row, Role.VALIDATE, rows.known(row, testFrom));
            else assignment.put(row, Role.TEST, rows.matured(row));
            if (time < testFrom && rows.known(row, testFrom)) assignment.judged(row);
            if (rows.matured(row)) assignment.refit(row);
        }
        assignment.separateTwins();
        Part train = assignment.part(Role.TRAIN, trainFrom, validateFrom);
        Part validate = assignment.part(Role.VALIDATE, validateFrom, testFrom);
        Part test = assignment.part(Role.TEST, testFrom, until);
        return assignment.split(train, validate, test, SplitProblems.lacking(place, assignment, train, validate, test));
    }

    /// The time of the first row behind this share.
    private static long cut(long[] sorted, double share) {
        int index = (int) StrictMath.rint(share * sorted.length);
        return index >= sorted.length ? sorted[sorted.length - 1] + 1 : sorted[Math.max(0, index)];
    }
}
