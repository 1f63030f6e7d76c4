package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import septet.design.Bound;
import septet.design.Findings;
import septet.design.Problem;
import septet.design.Problems;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;

/// Mistakes that a file cannot show and a run can. Each is said only where chance does not explain it.
final class MeasuredMistakes {
    /// A majority that is right as often, nearly.
    private static final double NEARLY = 0.02;
    /// Scores that promise so much too much or too little are no probabilities.
    private static final double OFF = 0.05;
    /// Missing in so many more rows of one part.
    private static final double MORE = 0.2;
    private static final double MOSTLY = 0.95;
    private static final double BEHIND = 0.2;
    private static final double ALONE = 0.9;
    private static final int SOME_INPUTS = 4;
    private static final double FEW = 5;
    private static final long ENOUGH = 200;

    private final RunReport report;
    private final Findings findings;

    private MeasuredMistakes(RunReport report, Findings findings) {
        this.report = report;
        this.findings = findings;
    }

    /// @param facts of the rows that the report does not hold
    static List<Problem> of(RunReport report, Bound<SystemDesign> design, RowFacts facts) {
        MeasuredMistakes found = new MeasuredMistakes(report, new Findings(design.resolved(), new Problems()));
        ReviewFigures.taken(report).ifPresent(taken -> {
            found.accuracy(taken);
            found.ratio(taken);
        });
        found.slices();
        found.missing();
        found.oneInput();
        found.fewRows();
        found.delivered();
        found.labels(facts, design.value());
        facts.personal().forEach(found::personal);
        return found.findings.problems().list();
    }

    /// Also for a run that was replayed since.
    static List<Problem> delivered(RunReport report, Bound<SystemDesign> design) {
        MeasuredMistakes found = new MeasuredMistakes(report, new Findings(design.resolved(), new Problems()));
        found.delivered();
        return found.findings.problems().list();
    }

    private void accuracy(Contestant taken) {
        Optional<Metric> accuracy = taken.metrics().stream().filter(metric -> metric.name().equals("accuracy")).findFirst();
        Optional<RunFlow.Part> test = ReviewFigures.part(report, "test").filter(part -> part.rows() > 0 && part.positives() > 0);
        if (accuracy.isEmpty() || test.isEmpty()) return;
        double majority = Math.max(test.get().positives(), test.get().rows() - test.get().positives()) / (double) test.get().rows();
        if (accuracy.get().measure().value() > majority + NEARLY) return;
        findings.warning("evaluation.metrics", "accuracy " + number(accuracy.get().measure().value()) + ", where saying the same of every row reaches " + number(majority),
                "the figure says nothing of what the model finds", "Judge by average precision, or by recall at a precision that you need.", "EVALUATION-ACCURACY-SAYS-NOTHING");
    }

    private void ratio(Contestant taken) {
        Optional<ScoreRatio> ratio = ScoreRatio.of(taken);
        if (ratio.isEmpty() || ratio.get().high() >= 1 - OFF && ratio.get().low() <= 1 + OFF) return;
        findings.warning("model.calibrate", String.format(Locale.ROOT, "mean score over mean label is %.2f (%.2f to %.2f) on the test rows", ratio.get().value(), ratio.get().low(),
                ratio.get().high()), "scores are no chances, so that costs and thresholds are judged wrongly",
                "Write calibrate: isotonic; where it stands, the share of positives has moved: look at its months.", "MODEL-SCORES-OFF-SHARES");
    }

    private void slices() {
        Optional<RunSlice> worst = ReviewFigures.worstSlice(report).filter(slice -> slice.surely() && slice.behind() >= BEHIND);
        worst.ifPresent(slice -> findings.warning("evaluation.slices", slice.text(), "the figure for all rows hides a part on which the model is worth much less",
                "Look at these rows; give it features for them, or serve the fallback there.", "EVALUATION-SLICE-FALLS-BEHIND"));
    }

