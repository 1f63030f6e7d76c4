package septet.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Key;
import septet.design.Share;

/// Step 4: what learns, from which inputs, and how one of them is chosen.
public record ModelSection(
        @Key(says = "What learners see: all, a feature or column, or except NAME. all is every feature, number, money, boolean and category known at t0.",
                byDefault = "[all]", examples = "[all, except card_spend_1d]") List<InputSection> inputs,
        @Key(says = "auto: of the inputs those are kept that validation rows ask for, the fewest that are no worse; the report shows what each adds and costs.",
                examples = "auto") Optional<Select> select,
        @Key(says = "Learners by names of yours, each KIND or {KIND: settings}. Any number may be a range, which tuning chooses from.",
                examples = "{simple: {logistic regression: {l2: 1e-6..1}}}") Map<String, LearnerSection> learners,
        @Key(says = "What happens to a row, one verb each; learners joined by or are alternatives from simple to strong. By default the only learner scores.",
                byDefault = "[]", examples = "[score: simple or strong]") List<Stage> stages,
        @Key(says = "How ranges are chosen: the metric on validation rows, and how many settings each learner tries.",
                examples = "{metric: average precision, trials: 12}") Optional<Tune> tune,
        @Key(says = "How scores become probabilities, fitted on validation rows.", byDefault = "none") CalibrationSection calibrate,
        @Key(says = "Everything drawn at random comes from it: the same seed gives the same bytes.", byDefault = "1") long seed,
        @Key(says = "What a regression is fitted on: the logarithm of the number, which must be positive; answers and metrics stay in its unit.",
                examples = "log") Optional<Target> target,
        @Key(says = "A regression's answers gain low and high, between which this share of rows lies; learned from validation rows (conformal).",
                examples = "80%") Optional<Share> interval,
        @Key(says = "What happens to rows whose label may still come.", wave = 3, byDefault = "{}") Map<String, EarlyLabels> earlyLabels,
        @Key(says = "Texts for language models; {NAME} stands for a value.", wave = 4, byDefault = "{}") Map<String, String> prompts) {
    /// The same with another seed.
    public ModelSection seeded(long other) {
        return new ModelSection(inputs, select, learners, stages, tune, calibrate, other, target, interval, earlyLabels, prompts);
    }
}
