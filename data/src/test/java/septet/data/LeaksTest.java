package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Leak.Kind;
import septet.world.Chance;

/// What the detectors say of columns whose making is known.
class LeaksTest {
    private static final long DAY = 86_400_000_000L;
    private static final int ROWS = 4_000;
    private static final long SEED = 3;

    /// Rows of 40 groups with rates of their own over 200 days, the label of each known after 7; honest columns, to which a test adds its own.
    private static final class Rows {
        private final Chance chance;
        private final int[] group = new int[ROWS];
        private final long[] unit = new long[ROWS];
        private final double[] label = new double[ROWS];
        private final double[] rate = new double[ROWS];
        private final long[] times;
        private final List<LeakTable.Column> columns = new ArrayList<>();
        private long delay = 7 * DAY;

        private Rows(long seed) {
            chance = Chance.of(seed);
            times = IntStream.range(0, ROWS).mapToLong(row -> (long) (chance.of("time").at(row).nextDouble() * 200 * DAY)).sorted().toArray();
            double[] signal = new double[ROWS];
            double[] amount = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                Chance own = chance.of("row").at(row);
                group[row] = own.nextInt(40);
                unit[row] = own.nextInt(300);
                rate[row] = 0.1 + 0.5 * chance.of("rate").at(group[row]).nextDouble();
                signal[row] = own.nextGaussian();
                amount[row] = Math.exp(own.nextGaussian());
                label[row] = own.nextDouble() < rate[row] + 0.08 * signal[row] ? 1 : 0;
            }
            columns.add(new LeakTable.Numbers("signal", signal));
            columns.add(new LeakTable.Numbers("amount", amount));
            columns.add(new LeakTable.Words("group", group));
        }

        private Rows with(String name, java.util.function.IntToDoubleFunction value) {
            columns.add(new LeakTable.Numbers(name, IntStream.range(0, ROWS).mapToDouble(value).toArray()));
            return this;
        }

        private double noise(String name, int row) {
            return chance.of(name).at(row).nextGaussian();
        }

        private double sum(int row, boolean own) {
            return IntStream.range(0, ROWS).filter(other -> group[other] == group[row] && (own || other != row)).mapToDouble(other -> label[other]).sum();
        }

        private double count(int row) {
            return Arrays.stream(group).filter(other -> other == group[row]).count();
        }

        private LeakTable table() {
            LeakTable.Part[] parts = IntStream.range(0, ROWS).mapToObj(row -> row < 0.8 * ROWS ? LeakTable.Part.TEACHES : LeakTable.Part.JUDGES).toArray(LeakTable.Part[]::new);
            Map<String, long[]> groups = Map.of("group", Arrays.stream(group).asLongStream().toArray(), "unit", unit);
            return new LeakTable(columns, groups, label, 2, times, Arrays.stream(times).map(time -> time + delay).toArray(), parts, times[ROWS - 1]);
        }

