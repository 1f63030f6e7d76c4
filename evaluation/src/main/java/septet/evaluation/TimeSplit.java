package septet.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import septet.design.Problem;

/// Train, gap, validate, gap, test, counted back from the end. A label is used only if it was known when the next part began.
final class TimeSplit {
    private TimeSplit() {}

    static Split of(SplitRule.ByTime rule, SplitRows rows, String place) {
        long gap = rule.gap().map(TimeSplit::micros).orElse(rows.delay());
        long until = rule.until().orElseGet(() -> newestMatured(rows) + 1);
        long testFrom = until - micros(rule.test());
        long validation = micros(rule.validation());
        long validateUntil = validation > 0 ? testFrom - gap : testFrom;
        long validateFrom = validateUntil - validation;
        long trainUntil = validateFrom - gap;
        long trainFrom = trainUntil - micros(rule.train());

        Assignment assignment = new Assignment(rows);
        for (int row = 0; row < rows.size(); row++) {
            long time = rows.times()[row];
            if (time >= trainFrom && time < trainUntil) assignment.put(row, Role.TRAIN, rows.known(row, validateFrom));
            else if (time >= validateFrom && time < validateUntil) assignment.put(row, Role.VALIDATE, rows.known(row, testFrom));
            // Who names the end vouches for the labels before it.
            else if (time >= testFrom && time < until) assignment.put(row, Role.TEST, rows.matured(row) || rule.until().isPresent() && rows.labelled(row));
            if (time >= trainFrom && time < testFrom && rows.known(row, testFrom)) assignment.judged(row);
            if (time >= trainFrom && time < until && rows.matured(row)) assignment.refit(row);
        }
        assignment.separateTwins();
        Part train = assignment.part(Role.TRAIN, trainFrom, trainUntil);
        Part validate = assignment.part(Role.VALIDATE, validateFrom, validateUntil);
        Part test = assignment.part(Role.TEST, testFrom, until);
        List<Problem> warnings = warnings(rows, trainFrom, trainUntil, place);
        warnings.addAll(SplitProblems.lacking(place, assignment, train, validate, test));
        return assignment.split(train, validate, test, warnings);
    }

    /// The time of the newest row whose label is known.
    static long newestMatured(SplitRows rows) {
        long newest = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) if (rows.matured(row)) newest = Math.max(newest, rows.times()[row]);
        return newest;
    }

    /// A day in ten may lack at the beginning; more is said.
    private static List<Problem> warnings(SplitRows rows, long trainFrom, long trainUntil, String place) {
        List<Problem> warnings = new ArrayList<>();
        long first = Long.MAX_VALUE;
        for (long time : rows.times()) first = Math.min(first, time);
        if (first > trainFrom + (trainUntil - trainFrom) / 10) warnings.add(SplitProblems.tooLong(place, trainFrom, first));
        return warnings;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
