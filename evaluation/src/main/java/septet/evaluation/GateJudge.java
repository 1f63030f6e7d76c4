package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges gates. Pure: the same contest, the same verdicts.
record GateJudge(Scoreboard board) {
    /// @param taken the learner that bounds and margins speak of
    Verdict judge(Gate gate, String taken) {
        return switch (gate) {
            case Gate.Bound bound -> each(bound.asked().where(), bound.onEachSlice(), (rows, name) -> bound(bound, rows, name, taken))
                    .verdict(bound.text(), board.on(bound.asked().where()).cases());
            case Gate.Band band -> each(band.asked().where(), band.onEachSlice(), (rows, name) -> {
                Figure figure = rows.figure(band.asked().measure(), taken);
                return Finding.band(figure, band, sentence(band.asked(), taken, name, figure));
            }).verdict(band.text(), board.on(band.asked().where()).cases());
            case Gate.Order order -> order(order, taken).verdict(order.text(), board.on(order.by().where()).cases());
            case Gate.Margin margin -> margin(margin, taken);
        };
    }

    private interface OnRows {
        Finding find(Scoreboard rows, String name);
    }

    private Finding each(Optional<String> where, boolean onEachSlice, OnRows rule) {
        Scoreboard here = board.on(where);
        if (!onEachSlice) return rule.find(here, "");
        List<Finding> findings = new ArrayList<>();
        for (Sliced sliced : here.contest().slicings()) {
            for (Sliced.Group slice : sliced.groups()) findings.add(rule.find(here.on(slice), " on " + slice.sentence() + ": " + slice.name()));
        }
        if (findings.isEmpty()) return new Finding(Finding.Outcome.UNDECIDED, "there is no slice to judge", 0);
        return Finding.all(findings, "; ");
    }

    private static Finding bound(Gate.Bound bound, Scoreboard rows, String name, String taken) {
        Figure figure = rows.figure(bound.asked().measure(), taken);
        return Finding.bound(figure, bound.relation(), bound.threshold(), sentence(bound.asked(), taken, name, figure), rows.cases());
    }

    private static String sentence(NamedMeasure asked, String taken, String slice, Figure figure) {
        return asked.name() + " of " + taken + slice + " is " + Wording.figure(figure);
    }

    /// The lead of the taken one over each that stands behind it.
    Finding order(Gate.Order order, String taken) {
        Scoreboard rows = board.on(order.by().where());
        List<String> learners = order.learners();
        int place = Math.max(0, learners.indexOf(taken));
        List<Finding> findings = new ArrayList<>();
        for (String behind : learners.subList(place + 1, learners.size())) findings.add(lead(rows, order.by(), learners.get(place), behind));
        if (findings.isEmpty()) return new Finding(Finding.Outcome.UNDECIDED, "none leads those behind it", 0);
        return Finding.all(findings, "; ");
    }

    static Finding lead(Scoreboard rows, NamedMeasure by, String first, String second) {
        Figure lead = rows.lead(by.measure(), first, second);
        return Finding.bound(lead, Gate.Relation.GREATER, 0, first + " leads " + second + " by " + Wording.figure(lead) + " in " + by.name(), rows.cases());
    }

    private Verdict margin(Gate.Margin margin, String taken) {
        Scoreboard rows = board.on(margin.by().where());
        String learner = margin.learner().orElse(taken);
        Figure room = rows.room(margin.by().measure(), learner, margin.reference(), margin.share());
        Figure lead = rows.lead(margin.by().measure(), learner, margin.reference());
        String evidence = learner + " leads " + margin.reference() + " by " + Wording.figure(lead) + " in " + margin.by().name();
        return Finding.bound(room, Gate.Relation.AT_LEAST, 0, evidence, rows.cases()).verdict(margin.text(), rows.cases());
    }
}
