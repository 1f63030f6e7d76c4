package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which learner is taken, and whether it may serve. Nothing is promoted without evidence: each verdict must be a pass, and undecided is none.
///
/// @param taken    the strongest learner whose lead over each simpler one passes; the baseline where none has such a lead
/// @param verdicts the order first, then the other gates as the design has them
/// @param why      in one sentence
public record Promotion(String taken, boolean promoted, List<Verdict> verdicts, String why) {
    public Promotion {
        verdicts = List.copyOf(verdicts);
    }

    /// A new design must be better, clear its bounds, and be no worse than what serves.
    ///
    /// @param gates    of the design; its first order is the one that chooses
    /// @param stages   the order that the stages mean, used where no gate has one
    /// @param unharmed the margin to what serves, judged if a version serves
    public static Promotion ofDesign(Contest contest, List<Gate> gates, Gate.Order stages, Gate.Margin unharmed) {
        return ofDesign(new Scoreboard(contest), gates, stages, unharmed);
    }

    static Promotion ofDesign(Scoreboard board, List<Gate> gates, Gate.Order stages, Gate.Margin unharmed) {
        Gate.Order order = gates.stream().filter(Gate.Order.class::isInstance).map(Gate.Order.class::cast).findFirst().orElse(stages);
        GateJudge judge = new GateJudge(board);
        Taken taken = Taken.by(order, judge);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(taken.verdict(order, board.on(order.by().where()).cases()));
        if (!order.learners().contains(Contest.BASELINE)) {
            verdicts.add(judge.judge(new Gate.Order(taken.name() + " > baseline", List.of(taken.name(), Contest.BASELINE), order.by()), taken.name()));
        }
        for (Gate gate : gates) if (gate != order) verdicts.add(judge.judge(gate, taken.name()));
        if (board.contest().contestants().containsKey(Contest.SERVED)) verdicts.add(judge.judge(unharmed, taken.name()));
        return of(taken.name(), verdicts);
    }

    /// A refresh must be no worse than what serves by more than a margin, and clear the bounds.
    ///
    /// @param learner the one that was fitted again
    public static Promotion ofRefresh(Contest contest, List<Gate> gates, Gate.Margin margin, String learner) {
        GateJudge judge = new GateJudge(new Scoreboard(contest));
        List<Verdict> verdicts = new ArrayList<>(List.of(judge.judge(margin, learner)));
        for (Gate gate : gates) if (!(gate instanceof Gate.Order)) verdicts.add(judge.judge(gate, learner));
        return of(learner, verdicts);
    }

    private static Promotion of(String taken, List<Verdict> verdicts) {
        List<Verdict> missing = verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        if (missing.isEmpty()) return new Promotion(taken, true, verdicts, taken + " passes " + count(verdicts.size()));
        String why = missing.stream().map(verdict -> verdict.rule() + (verdict instanceof Verdict.Failed ? " failed" : " is undecided")).collect(Collectors.joining(", "));
        return new Promotion(taken, false, verdicts, why);
    }

    private static String count(int gates) {
        return gates == 1 ? "its gate" : "all " + gates + " gates";
    }
}
