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
/// @param roles one for each row
record SplitProblems(String place, SplitRows rows, Role[] roles, List<Problem> problems) {
    void part(Part part, String consequence) {
        String name = name(part);
        if (part.empty()) {
            problems.add(Problem.error(place, "no row with a known label lies in " + name + bounds(part) + reach(), consequence,
                    "Give it another length, or more data.", "EVALUATION-EMPTY-PART"));
        } else if (labels(part.role()).size() == 1) {
            problems.add(alike(part, consequence));
        }
    }

    /// All labels of the part are the same one.
    private Problem alike(Part part, String consequence) {
        long label = labels(part.role()).first();
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

    private TreeSet<Long> labels(Role role) {
        TreeSet<Long> labels = new TreeSet<>();
        for (int row = 0; row < roles.length; row++) if (roles[row] == role) labels.add(rows.labels()[row]);
        return labels;
    }

    /// Classes that test rows have and training rows have not: no model can say them.
    List<Problem> unseen() {
        if (!(rows.heads() instanceof Heads.Classes classes)) return List.of();
        TreeSet<Long> unseen = labels(Role.TEST);
        unseen.removeAll(labels(Role.TRAIN));
        if (unseen.isEmpty()) return List.of();
        String words = unseen.stream().map(label -> classes.words().get(label.intValue())).collect(Collectors.joining(", "));
        return List.of(Problem.warning(place, "no training row is of " + words + ", and test rows are", "no model can answer with it, and each such row counts as wrong",
                "Lengthen train, or join rare classes into one.", "EVALUATION-UNSEEN-CLASS"));
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
