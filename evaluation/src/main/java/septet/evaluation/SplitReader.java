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
    Optional<SplitRule> rule() {
        if (section.folds().isPresent()) return notYet("folds", "Write {train: 60%, validate: 20%, test: 20%}, or times.");
        if (section.refit().isPresent()) return notYet("refit", "Write {train: 21d, gap: 7d, validate: 7d, test: 7d}.");
        if (section.train().isEmpty() || section.test().isEmpty()) {
            return wrong("a split needs train and test", "Write {train: 21d, gap: 7d, validate: 7d, test: 7d}, or shares.", "EVALUATION-SPLIT-PARTS");
        }
        return switch (section.train().get()) {
            case Portion.Span train when section.test().get() instanceof Portion.Span test && !(section.validate().orElse(test) instanceof Portion.Part) ->
                Optional.of(new SplitRule.ByTime(train.length(), section.gap(), section.validate().map(SplitReader::length), test.length(), until()));
            case Portion.Part train when section.test().get() instanceof Portion.Part test && !(section.validate().orElse(test) instanceof Portion.Span) ->
                shares(train.share(), section.validate().map(SplitReader::share).orElse(test.share()), test.share());
            case Portion.Span _, Portion.Part _ -> wrong("times and shares in one split", "Write all parts as times or all as shares.", "EVALUATION-SPLIT-PARTS");
        };
    }

    private Optional<SplitRule> shares(double train, double validate, double test) {
        if (section.gap().isPresent() || section.until().isPresent()) {
            return wrong("gap and until belong to a split by times", "Leave them out, or write train, validate and test as times.", "EVALUATION-SPLIT-PARTS");
        }
        if (train + validate + test > 1 + 1e-9) return wrong("the shares add up to more than 100%", "Lower one of them.", "EVALUATION-SPLIT-PARTS");
        return Optional.of(new SplitRule.ByShares(train, validate, test));
    }

    private OptionalLong until() {
        return section.until().map(end -> OptionalLong.of(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, end.atZone(zone).toInstant()))).orElse(OptionalLong.empty());
    }

    private static Duration length(Portion portion) {
        return switch (portion) {
            case Portion.Span span -> span.length();
            case Portion.Part _ -> throw new IllegalArgumentException("a share");
        };
    }

    private static double share(Portion portion) {
        return switch (portion) {
            case Portion.Part part -> part.share();
            case Portion.Span _ -> throw new IllegalArgumentException("a time");
        };
    }

    private Optional<SplitRule> notYet(String key, String remedy) {
        problems.add(Problem.error(place + "." + key, "a split by " + key + " is not built yet", "nothing can be judged", remedy, "DESIGN-NOT-YET"));
        return Optional.empty();
    }

    private Optional<SplitRule> wrong(String cause, String remedy, String code) {
        problems.add(Problem.error(place, cause, "nothing can be judged", remedy, code));
        return Optional.empty();
    }
}
