package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

/// Splits of many rounds: every row is judged once, by what could not have seen it.
class RoundsTest {
    private static final long DAY = Samples.DAY;
    private static final String PLACE = "spam.yaml:40:3 evaluation.split";

    @Test
    void everyRowIsJudgedOnceByRowsThatAreNotItsOwn() {
        for (int folds : new int[] {2, 3, 5, 10}) {
            SplitRows rows = timeless(1_003, 7, 1_003);
            Split split = Split.of(new SplitRule.ByFolds(folds), rows, Chance.of(folds), PLACE);
            assertThat(split.rounds()).hasSize(folds);
            assertThat(IntStream.of(split.tested()).sorted().toArray()).containsExactly(IntStream.range(0, 1_003).toArray());
            for (Round round : split.rounds()) {
                assertThat(common(round.learn(), round.test())).isZero();
                assertThat(round.learn().length + round.test().length).isEqualTo(1_003);
                assertThat(IntStream.of(round.validate()).sorted().toArray()).as("each row of the other folds validates once").containsExactly(round.learn());
                for (HeldOut held : round.choosing()) {
                    assertThat(common(held.train(), held.validate())).isZero();
                    assertThat(common(held.train(), round.test()) + common(held.validate(), round.test())).isZero();
                    assertThat(held.train().length + held.validate().length).isEqualTo(round.learn().length);
                }
                assertThat(round.test().length).isBetween(1_003 / folds - 2, 1_003 / folds + 2);
            }
            assertThat(split.whole().learn()).hasSize(1_003);
            assertThat(IntStream.of(split.whole().validate()).sorted().toArray()).containsExactly(split.whole().learn());
        }
    }

    @Test
    void foldsAreStratifiedAndFollowTheSeedNotTheOrder() {
        SplitRows rows = timeless(2_000, 3, 2_000);
        Split split = Split.of(new SplitRule.ByFolds(5), rows, Chance.of(1), PLACE);
        long positives = IntStream.range(0, 2_000).filter(rows::positive).count();
        for (Round round : split.rounds()) assertThat(IntStream.of(round.test()).filter(rows::positive).count()).isBetween(positives / 5 - 1, positives / 5 + 1);
        int[] order = Samples.shuffled(2_000, Chance.of(9));
        Split moved = Split.of(new SplitRule.ByFolds(5), ordered(rows, order), Chance.of(1), PLACE);
        for (int fold = 0; fold < 5; fold++) {
            assertThat(IntStream.of(moved.rounds().get(fold).test()).map(row -> order[row]).sorted().toArray()).containsExactly(split.rounds().get(fold).test());
        }
        assertThat(Split.of(new SplitRule.ByFolds(5), rows, Chance.of(2), PLACE).last().test()).isNotEqualTo(split.last().test());
    }

    /// The faulty folds are drawn row by row, so that twins cross.
    @Test
    void twinsNeverCrossAndFoldsThatLetThemAreCaught() {
        SplitRows rows = timeless(3_000, 5, 400);
        Split split = Split.of(new SplitRule.ByFolds(5), rows, Chance.of(1), PLACE);
        assertThat(crossing(split, rows.together())).isZero();
        SplitRows alone = new SplitRows(rows.times(), rows.labels(), rows.knownAt(), rows.identities(), rows.identities(), 0, 0);
        Split planted = Split.of(new SplitRule.ByFolds(5), alone, Chance.of(1), PLACE);
        assertThat(crossing(planted, rows.together())).isGreaterThan(1_000);
    }

    private static long crossing(Split split, long[] together) {
        long crossing = 0;
        for (Round round : split.rounds()) {
            Set<Long> learned = new HashSet<>();
            for (int row : round.learn()) learned.add(together[row]);
            crossing += IntStream.of(round.test()).filter(row -> learned.contains(together[row])).count();
            for (HeldOut held : round.choosing()) {
                Set<Long> inner = new HashSet<>();
                for (int row : held.train()) inner.add(together[row]);
                crossing += IntStream.of(held.validate()).filter(row -> inner.contains(together[row])).count();
            }
        }
        return crossing;
    }

