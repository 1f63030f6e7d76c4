package septet.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import septet.data.Values;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Heads;

/// What can be wrong with a part of a split, in words.
///
record SplitProblems(String place, SplitRows rows, List<Problem> problems) {
    /// @param some the rows of the part
    void part(Part part, int[] some, String consequence) {
        String name = name(part);
        if (part.empty()) {
            problems.add(Problem.error(place, "no row with a known label lies in " + name + bounds(part) + reach(), consequence,
                    "Give it another length, or more data.", "EVALUATION-EMPTY-PART"));
        } else if (labels(some).size() == 1) {
            problems.add(alike(part, labels(some).first(), consequence));
        }
    }

    /// All labels of the part are the same one.
    private Problem alike(Part part, long label, String consequence) {
        String which = "the " + part.rows() + " rows of " + name(part) + bounds(part) + " have ";
        return switch (rows.heads()) {
            case Heads.Truth _ -> Problem.error(place, which + (label == 0 ? "no positive" : "no negative") + " label", consequence,
                    "Give it another length, or check how the label is read.", "EVALUATION-ONE-CLASS");
            case Heads.Classes classes -> Problem.error(place, which + "the class " + classes.words().get((int) label) + " alone", consequence,
                    "Give it another length, or check how the label is read.", "EVALUATION-ONE-CLASS");
            case Heads.Amount amount -> Problem.error(place, which + "the " + amount.name() + " " + Wording.number(Values.number(label)) + " alone", consequence,
                    "Give it another length, or check how the label is read.", "EVALUATION-ONE-VALUE");
        };
    }

    private TreeSet<Long> labels(int[] some) {
        TreeSet<Long> labels = new TreeSet<>();
        for (int row : some) labels.add(rows.labels()[row]);
        return labels;
    }

    /// Classes that test rows have and training rows have not: no model can say them.
    List<Problem> unseen(int[] train, int[] test) {
        if (!(rows.heads() instanceof Heads.Classes classes)) return List.of();
        TreeSet<Long> unseen = labels(test);
        unseen.removeAll(labels(train));
        if (unseen.isEmpty()) return List.of();
        String words = unseen.stream().map(label -> classes.words().get(label.intValue())).collect(Collectors.joining(", "));
        return List.of(Problem.warning(place, "no training row is of " + words + ", and test rows are", "no model can answer with it, and each such row counts as wrong",
                "Lengthen train, or join rare classes into one.", "EVALUATION-UNSEEN-CLASS"));
    }

    void fold(int[] some, int number, int folds) {
        String which = "fold " + number + " of " + folds;
        if (some.length == 0) {
            problems.add(Problem.error(place, which + " has no row", "nothing can be judged on it", "Ask for fewer folds, or give more data.", "EVALUATION-EMPTY-PART"));
        } else if (labels(some).size() == 1 && !(rows.heads() instanceof Heads.Amount)) {
            problems.add(Problem.error(place, which + " has rows of one class only", "nothing can be judged on it", "Ask for fewer folds, or give more data.",
                    "EVALUATION-ONE-CLASS"));
        }
    }

    void refits(long asked, long most) {
        if (asked <= most) return;
        problems.add(Problem.error(place, "the rows behind the first training ask for " + asked + " refits; at most " + most + " are made", "the run would not end",
                "Refit less often, or begin later by a longer train.", "EVALUATION-TOO-MANY-REFITS"));
    }

    void refuse() {
        if (!problems.isEmpty()) throw new Refused(Fault.DATA, problems);
    }

    private String reach() {
        if (!rows.hasTime()) return "";
        LongSummaryStatistics times = LongStream.of(rows.times()).summaryStatistics();
        return "; the rows reach from " + time(times.getMin()) + " to " + time(times.getMax());
    }

    static String bounds(Part part) {
        return part.from() == part.until() ? "" : " (" + time(part.from()) + " to " + time(part.until()) + ")";
    }

    static Refused noLabels(String place) {
        return new Refused(Fault.DATA, Problem.error(place, "no row has a label that is known by the end of the data",
                "there is nothing to learn from", "Check the column that framing.predict names and when it becomes known.", "EVALUATION-NO-LABELS"));
    }

    static Refused noTime(String place) {
        return new Refused(Fault.DESIGN, Problem.error(place, "the split is by time, but the source has no time", "the parts cannot be told apart",
                "Name the column as time of the source, or split by shares: {train: 60%, validate: 20%, test: 20%}.", "EVALUATION-NO-TIME"));
    }

    static Problem tooLong(String place, long begin, long first) {
        return Problem.warning(place, "training would begin at " + time(begin) + ", but the first row is of " + time(first),
                "learners see less than the design says", "Shorten a part or the gap, move until, or give more data.", "EVALUATION-SPLIT-TOO-LONG");
    }

    /// Said from one row in ten on.
    static List<Problem> lacking(String place, Assignment assignment, Part... parts) {
        List<Problem> warnings = new ArrayList<>();
        for (Part part : parts) {
            int unknown = assignment.unknown(part.from(), part.until());
            if (10L * unknown <= unknown + part.rows()) continue;
            warnings.add(Problem.warning(place, unknown + " of " + (unknown + part.rows()) + " rows of " + name(part) + bounds(part) + " have a label that was not known in time",
                    "the rows that are left are those whose labels come fast", "Lengthen the gap, or end earlier by until.", "EVALUATION-LABELS-LACKING"));
        }
        return warnings;
    }

    private static String name(Part part) {
        return part.role().name().toLowerCase(java.util.Locale.ROOT);
    }

    /// To the minute, in UTC.
    static String time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 60_000_000L) * 60).toString().substring(0, 16).replace('T', ' ');
    }
}
