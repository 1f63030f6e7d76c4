package septet.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Distributions;

/// What one step of a rollout has shown so far: the challenger beside a fresh control of the same size; in shadow beside the answers to the same requests.
///
/// Answers of one unit (a card, a user) depend on each other, so it is units that are compared: a mean is a ratio of two sums over units, and its variance
/// is that of their linearised contributions (the delta method; Deng, Lu and Litz 2017). A step is looked at a fixed number of times, and the chance of a
/// false rollback is divided among the looks and signs (Bonferroni), so that all looks together keep it.
public final class StepWatch {
    /// Looks in one step, its extensions included.
    public static final int LOOKS = 72;
    private static final double FALSE_ROLLBACKS = 0.005;
    /// One-sided 95%.
    private static final double SHOWN = Distributions.normalQuantile(0.95);
    static final int FEWEST_ANSWERS = 100;
    public static final int FEWEST_UNITS = 10;
    private static final int SIGNS = StepSigns.values().length;
    /// Of an arm: its answers, the sum of each sign, and how many were timed.
    private static final int TIMED = 1 + SIGNS;
    private static final int WIDTH = 2 + SIGNS;
    private static final int CONTROL = 0;
    private static final int CHALLENGER = WIDTH;
    private static final double SURE = -Distributions.normalQuantile(FALSE_ROLLBACKS / (LOOKS * (2 * SIGNS - 2)));

    /// One answer.
    ///
    /// @param acted    whether it was not the last decision
    /// @param micros   how long it took; NaN where nobody measured
    public record Answer(double score, boolean acted, boolean degraded, double micros) {}

    /// For each unit the answers of both arms and the sums of their signs.
    private final Map<String, double[]> units = new LinkedHashMap<>();
    private final boolean modelShown;
    private final ModelShift shift;

    public StepWatch() {
        this(false, ModelShift.NONE);
    }

    /// @param modelShown whether an earlier step has shown that scores and decisions are not worse than they may be; then they can only roll back
    /// @param shift      that the gates have seen
    public StepWatch(boolean modelShown, ModelShift shift) {
        this.modelShown = modelShown;
        this.shift = shift;
    }

    /// An answer of the version that serves.
    public void control(String unit, Answer answer) {
        add(unit, CONTROL, answer);
    }

    /// An answer of the version that is to take over.
    public void challenger(String unit, Answer answer) {
        add(unit, CHALLENGER, answer);
    }

    private void add(String unit, int arm, Answer answer) {
        double[] sums = units.computeIfAbsent(unit, _ -> new double[2 * WIDTH]);
        sums[arm]++;
        sums[arm + 1 + StepSigns.ERRORS.ordinal()] += answer.degraded() ? 1 : 0;
        sums[arm + 1 + StepSigns.SCORE.ordinal()] += Double.isNaN(answer.score()) ? 0 : answer.score();
        sums[arm + 1 + StepSigns.ACTED.ordinal()] += answer.acted() ? 1 : 0;
        if (!Double.isNaN(answer.micros())) took(sums, arm, answer.micros());
    }

    /// How long an answer took that was told before without it.
    void took(String unit, boolean challenger, double micros) {
        took(units.get(unit), challenger ? CHALLENGER : CONTROL, micros);
    }

    private static void took(double[] sums, int arm, double micros) {
        sums[arm + 1 + StepSigns.LATENCY.ordinal()] += StrictMath.log(Math.max(1, micros));
        sums[arm + TIMED]++;
    }

    /// How one sign stands: the difference of two means over units, beyond what the gates have seen.
    record Standing(StepSigns sign, double control, double shift, double challenger, double error) {
        double expected() {
            return control + shift;
        }

        double difference() {
            return challenger - expected();
        }

        /// Standard errors beyond what it may be.
        boolean isWorse() {
            double above = difference() - sign.tolerance(expected());
            double below = -difference() - sign.toleranceBelow(expected());
            return above > SURE * error && above > 0 || below > SURE * error && below > 0;
        }

        boolean isShownHarmless() {
            return difference() + SHOWN * error <= sign.tolerance(expected()) && -difference() + SHOWN * error <= sign.toleranceBelow(expected());
        }

        String line() {
            return sign.words() + " " + sign.shown(challenger) + " against " + sign.shown(control) + (shift == 0 ? "" : ", " + sign.shown(expected()) + " as it was judged");
        }
    }