    @Test
    void foldsThatCannotBeJudgedAreRefused() {
        refused("EVALUATION-EMPTY-PART", new SplitRule.ByFolds(5), timeless(100, 1, 3));
        refused("EVALUATION-ONE-CLASS", new SplitRule.ByFolds(10), labels(timeless(100, 1, 100), row -> row < 4 ? 1 : 0));
    }

    @Test
    void eachRowIsEstimatedBeforeItsLabelIsUsed() {
        SplitRows rows = hourly(100, 3);
        Split split = Split.of(stepwise(30, 7), rows, Chance.of(1), PLACE);
        assertThat(split.rounds()).hasSize(10);
        assertThat(future(split, rows)).isZero();
        Map<Integer, Integer> judged = new HashMap<>();
        for (int row : split.tested()) judged.merge(row, 1, Integer::sum);
        for (int row = 0; row < rows.size(); row++) {
            boolean asked = rows.times()[row] >= 30 * DAY && rows.matured(row);
            assertThat(judged.getOrDefault(row, 0)).as("row %d", row).isEqualTo(asked ? 1 : 0);
        }
        for (Round round : split.rounds()) {
            assertThat((round.at() - 30 * DAY) % (7 * DAY)).isZero();
            long known = IntStream.range(0, rows.size()).filter(row -> rows.times()[row] < round.at() && rows.knownAt()[row] <= round.at()).count();
            assertThat(round.learn().length).as("everything that was known").isEqualTo((int) known);
            assertThat(round.choosing().getFirst().validate().length).isEqualTo((int) (7.5 * 24));
        }
        assertThat(split.whole().learn()).hasSize((int) IntStream.range(0, rows.size()).filter(rows::matured).count());
    }

    /// The faulty refit takes every row before it, known or not.
    @Test
    void aRefitThatUsesLabelsNotYetKnownIsCaught() {
        SplitRows rows = hourly(100, 3);
        SplitRows hasty = new SplitRows(rows.times(), rows.labels(), rows.times(), rows.identities(), rows.together(), rows.knownUntil(), 0);
        assertThat(future(Split.of(stepwise(30, 7), hasty, Chance.of(1), PLACE), rows)).isGreaterThan(10 * 24);
    }

    /// Rows that a round used although their label was not known then, or that it was chosen on before.
    private static long future(Split split, SplitRows truth) {
        long future = 0;
        for (Round round : split.rounds()) {
            future += IntStream.of(round.learn()).filter(row -> truth.knownAt()[row] > round.at() || truth.times()[row] >= round.at()).count();
            future += IntStream.of(round.test()).filter(row -> truth.times()[row] < round.at()).count();
            for (HeldOut held : round.choosing()) {
                future += IntStream.of(held.train()).filter(row -> truth.knownAt()[row] > held.validateFrom()).count();
                future += IntStream.of(held.validate()).filter(row -> truth.knownAt()[row] > round.at()).count();
            }
        }
        return future;
    }

    @Test
    void aGapHoldsLabelsBackAndValidateSaysItsLength() {
        SplitRows rows = hourly(100, 0);
        Split split = Split.of(new SplitRule.Stepwise(Duration.ofDays(30), Optional.of(Duration.ofDays(5)), Duration.ofDays(14), Optional.of(Duration.ofDays(3)),
                OptionalLong.of(90 * DAY)), rows, Chance.of(1), PLACE);
        for (Round round : split.rounds()) {
            assertThat(IntStream.of(round.learn()).mapToLong(row -> rows.times()[row]).max().orElseThrow()).isLessThan(round.at() - 5 * DAY);
            assertThat(round.validate()).hasSize(3 * 24);
        }
        assertThat(split.test().until()).isEqualTo(90 * DAY);
        assertThat(split.parts().rounds()).isEqualTo(5);
    }

