package septet.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import septet.data.CardPaymentSettings;
import septet.data.DataEstimates;
import septet.data.Origin;
import septet.data.SourceSection;
import septet.evaluation.Portion;
import septet.evaluation.SplitSection;
import septet.features.FeatureEstimates;
import septet.model.LearnerSection;
import septet.model.ModelEstimates;
import septet.requirements.Estimate;
import septet.requirements.Unit;

/// How long a run takes from the first row to the registered version, before anything runs: rows and cells, fits, and what is the same for each run.
/// The rates are those of one core of a common server whose program has just started.
public final class RunEstimate {
    /// Seconds before anything is fast: classes, and code that is not yet compiled.
    private static final double START = 3;
    /// Seconds for each value of a row on its way from the file to the report; and for each row.
    private static final double CELL = 1.5e-6;
    private static final double ROW = 4e-6;
    private static final double EVENT = 4e-6;
    /// Seconds for each character of a text that is read, and for each term that it is cut into.
    private static final double LETTER = 0.1e-6;
    private static final double TERM = 0.2e-6;
    private static final double EVALUATED = 1.0;

    private final SystemDesign design;
    private final double rows;
    private final TextSizes texts;

    private RunEstimate(SystemDesign design, double rows, TextSizes texts) {
        this.design = design;
        this.rows = rows;
        this.texts = texts;
    }

    /// Empty where the design does not say how many rows there are.
    ///
    /// @param cores   fits stand side by side on so many
    public static Optional<Estimate> of(SystemDesign design, int cores) {
        return of(design, cores, Map.of());
    }

    /// @param letters of a text in the mean, by column, where somebody has looked
    public static Optional<Estimate> of(SystemDesign design, int cores, Map<String, Double> letters) {
        return rows(design).map(rows -> new RunEstimate(design, rows, TextSizes.of(design, letters)).whole(cores));
    }

    /// Rows of the source whose rows are examples: those that the design counts, or what arrives in the days of the file or of the split.
    static Optional<Double> rows(SystemDesign design) {
        SourceSection source = design.data().sources().get(design.framing().forEach());
        Optional<Double> perDay = DataEstimates.perDay(design.requirements());
        Optional<Double> made = Optional.ofNullable(source).map(SourceSection::with).map(with -> with.get("days")).filter(days -> days.matches("[0-9]{1,5}")).map(Double::valueOf);
        if (made.isPresent() && perDay.isPresent()) return Optional.of(made.get() * perDay.get());
        return DataEstimates.scale(design.requirements(), design.framing().forEach()).or(() -> perDay.flatMap(each -> days(design.evaluation().split()).map(days -> days * each)));
    }

    /// Of a split in time, with the gaps between its parts.
    private static Optional<Double> days(SplitSection split) {
        double gap = split.gap().map(RunEstimate::days).orElse(0.0);
        Optional<Double> train = split.train().flatMap(RunEstimate::days);
        double test = split.test().flatMap(RunEstimate::days).orElse(0.0);
        return train.map(days -> days + split.validate().flatMap(RunEstimate::days).orElse(test) + test + 2 * gap);
    }

    private static Optional<Double> days(Portion portion) {
        return portion instanceof Portion.Span(Duration length) ? Optional.of(days(length)) : Optional.empty();
    }

    private static double days(Duration length) {
        return length.toSeconds() / 86_400.0;
    }

    private Estimate whole(int cores) {
        int inputs = FeatureEstimates.inputs(design.framing(), design.data());
        SourceSection source = design.data().sources().get(design.framing().forEach());
        int columns = source == null ? inputs : source.columns().size();
        double examples = examples();
        double reading = rows * (ROW + CELL * columns + texts.letters() * LETTER + texts.terms() * TERM) + others();
        double around = examples * CELL * inputs + EVALUATED;
        Rounds rounds = rounds(examples);
        ModelEstimates.Material material = new ModelEstimates.Material(rounds.rows(), inputs, texts.terms());
        List<String> parts = new ArrayList<>();
        double learning = 0;
        for (Map.Entry<String, LearnerSection> learner : design.model().learners().entrySet()) {
            double one = ModelEstimates.fit(learner.getValue(), material);
            int trials = design.model().tune().map(tune -> tune.trials()).orElse(1);
            double tried = ModelEstimates.searched(learner.getValue()) ? trials : 1;
            learning += one * (tried * rounds.searches() / cores + rounds.fits());
            parts.add(String.format(Locale.ROOT, "%s %s a fit x (%.0f x %.0f / %d + %.0f)", learner.getKey(), Unit.SECONDS.text(one), tried, rounds.searches(), cores,
                    rounds.fits()));
        }
        double all = START + reading + around + learning;
        return new Estimate(Estimate.TRAINING, all, Unit.SECONDS, String.format(Locale.ROOT, "start %s, %s rows to read %s, to compute, judge and search for leaks %s; %s",
                Unit.SECONDS.text(START), Unit.grouped(rows), Unit.SECONDS.text(reading), Unit.SECONDS.text(around), String.join("; ", parts)));
    }

    /// Rows of sources beside the examples' own; of as many days.
    private double others() {
        double sum = 0;
        for (Map.Entry<String, SourceSection> source : design.data().sources().entrySet()) {
            if (source.getKey().equals(design.framing().forEach())) continue;
            double own = DataEstimates.scale(design.requirements(), source.getKey()).or(() -> made(source.getValue()))
                    .orElse(source.getValue().key().isPresent() ? rows / 10 : rows);
            sum += own * (EVENT + CELL * source.getValue().columns().size());
        }
        return sum;
    }

    /// Of payments that are generated: each card makes two a day.
    private static Optional<Double> made(SourceSection source) {
        if (!(source.from() instanceof Origin.Generated(String name)) || !name.equals("card payments")) return Optional.empty();
        double days = Double.parseDouble(source.with().getOrDefault("days", "183"));
        return Optional.of(2 * days * Double.parseDouble(source.with().getOrDefault("cards", String.valueOf(CardPaymentSettings.DEFAULT.cards()))));
    }

    /// Of a split in time those of its parts, else all rows.
    private double examples() {
        Optional<Double> perDay = DataEstimates.perDay(design.requirements());
        boolean made = perDay.isPresent() && design.evaluation().split().refit().isEmpty();
        return made ? days(design.evaluation().split()).map(days -> Math.min(rows, days * perDay.get())).orElse(rows) : rows;
    }

    /// @param rows     that a fit learns from, in the mean
    /// @param searches for settings, each of so many trials
    /// @param fits     besides
    private record Rounds(double rows, double searches, double fits) {}

    private Rounds rounds(double examples) {
        SplitSection split = design.evaluation().split();
        if (split.folds().isPresent()) {
            int folds = split.folds().get();
            int parts = folds == 2 ? 2 : folds - 1;
            return new Rounds(examples * (folds - 1) / folds, (double) folds * parts, 2 * folds + 1);
        }
        if (split.refit().isPresent()) {
            double train = split.train().flatMap(RunEstimate::days).orElse(0.0);
            double perDay = DataEstimates.perDay(design.requirements()).orElse(1.0);
            double steps = Math.max(1, (examples / perDay - train) / Math.max(1e-3, days(split.refit().get())));
            return new Rounds(examples / 2, 1, 2 * steps);
        }
        double train = split.train().map(portion -> portion instanceof Portion.Part(double share) ? share
                : days(portion).flatMap(days -> days(split).map(all -> days / Math.max(1e-9, all))).orElse(0.6)).orElse(0.6);
        return new Rounds(examples * Math.min(1, train + 0.1), 1, 2);
    }
}