    private void missing() {
        if (ReviewFigures.part(report, "test").map(test -> test.rows() < ENOUGH).orElse(true)) return;
        for (RunQuality.Missing input : report.quality().missing()) {
            double more = input.test() - input.train();
            if (Math.abs(more) >= MORE) {
                findings.warning("model.inputs", input.input() + " is missing in " + share(input.train()) + " of the training rows and in " + share(input.test())
                        + " of the test rows",
                        "the model learned from rows unlike those that it meets", "Find out since when its source fails or fills it in, and train on rows like those to come.",
                        "MODEL-INPUT-MISSING-MORE");
            } else if (input.train() >= MOSTLY && !input.history()) {
                findings.warning("model.inputs", input.input() + " is missing in " + share(input.train()) + " of the training rows",
                        "nearly nothing can be learned from it, and it may stand for something else",
                        "Check how the file spells what is missing (format: {missing: [...]}), or leave it out.", "DATA-MOSTLY-MISSING");
            }
        }
    }

    private void oneInput() {
        List<RunQuality.Moves> inputs = report.quality().inputs();
        double all = inputs.stream().mapToDouble(RunQuality.Moves::mean).sum();
        if (inputs.size() < SOME_INPUTS || all <= 0 || inputs.getFirst().mean() < ALONE * all) return;
        findings.warning("model.inputs", inputs.getFirst().input() + " alone moves " + share(inputs.getFirst().mean() / all) + " of the scores",
                "either the question is that easy, or it tells the answer", "Make sure that it is known when the question is asked; if it is, a rule on it may do.",
                        "MODEL-ONE-INPUT");
    }

    private void fewRows() {
        Optional<RunFlow.Part> train = ReviewFigures.part(report, "train").filter(part -> part.positives() > 0);
        if (train.isEmpty() || report.flow().features() == 0) return;
        long rarer = Math.min(train.get().positives(), train.get().rows() - train.get().positives());
        double each = rarer / (double) report.flow().features();
        if (rarer == 0 || each >= FEW) return;
        findings.warning("evaluation.split.train", String.format(Locale.ROOT, "%,d rows of the rarer class for %,d inputs: %.1f for each", rarer, report.flow().features(), each),
                "the model can learn these rows by heart, and its settings are chosen by chance", "Train on more time, or on fewer inputs.", "MODEL-FEW-ROWS-PER-INPUT");
    }

    private void delivered() {
        report.delivered().stream().flatMap(it -> it.kept().stream()).filter(kept -> kept.shortfall().interval().map(interval -> interval.low() > 0).orElse(false)).findFirst()
                .ifPresent(kept -> findings.warning("data.features", kept.delivered().name() + " was promised " + number(kept.promised().value()) + " and delivered "
                        + number(kept.delivered().measure().value()), "what training saw is not what serving gets",
                                "septet compare shows it metric by metric; look for what is known later than it says.",
                        "MODEL-DELIVERS-LESS"));
    }

    private void labels(RowFacts facts, SystemDesign design) {
        String path = ReviewFacts.rowsPath(design) + ".columns." + String.join("", ReviewFacts.heads(design).stream().limit(1).toList());
        if (facts.matured() >= ENOUGH && facts.unlabelled() > RowFacts.FEW_UNLABELLED * facts.matured()) {
            findings.warning(path, String.format(Locale.ROOT, "%s of the rows that are old enough have no label", share(facts.unlabelled() / (double) facts.matured())),
                    "the model learns and is judged on the others, which somebody or something has chosen", "Say why they have none; judge a few of them at random.",
                            "DATA-LABELS-OF-SOME");
        }
        OptionalDouble late = facts.delayDays();
        Optional<Double> gap = design.evaluation().split().gap().map(length -> length.toMillis() / 86_400e3);
        if (late.isEmpty() || gap.isEmpty() || late.getAsDouble() <= gap.get()) return;
        findings.warning("evaluation.split.gap", String.format(Locale.ROOT, "a gap of %s days, but one label in twenty took more than %s", number(gap.get()),
                number(late.getAsDouble())),
                "the youngest rows of a training are missing their slow labels, which are mostly positive", "Write a gap as long as labels take, or leave it out.",
                        "EVALUATION-GAP-BELOW-DELAYS");
    }

    private void personal(RowFacts.Personal found) {
        findings.warning("data.sources." + found.source() + ".columns." + found.column(), share(found.share()) + " of its values are " + found.what(),
                "they stand in plain letters in the log, in reports and in the model's inputs, and nobody can be taken out",
                "Leave the column out, or read of it only what is needed.", "DATA-PERSONAL-FOUND");
    }

    private static String share(double value) {
        return ReviewFigures.share(value);
    }

    private static String number(double value) {
        return ReviewFigures.number(value);
    }
}
