package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

class SplitTest {
    private static final long DAY = Samples.DAY;
    private static final String PLACE = "fraud.yaml:57:3 evaluation.split";

    @Test
    void partsFollowInTimeBeforeTheNewestMaturedRow() {
        SplitRows rows = hourly(60, 7);
        Split split = Split.of(byTime(21, 7, 7), rows, Chance.of(1), PLACE);
        long until = split.test().until();
        assertThat(until).isEqualTo(53 * DAY - DAY / 24 + 1);
        assertThat(split.test().from()).isEqualTo(until - 7 * DAY);
        assertThat(split.validate().until()).isEqualTo(until - 14 * DAY);
        assertThat(split.validate().from()).isEqualTo(until - 21 * DAY);
        assertThat(split.train().until()).isEqualTo(until - 28 * DAY);
        assertThat(split.train().from()).isEqualTo(until - 49 * DAY);
        assertThat(split.train().rows()).isEqualTo(21 * 24);
        assertThat(split.unknown()).isZero();
        assertThat(split.warnings()).isEmpty();
        for (int row : split.whole().learn()) assertThat(rows.times()[row]).isBetween(split.train().from(), until - 1);
        assertThat(split.whole().learn()).hasSize(49 * 24);
        for (int row : split.last().learn()) {
            assertThat(rows.times()[row]).isGreaterThanOrEqualTo(split.train().from());
            assertThat(rows.knownAt()[row]).isLessThanOrEqualTo(split.test().from());
        }
        assertThat(split.last().learn()).hasSize((21 + 7 + 7) * 24);
    }

    @Test
    void aLabelThatWasNotKnownWhenTheNextPartBeganIsNotUsed() {
        SplitRule rule = new SplitRule.ByTime(Duration.ofDays(21), Optional.of(Duration.ofDays(2)), Optional.empty(), Duration.ofDays(7), OptionalLong.empty());
        SplitRows rows = hourly(60, 7);
        Split split = Split.of(rule, rows, Chance.of(1), PLACE);
        for (int row : split.rows(Role.TRAIN)) assertThat(rows.knownAt()[row]).isLessThanOrEqualTo(split.validate().from());
        for (int row : split.rows(Role.VALIDATE)) assertThat(rows.knownAt()[row]).isLessThanOrEqualTo(split.test().from());
        assertThat(split.unknown()).isEqualTo(2 * 5 * 24);
    }

    /// The faulty split takes every row of a part, known or not.
    @Test
    void aSplitThatIgnoresTheDelayIsCaught() {
        SplitRows rows = hourly(60, 7);
        SplitRule rule = new SplitRule.ByTime(Duration.ofDays(21), Optional.of(Duration.ofDays(1)), Optional.empty(), Duration.ofDays(7), OptionalLong.empty());
        Split split = Split.of(rule, rows, Chance.of(1), PLACE);
        assertThat(learnsFromTheFuture(split, rows, row -> split.roles()[row] == Role.TRAIN)).isFalse();
        assertThat(learnsFromTheFuture(split, rows, row -> rows.times()[row] >= split.train().from() && rows.times()[row] < split.train().until())).isTrue();
        assertThat(split.warnings()).extracting(Problem::code).containsExactly("EVALUATION-LABELS-LACKING", "EVALUATION-LABELS-LACKING");
    }

    private static boolean learnsFromTheFuture(Split split, SplitRows rows, java.util.function.IntPredicate training) {
        return IntStream.range(0, rows.size()).filter(training).anyMatch(row -> rows.knownAt()[row] > split.validate().from());
    }

    @Test
    void textsAreAlikeButForDigitsCaseAndSpace() {
        assertThat(Identity.ofAlike("WIN 500 now")).isEqualTo(Identity.ofAlike("win\t9now ")).isNotEqualTo(Identity.ofAlike("win later"));
    }

