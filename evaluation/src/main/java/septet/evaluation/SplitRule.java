package septet.evaluation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import septet.design.Problems;

/// How rows are divided into those that are learned from, chosen on, and judged.
public sealed interface SplitRule {
    /// Parts that follow in time: train, gap, validate, gap, test, the last ending at `until`.
    ///
    /// @param gap      between two parts; default: the longest fixed delay of a label
    /// @param validate default: as long as the test; zero leaves it out, and one gap with it
    /// @param until    microseconds, excluded; default: just after the newest row whose label is known
    record ByTime(Duration train, Optional<Duration> gap, Optional<Duration> validate, Duration test, OptionalLong until) implements SplitRule {
        Duration validation() {
            return validate.orElse(test);
        }
    }

    /// Parts of a share each; in time where the rows have a time, else at random, stratified by the label.
    /// The shares lie in 0..1 and add up to at most 1; what is left over is not used.
    record ByShares(double train, double validate, double test) implements SplitRule {
        public ByShares {
            if (!(train >= 0 && validate >= 0 && test >= 0 && train + validate + test <= 1 + 1e-9)) {
                throw new IllegalArgumentException("shares " + train + ", " + validate + ", " + test);
            }
        }
    }

    /// Test rows that the data itself names, such as those of a second file; of the others shares at random, stratified by the label.
    ///
    /// @param test for each row whether it is one of them; empty before there are rows
    record Given(double train, double validate, boolean[] test) implements SplitRule {
        /// The same with rows.
        public Given of(boolean[] rows) {
            return new Given(train, validate, rows);
        }
    }

    /// Each fold is judged once, by models that learned from the others and chose inside them. Random, stratified, rows that belong together in one fold.
    ///
    /// @param folds 2..[#MOST]
    record ByFolds(int folds) implements SplitRule {
        public static final int MOST = 50;

        public ByFolds {
            if (folds < 2 || folds > MOST) throw new IllegalArgumentException("folds " + folds);
        }
    }

    /// Prequential: behind the first training each row is estimated before its label is used.
    ///
    /// @param train    from the first row on; then the estimates begin
    /// @param gap      labels of rows that are younger than this are not used at a refit; default: none, they must be known
    /// @param refit    how often the model is fitted anew
    /// @param validate the newest rows of each training, on which its choices are made; default: a quarter of `train`
    /// @param until    microseconds, excluded; default: just after the newest row whose label is known
    record Stepwise(Duration train, Optional<Duration> gap, Duration refit, Optional<Duration> validate, OptionalLong until) implements SplitRule {
        public static final int MOST = 2_000;

        Duration validation() {
            return validate.orElse(train.dividedBy(4));
        }
    }

    /// @param zone  in which `until` is read: that of the source
    /// @param place where the split stands in the design
    /// @return empty, with problems added, where the split has parts that do not fit (EVALUATION-SPLIT-PARTS)
    static Optional<SplitRule> of(SplitSection section, ZoneId zone, String place, Problems problems) {
        return new SplitReader(section, zone, place, problems).rule();
    }
}