        private List<Leak> leaks() {
            return Leaks.find(table());
        }
    }

    /// As of complaints, praise and questions: why somebody complains is written where it was found to be a complaint. What it says of the two others is nothing.
    @Test
    void whatIsFilledInForOneOfSeveralClassesWasWrittenLater() {
        Rows rows = new Rows(SEED);
        IntStream.range(0, ROWS).forEach(row -> rows.label[row] = rows.chance.of("class").at(row).nextInt(10) < 6 ? 0 : 1 + rows.chance.of("other").at(row).nextInt(2));
        rows.with("sure of the reason", row -> rows.label[row] == 0 || rows.chance.of("also").at(row).nextInt(4) == 0 ? rows.chance.of("sure").at(row).nextDouble() : Double.NaN);
        rows.with("often missing", row -> rows.chance.of("missing").at(row).nextInt(rows.label[row] == 0 ? 3 : 2) == 0 ? Double.NaN : rows.noise("some", row));
        LeakTable two = rows.table();
        LeakTable three = new LeakTable(two.columns(), two.groups(), two.label(), 3, two.times(), two.knownAt(), two.parts(), two.knownUntil());
        assertThat(kind(Leaks.find(three), "sure of the reason")).isEqualTo(Kind.WRITTEN_LATER);
    }

    private static Kind kind(List<Leak> leaks, String column) {
        assertThat(leaks).extracting(Leak::column).containsExactly(column);
        return leaks.getFirst().kind();
    }

    @Test
    void honestColumnsAreLeftAloneWhateverTheSeed() {
        for (long seed = 0; seed < 8; seed++) {
            Rows rows = new Rows(seed);
            rows.with("marker", row -> 2.3 * rows.label[row] + rows.noise("marker", row)).with("true rate", row -> rows.rate[row]);
            assertThat(rows.leaks()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void whatAlmostDecidesTheLabelIsNamed() {
        Rows slips = new Rows(SEED);
        assertThat(kind(slips.with("status", row -> Math.abs(slips.label[row] - (slips.noise("slip", row) > 2 ? 1 : 0))).leaks(), "status")).isEqualTo(Kind.DECIDES);
        Rows blurred = new Rows(SEED);
        assertThat(kind(blurred.with("refund", row -> 5 * blurred.label[row] + blurred.noise("blur", row)).leaks(), "refund")).isEqualTo(Kind.DECIDES);
    }

    @Test
    void columnsThatAllDecideAreAnEasyQuestionAndNoLeak() {
        Rows rows = new Rows(SEED);
        for (String name : List.of("one", "two", "three")) rows.with(name, row -> 2.0 * rows.label[row] + rows.noise(name, row));
        assertThat(rows.leaks()).isEmpty();
    }

    @Test
    void aMeanByGroupMadeOfAllRowsIsNamedInAllItsForms() {
        Rows plain = new Rows(SEED);
        assertThat(kind(plain.with("encoded", row -> plain.sum(row, true) / plain.count(row)).leaks(), "encoded")).isEqualTo(Kind.GROUP_MEAN);
        Rows smooth = new Rows(SEED);
        assertThat(kind(smooth.with("encoded", row -> (smooth.sum(row, true) + 6) / (smooth.count(row) + 20)).leaks(), "encoded")).isEqualTo(Kind.GROUP_MEAN);
        Rows without = new Rows(SEED);
        assertThat(kind(without.with("encoded", row -> without.sum(row, false) / (without.count(row) - 1)).leaks(), "encoded")).isEqualTo(Kind.GROUP_MEAN);
    }

    /// What a faulty detector would call a leak: a mean of the rows that teach alone goes with the judging labels too, as rates do.
    @Test
    void aMeanByGroupOfTeachingRowsIsHonest() {
        Rows rows = new Rows(SEED);
        double[] mean = IntStream.range(0, 40).mapToDouble(group -> IntStream.range(0, (int) (0.8 * ROWS)).filter(row -> rows.group[row] == group)
                .mapToDouble(row -> rows.label[row]).average().orElse(0)).toArray();
        assertThat(rows.with("encoded", row -> mean[rows.group[row]]).leaks()).isEmpty();
    }

    @Test
    void windowsThatReachPastT0AreNamedAndThoseThatEndThereAreNot() {
        Rows next = new Rows(SEED);
        assertThat(kind(next.with("busy", row -> events(next, row, 1, 12 * DAY)).leaks(), "busy")).isEqualTo(Kind.FUTURE);
        Rows around = new Rows(SEED);
        assertThat(kind(around.with("busy", row -> Math.log1p(events(around, row, -30 * DAY, 30 * DAY))).leaks(), "busy")).isEqualTo(Kind.FUTURE);
        Rows before = new Rows(SEED);
        assertThat(before.with("busy", row -> events(before, row, -17 * DAY, 0)).leaks()).isEmpty();
    }

    private static double events(Rows rows, int row, long from, long until) {
        return IntStream.range(0, ROWS).filter(other -> rows.unit[other] == rows.unit[row] && rows.times[other] - rows.times[row] >= from
                && rows.times[other] - rows.times[row] <= until).count();
    }

    @Test
    void labelsThatWereNotKnownYetAreNamed() {
        Rows hasty = new Rows(SEED);
        hasty.delay = 60 * DAY;
        hasty.with("risk", row -> IntStream.range(0, row).filter(other -> hasty.unit[other] == hasty.unit[row] && hasty.times[row] - hasty.times[other] < 50 * DAY)
                .mapToDouble(other -> hasty.label[other]).sum());
        assertThat(kind(hasty.leaks(), "risk")).isEqualTo(Kind.FUTURE);
        Rows patient = new Rows(SEED);
        patient.with("risk", row -> IntStream.range(0, row).filter(other -> patient.unit[other] == patient.unit[row] && patient.times[row] - patient.times[other] >= 7 * DAY
                && patient.times[row] - patient.times[other] < 57 * DAY).mapToDouble(other -> patient.label[other]).sum());
        assertThat(patient.leaks()).isEmpty();
    }

    @Test
    void whatChangesWhenTheLabelBecomesKnownIsNamed() {
        Rows filled = new Rows(SEED);
        assertThat(kind(filled.with("closed", row -> filled.label[row] == 1 && filled.noise("in", row) < 1.5 ? 4 : Double.NaN).leaks(), "closed")).isEqualTo(Kind.WRITTEN_LATER);
        Rows state = new Rows(SEED);
        long end = state.times[ROWS - 1];
        assertThat(kind(state.with("calls", row -> state.times[row] + 7 * DAY > end ? 0 : 1 + Math.floor(Math.abs(2 * state.noise("calls", row)))).leaks(), "calls"))
                .isEqualTo(Kind.WRITTEN_LATER);
        Rows told = new Rows(SEED);
        assertThat(kind(told.with("level", row -> (told.times[row] + 7 * DAY > end ? 0 : 2 * told.label[row]) + told.noise("level", row)).leaks(), "level"))
                .isEqualTo(Kind.WRITTEN_LATER);
    }

    @Test
    void labelsThatComeLaterThanPromisedAreNamed() {
        Rows missing = new Rows(SEED);
        missing.delay = 0;
        for (int row = 0; row < ROWS; row++) if (missing.times[row] > 190 * DAY) missing.label[row] = Double.NaN;
        assertThat(kind(missing.leaks(), "")).isEqualTo(Kind.LATE_LABEL);
        Rows no = new Rows(SEED);
        no.delay = 0;
        for (int row = 0; row < ROWS; row++) if (no.times[row] > 190 * DAY) no.label[row] = 0;
        assertThat(kind(no.leaks(), "")).isEqualTo(Kind.LATE_LABEL);
        Rows promised = new Rows(SEED);
        promised.delay = 11 * DAY;
        for (int row = 0; row < ROWS; row++) if (promised.times[row] > 190 * DAY) promised.label[row] = 0;
        assertThat(promised.leaks()).isEmpty();
    }

    @Test
    void copiesAcrossTheSplitAreNamedExactNearAndAsTexts() {
        assertThat(kind(copied(0), "")).isEqualTo(Kind.COPIES);
        assertThat(kind(copied(1e-4), "")).isEqualTo(Kind.COPIES);
        Rows texts = new Rows(SEED);
        String[] words = IntStream.range(0, ROWS).mapToObj(row -> "call " + row + " " + Long.toString(row * 7_919_317L, 36).replaceAll("[0-9]", "") + " about the parcel of "
                + Long.toString(row * 104_729_113L, 36)).toArray(String[]::new);
        for (int row = ROWS - 60; row < ROWS; row++) words[row] = words[row - 3_000].toUpperCase(java.util.Locale.ROOT).replace("9", "4");
        texts.columns.add(new LeakTable.Texts("message", words));
        assertThat(kind(texts.leaks(), "message")).isEqualTo(Kind.COPIES);
    }

    private static List<Leak> copied(double moved) {
        Rows rows = new Rows(SEED);
        for (String name : List.of("a", "b", "c")) rows.with(name, row -> 10 * rows.noise(name, row));
        for (int row = ROWS - 60; row < ROWS; row++) rows.label[row] = rows.label[row - 3_000];
        for (LeakTable.Column column : rows.columns) {
            if (!(column instanceof LeakTable.Numbers numbers)) continue;
            for (int row = ROWS - 60; row < ROWS; row++) numbers.values()[row] = numbers.values()[row - 3_000] * (1 + moved * rows.noise(column.name() + " moved", row));
        }
        return rows.leaks();
    }

    @Test
    void rowsOfFewValuesRepeatByChance() {
        Rows rows = new Rows(SEED);
        rows.columns.clear();
        for (String name : List.of("a", "b", "c", "d", "e")) rows.with(name, row -> Math.rint(rows.noise(name, row)));
        assertThat(rows.leaks()).isEmpty();
    }

    @Test
    void theOrderOfRowsChangesNoName() {
        Rows rows = new Rows(SEED);
        LeakTable table = rows.with("encoded", row -> rows.sum(row, true) / rows.count(row)).with("status", row -> rows.label[row]).table();
        int[] order = IntStream.range(0, ROWS).boxed().sorted(java.util.Comparator.comparingLong(row -> rows.chance.of("order").at(row).nextLong()))
                .mapToInt(Integer::intValue).toArray();
        List<LeakTable.Column> moved = table.columns().stream().<LeakTable.Column>map(column -> switch (column) {
            case LeakTable.Numbers it -> new LeakTable.Numbers(it.name(), IntStream.of(order).mapToDouble(row -> it.values()[row]).toArray());
            case LeakTable.Words it -> new LeakTable.Words(it.name(), IntStream.of(order).map(row -> it.codes()[row]).toArray());
            case LeakTable.Texts it -> it;
        }).toList();
        Map<String, long[]> groups = new java.util.TreeMap<>();
        table.groups().forEach((name, all) -> groups.put(name, pick(all, order)));
        LeakTable shuffled = new LeakTable(moved, groups, IntStream.of(order).mapToDouble(row -> table.label()[row]).toArray(), 2, pick(table.times(), order),
                pick(table.knownAt(), order),
                IntStream.of(order).mapToObj(row -> table.parts()[row]).toArray(LeakTable.Part[]::new), table.knownUntil());
        assertThat(Leaks.find(table)).extracting(Leak::column).containsExactlyInAnyOrder("encoded", "status");
        assertThat(Leaks.find(shuffled)).extracting(Leak::column).containsExactlyInAnyOrder("encoded", "status");
    }

    private static long[] pick(long[] values, int[] order) {
        return IntStream.of(order).mapToLong(row -> values[row]).toArray();
    }

    @Test
    void numbersAsLabelsAreLookedAtToo() {
        Rows rows = new Rows(SEED);
        double[] amount = IntStream.range(0, ROWS).mapToDouble(row -> 10 * rows.rate[row] + 3 * rows.noise("amount", row)).toArray();
        rows.with("copy", row -> amount[row] * 1.2 + 0.05 * rows.noise("blur", row)).with("near", row -> amount[row] + 2 * rows.noise("other", row));
        LeakTable table = rows.table();
        assertThat(Leaks.find(new LeakTable(table.columns(), table.groups(), amount, 0, table.times(), table.knownAt(), table.parts(), table.knownUntil())))
                .extracting(Leak::column).containsExactly("copy");
    }
}