    @Test
    void withoutValidationOneGapIsLeft() {
        SplitRule rule = new SplitRule.ByTime(Duration.ofDays(7), Optional.empty(), Optional.of(Duration.ZERO), Duration.ofDays(7), OptionalLong.of(40 * DAY));
        Split split = Split.of(rule, hourly(60, 7), Chance.of(1), PLACE);
        assertThat(split.train().from()).isEqualTo(19 * DAY);
        assertThat(split.test().from()).isEqualTo(33 * DAY);
        assertThat(split.validate().rows()).isZero();
    }

    @Test
    void whoNamesTheEndVouchesForItsLabels() {
        SplitRule rule = new SplitRule.ByTime(Duration.ofDays(21), Optional.empty(), Optional.empty(), Duration.ofDays(7), OptionalLong.of(60 * DAY));
        Split split = Split.of(rule, hourly(60, 7), Chance.of(1), PLACE);
        assertThat(split.test().rows()).isEqualTo(7 * 24);
        assertThat(split.whole().learn()).hasSize((49 - 7) * 24);
    }

    @Test
    void theOrderOfRowsChangesNoRole() {
        for (int seed = 0; seed < 5; seed++) {
            for (SplitRows rows : new SplitRows[] {hourly(60, 7), timeless(700, seed)}) {
                SplitRule rule = rows.hasTime() ? byTime(21, 7, 7) : new SplitRule.ByShares(0.6, 0.2, 0.2);
                int[] order = Samples.shuffled(rows.size(), Chance.of(seed));
                Split split = Split.of(rule, rows, Chance.of(seed), PLACE);
                Split moved = Split.of(rule, ordered(rows, order), Chance.of(seed), PLACE);
                for (int i = 0; i < order.length; i++) assertThat(moved.roles()[i]).as("seed %d", seed).isEqualTo(split.roles()[order[i]]);
            }
        }
    }

    @Test
    void sharesAtRandomAreStratifiedAndFollowTheSeed() {
        SplitRows rows = timeless(5_000, 3);
        Split split = Split.of(new SplitRule.ByShares(0.6, 0.2, 0.2), rows, Chance.of(1), PLACE);
        double positives = IntStream.range(0, rows.size()).filter(rows::positive).count();
        assertThat(split.train().rows()).isBetween(2_999, 3_001);
        assertThat(split.test().rows()).isBetween(999, 1_001);
        assertThat((double) split.test().positives()).isBetween(0.2 * positives - 1, 0.2 * positives + 1);
        Split other = Split.of(new SplitRule.ByShares(0.6, 0.2, 0.2), rows, Chance.of(2), PLACE);
        assertThat(other.roles()).isNotEqualTo(split.roles());
        assertThat(split.whole().learn()).hasSize(5_000);
        assertThat(split.last().learn()).hasSize(split.train().rows() + split.validate().rows());
    }

    @Test
    void sharesInTimeKeepOneInstantOnOneSide() {
        SplitRows rows = hourly(50, 0);
        long[] days = LongStream.of(rows.times()).map(time -> time / DAY * DAY).toArray();
        SplitRows daily = new SplitRows(days, rows.labels(), days, rows.identities(), rows.together(), 50 * DAY, 0);
        Split split = Split.of(new SplitRule.ByShares(0.61, 0.19, 0.2), daily, Chance.of(1), PLACE);
        for (int row = 0; row < days.length; row++) {
            Role expected = days[row] < split.validate().from() ? Role.TRAIN : days[row] < split.test().from() ? Role.VALIDATE : Role.TEST;
            assertThat(split.roles()[row]).isEqualTo(expected);
        }
        assertThat(split.train().rows()).isBetween(30 * 24, 31 * 24);
    }

    @Test
    void rowsThatBelongTogetherStayTogether() {
        SplitRows rows = timeless(2_000, 4);
        long[] together = IntStream.range(0, 2_000).mapToLong(row -> Identity.of(row % 150)).toArray();
        SplitRows grouped = new SplitRows(rows.times(), rows.labels(), rows.knownAt(), rows.identities(), together, rows.knownUntil(), 0);
        Split split = Split.of(new SplitRule.ByShares(0.6, 0.2, 0.2), grouped, Chance.of(1), PLACE);
        for (int row = 150; row < 2_000; row++) assertThat(split.roles()[row]).isEqualTo(split.roles()[row % 150]);
        assertThat(split.test().rows()).isBetween(300, 500);
    }