    List<Standing> standings() {
        double[] totals = new double[2 * WIDTH];
        for (double[] sums : units.values()) for (int i = 0; i < totals.length; i++) totals[i] += sums[i];
        List<Standing> standings = new ArrayList<>();
        for (StepSigns sign : StepSigns.ALL) {
            if (sign != StepSigns.LATENCY || Math.min(totals[CONTROL + TIMED], totals[CHALLENGER + TIMED]) >= FEWEST_ANSWERS) standings.add(standing(sign, totals));
        }
        return standings;
    }

    private Standing standing(StepSigns sign, double[] totals) {
        int place = 1 + sign.ordinal();
        int answers = sign == StepSigns.LATENCY ? TIMED : 0;
        double control = totals[CONTROL + place] / totals[CONTROL + answers];
        double challenger = totals[CHALLENGER + place] / totals[CHALLENGER + answers];
        double variance = 0;
        for (double[] sums : units.values()) {
            double of = (sums[CHALLENGER + place] - challenger * sums[CHALLENGER + answers]) / totals[CHALLENGER + answers]
                    - (sums[CONTROL + place] - control * sums[CONTROL + answers]) / totals[CONTROL + answers];
            variance += of * of;
        }
        // What was never seen is not impossible: one more of each.
        double unseen = sign == StepSigns.ERRORS || sign == StepSigns.ACTED ? 1 / totals[CHALLENGER] : 0;
        return new Standing(sign, control, shift.of(sign), challenger, StrictMath.sqrt(variance + unseen * unseen));
    }

    /// @param over whether the time of the step is over
    /// @param last whether it is not extended any more
    public StepVerdict judge(boolean over, boolean last) {
        if (isTooLittle()) {
            long answers = Math.min(answers(CONTROL), answers(CHALLENGER));
            long units = Math.min(units(CONTROL), units(CHALLENGER));
            String seen = "too little was seen: " + answers + " answers of " + units + " units, where " + FEWEST_ANSWERS + " of " + FEWEST_UNITS + " say something; "
                    + (answers < FEWEST_ANSWERS ? "longer steps see more" : "a greater share, or a finer unit, sees more");
            return new StepVerdict(last ? StepVerdict.Outcome.UNDECIDED : StepVerdict.Outcome.HOLD, seen, List.of());
        }
        List<Standing> standings = standings();
        List<String> evidence = standings.stream().map(Standing::line).toList();
        for (Standing each : standings) {
            if (each.isWorse()) return new StepVerdict(StepVerdict.Outcome.ROLL_BACK, each.line() + ", worse than it may be", evidence);
        }
        if (!over) return new StepVerdict(StepVerdict.Outcome.HOLD, "its time is not over", evidence);
        for (Standing each : standings) {
            if (each.isShownHarmless() || modelShown && each.sign().isOfModel()) continue;
            return new StepVerdict(last ? StepVerdict.Outcome.UNDECIDED : StepVerdict.Outcome.HOLD, each.line() + " may still be worse than it may be", evidence);
        }
        return new StepVerdict(StepVerdict.Outcome.ADVANCE, answers(CHALLENGER) + " answers, and nothing is worse than it may be", evidence);
    }

    private boolean isTooLittle() {
        return answers(CONTROL) < FEWEST_ANSWERS || answers(CHALLENGER) < FEWEST_ANSWERS || units(CONTROL) < FEWEST_UNITS || units(CHALLENGER) < FEWEST_UNITS;
    }

    private long answers(int arm) {
        double answers = 0;
        for (double[] sums : units.values()) answers += sums[arm];
        return Math.round(answers);
    }

    private long units(int arm) {
        return units.values().stream().filter(sums -> sums[arm] > 0).count();
    }

    void write(StateWriter to) {
        to.number(units.size());
        units.forEach((unit, sums) -> {
            to.text(unit);
            for (double sum : sums) to.number(Double.doubleToRawLongBits(sum));
        });
    }

    void read(StateReader from) {
        for (int left = from.count(); left > 0; left--) {
            String unit = from.text();
            double[] sums = new double[2 * WIDTH];
            for (int i = 0; i < sums.length; i++) sums[i] = Double.longBitsToDouble(from.number());
            units.put(unit, sums);
        }
    }
}
