package septet.evaluation;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import septet.design.Problem;
import septet.design.Problems;

/// The rule behind `evaluation.split`.
///
/// @param zone  in which `until` is read
/// @param place where the split stands in the design
record SplitReader(SplitSection section, ZoneId zone, String place, Problems problems) {
    private static final String PARTS = "EVALUATION-SPLIT-PARTS";

    Optional<SplitRule> rule() {
        if (section.folds().isPresent()) return folds(section.folds().get());
        if (section.refit().isPresent()) return stepwise(section.refit().get());
        if (section.train().isEmpty() || section.test().isEmpty()) {
            return wrong("a split needs train and test", "Write {train: 21d, gap: 7d, validate: 7d, test: 7d}, or shares.", PARTS);
        }
        if (section.test().get() instanceof Portion.Given) return given();
        return switch (section.train().get()) {
            case Portion.Span train when section.test().get() instanceof Portion.Span test && !(section.validate().orElse(test) instanceof Portion.Part) ->
                Optional.of(new SplitRule.ByTime(train.length(), section.gap(), section.validate().map(SplitReader::length), test.length(), until()));
            case Portion.Part train when section.test().get() instanceof Portion.Part test && !(section.validate().orElse(test) instanceof Portion.Span) ->
                shares(train.share(), section.validate().map(SplitReader::share).orElse(test.share()), test.share());
            case Portion.Span _, Portion.Part _, Portion.Given _ -> wrong("times and shares in one split", "Write all parts as times or all as shares.", PARTS);
        };
    }

    /// Without validate all rows that do not train.
    private Optional<SplitRule> given() {
        boolean shares = section.train().filter(Portion.Part.class::isInstance).isPresent() && section.validate().map(Portion.Part.class::isInstance).orElse(true);
        if (!shares || section.gap().isPresent() || section.until().isPresent()) {
            return wrong("with test rows that are given, train and validate are shares of the others", "Write {train: 80%, validate: 20%, test: where CONDITION}.", PARTS);
        }
        double train = share(section.train().orElseThrow());
        double validate = section.validate().map(SplitReader::share).orElse(1 - train);
        if (train + validate > 1 + 1e-9) return wrong("the shares of the rows that are not test add up to more than 100%", "Lower one of them.", PARTS);
        return Optional.of(new SplitRule.Given(train, validate, new boolean[0]));
    }

    private Optional<SplitRule> folds(int folds) {
        boolean more = section.train().isPresent() || section.gap().isPresent() || section.validate().isPresent() || section.test().isPresent() || section.until().isPresent()
                || section.refit().isPresent();
        if (more) return wrong("folds divide all rows; train, gap, validate, test, until and refit have no place beside them",
                "Write {folds: 5}, with together if rows belong together.", PARTS);
        if (folds < 2 || folds > SplitRule.ByFolds.MOST) return wrong(folds + " folds", "Ask for 2 to " + SplitRule.ByFolds.MOST + "; 5 is usual.", PARTS);
        return Optional.of(new SplitRule.ByFolds(folds));
    }

    private Optional<SplitRule> stepwise(Duration refit) {
        boolean spans = section.train().filter(Portion.Span.class::isInstance).isPresent() && section.validate().map(Portion.Span.class::isInstance).orElse(true);
        if (!spans || section.test().isPresent()) return wrong("refit goes with train as a time, and without test: every row behind train is judged",
                "Write {train: 30d, refit: 7d}.", PARTS);
        Duration train = length(section.train().orElseThrow());
        Optional<Duration> validate = section.validate().map(SplitReader::length);
        if (refit.isZero() || train.isZero() || validate.filter(length -> length.compareTo(train) >= 0).isPresent()) {
            return wrong("train and refit are longer than nothing, and validate is a part of train", "Write {train: 30d, refit: 7d}.", PARTS);
        }
        return Optional.of(new SplitRule.Stepwise(train, section.gap(), refit, validate, until()));
    }

    private Optional<SplitRule> shares(double train, double validate, double test) {
        if (section.gap().isPresent() || section.until().isPresent()) {
            return wrong("gap and until belong to a split by times", "Leave them out, or write train, validate and test as times.", PARTS);
        }
        if (train + validate + test > 1 + 1e-9) return wrong("the shares add up to more than 100%", "Lower one of them.", PARTS);
        return Optional.of(new SplitRule.ByShares(train, validate, test));
    }

    private OptionalLong until() {
        return section.until().map(end -> OptionalLong.of(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, end.atZone(zone).toInstant()))).orElse(OptionalLong.empty());
    }

    private static Duration length(Portion portion) {
        return switch (portion) {
            case Portion.Span span -> span.length();
            case Portion.Part _, Portion.Given _ -> throw new IllegalArgumentException("no time");
        };
    }

    private static double share(Portion portion) {
        return switch (portion) {
            case Portion.Part part -> part.share();
            case Portion.Span _, Portion.Given _ -> throw new IllegalArgumentException("no share");
        };
    }

    private Optional<SplitRule> wrong(String cause, String remedy, String code) {
        problems.add(Problem.error(place, cause, "nothing can be judged", remedy, code));
        return Optional.empty();
    }
}