    @Test
    void inTimeALaterTwinIsLeftOut() {
        SplitRows rows = hourly(60, 7);
        long[] together = rows.identities().clone();
        together[59 * 24 - 8 * 24] = together[20 * 24];
        SplitRows grouped = new SplitRows(rows.times(), rows.labels(), rows.knownAt(), rows.identities(), together, rows.knownUntil(), rows.delay());
        Split split = Split.of(byTime(21, 7, 7), grouped, Chance.of(1), PLACE);
        assertThat(split.roles()[51 * 24]).isEqualTo(Role.TWIN);
        assertThat(split.twins()).isEqualTo(1);
        assertThat(split.test().rows()).isEqualTo(7 * 24 - 1);
    }

    @Test
    void whatCannotBeSplitIsRefusedWithItsCode() {
        SplitRows rows = hourly(60, 7);
        refused("EVALUATION-EMPTY-PART", byTime(21, 7, 7), hourly(20, 7));
        refused("EVALUATION-NO-TIME", byTime(21, 7, 7), timeless(100, 1));
        refused("EVALUATION-NO-LABELS", byTime(21, 7, 7), labels(rows, Values.MISSING));
        refused("EVALUATION-ONE-CLASS", byTime(21, 7, 7), labels(rows, 0));
        refused("EVALUATION-ONE-CLASS", byTime(21, 7, 7), labels(rows, 1));
    }

    @Test
    void trainingThatBeginsBeforeTheDataIsSaid() {
        Split split = Split.of(byTime(40, 7, 7), hourly(60, 7), Chance.of(1), PLACE);
        assertThat(split.warnings()).extracting(Problem::code).containsExactly("EVALUATION-SPLIT-TOO-LONG");
    }

    private static void refused(String code, SplitRule rule, SplitRows rows) {
        assertThatThrownBy(() -> Split.of(rule, rows, Chance.of(1), PLACE)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problems()).extracting(Problem::code).contains(code));
    }

    private static SplitRule byTime(int train, int validate, int test) {
        return new SplitRule.ByTime(Duration.ofDays(train), Optional.empty(), Optional.of(Duration.ofDays(validate)), Duration.ofDays(test), OptionalLong.empty());
    }

    /// A row each hour; every fifth is positive; labels are known after some days; the data ends with its last row.
    private static SplitRows hourly(int days, int delayDays) {
        long[] times = LongStream.range(0, days * 24L).map(hour -> hour * DAY / 24).toArray();
        long[] labels = IntStream.range(0, times.length).mapToLong(row -> row % 5 == 0 ? 1 : 0).toArray();
        long[] known = LongStream.of(times).map(time -> time + delayDays * DAY).toArray();
        long[] identities = IntStream.range(0, times.length).mapToLong(Identity::of).toArray();
        return new SplitRows(times, labels, known, identities, identities, times[times.length - 1], delayDays * DAY);
    }

    private static SplitRows timeless(int size, long seed) {
        long[] labels = LongStream.range(0, size).map(row -> Chance.of(seed).at(row).nextDouble() < 0.1 ? 1 : 0).toArray();
        long[] identities = LongStream.range(0, size).map(Identity::of).toArray();
        return new SplitRows(new long[0], labels, new long[size], identities, identities, 0, 0);
    }

    private static SplitRows labels(SplitRows rows, long label) {
        long[] labels = new long[rows.size()];
        Arrays.fill(labels, label);
        return new SplitRows(rows.times(), labels, rows.knownAt(), rows.identities(), rows.together(), rows.knownUntil(), rows.delay());
    }

    private static SplitRows ordered(SplitRows rows, int[] order) {
        return new SplitRows(rows.hasTime() ? pick(rows.times(), order) : rows.times(), pick(rows.labels(), order), pick(rows.knownAt(), order),
                pick(rows.identities(), order), pick(rows.together(), order), rows.knownUntil(), rows.delay());
    }

    private static long[] pick(long[] values, int[] order) {
        return IntStream.of(order).mapToLong(row -> values[row]).toArray();
    }
}