    @Test
    void aTwinOfALearnedRowIsNotJudged() {
        SplitRows rows = hourly(60, 0);
        long[] together = rows.identities().clone();
        together[50 * 24] = together[20 * 24];
        Split split = Split.of(stepwise(30, 7), new SplitRows(rows.times(), rows.labels(), rows.knownAt(), rows.identities(), together, rows.knownUntil(), 0), Chance.of(1), PLACE);
        assertThat(split.roles()[50 * 24]).isEqualTo(Role.TWIN);
        assertThat(split.twins()).isEqualTo(1);
    }

    @Test
    void whatCannotBeSteppedThroughIsRefused() {
        refused("EVALUATION-NO-TIME", stepwise(30, 7), timeless(100, 1, 100));
        refused("EVALUATION-EMPTY-PART", stepwise(90, 7), hourly(60, 0));
        refused("EVALUATION-TOO-MANY-REFITS", new SplitRule.Stepwise(Duration.ofDays(30), Optional.empty(), Duration.ofSeconds(1), Optional.empty(), OptionalLong.empty()),
                hourly(60, 0));
    }

    @Test
    void aSplitThatJudgesWhatItLearnedFromIsADefect() {
        Round bad = new Round(List.of(), new int[] {1, 2}, new int[] {2, 3}, 0, 0, 0);
        Part none = new Part(Role.TRAIN, 0, 0, 0, 0);
        assertThatThrownBy(() -> new Split(List.of(bad), bad, new Role[4], new Parts(none, none, none, 0, 0), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(String code, SplitRule rule, SplitRows rows) {
        assertThatThrownBy(() -> Split.of(rule, rows, Chance.of(1), PLACE)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problems()).extracting(Problem::code).contains(code));
    }

    private static SplitRule stepwise(int train, int refit) {
        return new SplitRule.Stepwise(Duration.ofDays(train), Optional.empty(), Duration.ofDays(refit), Optional.empty(), OptionalLong.empty());
    }

    private static SplitRows hourly(int days, int delayDays) {
        long[] times = LongStream.range(0, days * 24L).map(hour -> hour * DAY / 24).toArray();
        long[] labels = IntStream.range(0, times.length).mapToLong(row -> row % 5 == 0 ? 1 : 0).toArray();
        long[] known = LongStream.of(times).map(time -> time + delayDays * DAY).toArray();
        long[] identities = IntStream.range(0, times.length).mapToLong(Identity::of).toArray();
        return new SplitRows(times, labels, known, identities, identities, times[times.length - 1], delayDays * DAY);
    }

    private static SplitRows timeless(int size, long seed, int groups) {
        long[] labels = LongStream.range(0, size).map(row -> Chance.of(seed).at(row).nextDouble() < 0.1 ? 1 : 0).toArray();
        long[] identities = LongStream.range(0, size).map(Identity::of).toArray();
        long[] together = groups == size ? identities : LongStream.range(0, size).map(row -> Identity.of(row % groups)).toArray();
        return new SplitRows(new long[0], labels, new long[size], identities, together, 0, 0);
    }

    private static SplitRows labels(SplitRows rows, java.util.function.IntToLongFunction label) {
        return new SplitRows(rows.times(), IntStream.range(0, rows.size()).mapToLong(label).toArray(), rows.knownAt(), rows.identities(), rows.together(), 0, 0);
    }

    private static SplitRows ordered(SplitRows rows, int[] order) {
        return new SplitRows(rows.times(), pick(rows.labels(), order), pick(rows.knownAt(), order), pick(rows.identities(), order), pick(rows.together(), order), 0, 0);
    }

    private static long[] pick(long[] values, int[] order) {
        return IntStream.of(order).mapToLong(row -> values[row]).toArray();
    }

    private static long common(int[] first, int[] second) {
        Set<Integer> all = new HashSet<>();
        for (int row : first) all.add(row);
        return Arrays.stream(second).filter(all::contains).count();
    }
}
