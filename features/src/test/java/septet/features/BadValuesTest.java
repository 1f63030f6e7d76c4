package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.Row;
import septet.data.Typing;
import septet.data.Values;
import septet.design.ExpressionParser;
import septet.design.Mark;
import septet.design.Problems;
import septet.design.Type;

/// Each kind of bad input has a rule; `docs/features.md`, "Values beyond all bounds", says them.
class BadValuesTest {
    private static final long DAY = 86_400_000_000L;
    private static final long FAR = 9_000_000_000_000_000_000L;

    private static Plans payments() {
        return new Plans().source("payments", ZoneId.of("Europe/Berlin"), Plans.column("card", Plans.key("card")), Plans.column("amount", Plans.MONEY), Plans.column("score", Plans.NUMBER),
                Plans.column("note", Plans.TEXT));
    }

    private static Row row(FeaturePlan plan, long time, long amount, double score) {
        Row row = new Row(plan.slots());
        row.time = time;
        row.arrival = time;
        row.values[0] = plan.dictionary().code("a");
        row.values[1] = amount;
        row.values[2] = Values.number(score);
        row.values[3] = 0;
        return row;
    }

    private static double number(FeaturePlan plan, Row row, String feature) {
        return Values.number(row.values[plan.find(feature).getFirst().slot()]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count() by card over 0d", "count() by card over 3650000d", "count() by card over session(0s)", "count() by card over session(3650000d)",
            "count() by card over 0.0001ms", "decayed_mean(amount, 0d) by card", "decayed_mean(amount, 3650000d) by card", "count() by card over 99999999999999999999d"})
    void windowsOfNothingAndOfTenThousandYearsAreRefused(String line) {
        Problems problems = new Problems();
        ExpressionParser.parse(line, new Mark("design.yaml", 1, 1), "data.features.x", problems);
        List<String> said = problems.hasErrors() ? problems.list().stream().map(septet.design.Problem::line).toList() : payments().feature("x: " + line).problems();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).containsPattern("\\[(FEATURES-WINDOW|FEATURES-ARGUMENTS|DESIGN-EXPRESSION|DESIGN-UNIT|DESIGN-[A-Z-]+)\\]").startsWith("design.yaml:1:");
    }

    /// From the first to the last microsecond that a time can be, out of order.
    @Test
    void timesBefore1970AndInTheFarFutureAreTimesLikeOthers() {
        FeaturePlan plan = payments().kept(Duration.ofDays(36_500)).feature("n: count() by card over 1d, 36500d").feature("today: count() by card over today").feature("all: count() by card")
                .feature("visit: count() by card over session(30m)").feature("gap: time_since() by card").feature("since: decayed_mean(amount, 1d) by card")
                .feature("year: year(time)").feature("later: count() by card over 1d known after 36500d").feature("old: quantile(amount, 0.5) by card over 36500d").plan();
        long[] times = {0, -1, -DAY, -62_135_596_800_000_000L, 253_402_300_799_999_999L, -FAR, FAR, FAR, Long.MAX_VALUE - 1, Long.MIN_VALUE + 2, 5};
        List<Long> seen = new ArrayList<>();
        FeatureState state = new FeatureState(plan);
        for (long time : times) {
            Row row = row(plan, time, 10, 1);
            row.arrival = Long.MAX_VALUE - 1;
            state.observe(row, state.nextEvent());
            seen.add(time);
            if (state.degraded()) continue;
            assertThat(number(plan, row, "all")).as("%s", time).isEqualTo(seen.stream().filter(each -> each <= time).count());
            assertThat(number(plan, row, "n_1d")).as("%s", time).isEqualTo(seen.stream().filter(each -> each <= time && each > Times.minus(time, DAY)).count());
        }
        assertThat(state.stateHash()).isEqualTo(state.stateHash());
    }

    @Test
    void anEventOfTheFarFutureHidesNothingFromOthers() {
        FeaturePlan plan = payments().feature("n: count() by card over 1d").plan();
        FeatureState state = new FeatureState(plan);
        for (int i = 0; i < 50; i++) {
            Row row = row(plan, i * 1_000_000L, 1, 1);
            state.observe(row, state.nextEvent());
            assertThat(number(plan, row, "n")).isEqualTo(i + 1);
            Row ahead = row(plan, FAR, 1, 1);
            ahead.arrival = row.arrival;
            state.observe(ahead, state.nextEvent());
        }
    }

    @Test
    void whatIsNoNumberIsMissing() {
        for (String text : List.of("NaN", "nan", "inf", "Infinity", "-Infinity", "1e999", "0x10", "1_000")) {
            assertThat(Typing.of(Plans.NUMBER, List.of(), ZoneOffset.UTC, payments().plan().dictionary()).value(text)).as(text).isIn(Typing.UNREADABLE, Values.MISSING);
        }
        FeaturePlan plan = payments().feature("x: exp(score)").feature("y: score / 0").feature("z: 0 / (score - score)").feature("n: count(score) by card").feature("m: mean(score) by card")
                .feature("big: sum(score * 1e299) by card").feature("v: variance(score * 1e300) by card").plan();
        FeatureState state = new FeatureState(plan);
        for (double score : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e8, 1e9, 1e9, -0.0}) {
            Row row = row(plan, 0, 1, score);
            state.observe(row, state.nextEvent());
            for (String name : List.of("y", "z")) assertThat(number(plan, row, name)).as(name).isNaN();
        }
        Row last = row(plan, 1, 1, 1);
        state.observe(last, state.nextEvent());
        assertThat(number(plan, last, "n")).isEqualTo(5);
        assertThat(number(plan, last, "m")).isEqualTo((1e8 + 1e9 + 1e9 + 0 + 1) / 5);
        assertThat(number(plan, last, "big")).as("2.1e308").isNaN();
        assertThat(number(plan, last, "v")).isNaN();
        assertThat(state.overflows()).isPositive();
    }

    /// Inside, sums have 128 bits: a sum that was beyond the range and came back is right again.
    @Test
    void sumsBeyondALongAreMissingAndCountedAndComeBack() {
        FeaturePlan plan = payments().feature("total: sum(amount) by card over 10s").feature("usual: mean(amount) by card over 10s").feature("spread: variance(amount) by card over 10s").plan();
        FeatureState state = new FeatureState(plan);
        long much = Long.MAX_VALUE - 1;
        for (int i = 0; i < 40; i++) {
            Row row = row(plan, i * 1_000_000L, i < 5 ? much : i, 1);
            state.observe(row, state.nextEvent());
            long total = row.values[plan.find("total").getFirst().slot()];
            if (i == 0) assertThat(total).isEqualTo(much);
            if (i > 0 && i < 14) assertThat(total).isEqualTo(Values.MISSING);
            if (i >= 14) assertThat(total).isEqualTo(sum(i - 9, i));
            if (i == 4) assertThat(number(plan, row, "usual")).isEqualTo(new BigDecimal(much).movePointLeft(4).doubleValue());
            if (i == 4) assertThat(number(plan, row, "spread")).isZero();
        }
        assertThat(state.overflows()).isGreaterThanOrEqualTo(12);
        assertThat(state.beyondRange().orElseThrow().line()).contains("sums were beyond the range of the type").contains("[FEATURES-OVERFLOW]");
        assertThat(new FeatureState(plan).beyondRange()).isEmpty();
    }

    private static long sum(long from, long to) {
        long sum = 0;
        for (long i = from; i <= to; i++) sum += i;
        return sum;
    }

    @Test
    void aTextOfAMegabyteCostsNoMoreThanItsReading() {
        FeaturePlan plan = payments().feature("a: matches(note, '(a+)+b$')").feature("b: length(replace(replace(note, 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'))")
                .feature("c: length(join(note, note, note, note))").feature("d: share_of_digits(lower(trim(note)))").feature("e: approx_distinct(note) by card").feature("f: contains(note, 'b')")
                .feature("g: count(note) where note != 'x' by card over 7d").feature("h: length(replace(note, '', 'x'))").plan();
        FeatureState state = new FeatureState(plan);
        Row row = row(plan, 0, 1, 1);
        row.texts[3] = "a".repeat(1 << 20);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 5; i++) state.observe(row, state.nextEvent());
        });
        assertThat(number(plan, row, "a")).as("the bits of false").isZero();
        assertThat(number(plan, row, "b")).isEqualTo(1 << 20);
        assertThat(number(plan, row, "c")).isEqualTo(1 << 20);
        assertThat(number(plan, row, "h")).isEqualTo(1 << 20);
        assertThat(number(plan, row, "d")).isZero();
        assertThat(number(plan, row, "e")).isEqualTo(1);
        assertThat(plan.find("e").getFirst().type()).isEqualTo(new Type.Number());
    }

    @Test
    void anExpressionHasALength() {
        for (String expression : List.of("1" + " + 1".repeat(600), "(".repeat(100) + "1" + ")".repeat(100), "not ".repeat(100) + "true", "-".repeat(100) + "1")) {
            Problems problems = new Problems();
            assertThat(ExpressionParser.parse(expression, new Mark("d", 1, 1), "x", problems)).isEmpty();
            assertThat(problems.list().getFirst().code()).isEqualTo("DESIGN-EXPRESSION");
        }
    }
}
