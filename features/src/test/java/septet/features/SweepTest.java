package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.world.Chance;

/// The parts of a sweep, and faults of it that the comparison with the state must find.
class SweepTest {
    private static final long SEED = 11;

    /// What a careless sweep would do; each is made by handing it a log, or a plan, that is wrong in just this way.
    enum Fault { WINDOW_TOO_LONG, LATE_ROWS_ON_TIME, LABELS_AT_ONCE, REPEATED_COUNTED }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultIsFound(Fault fault) {
        Plans right = Plans.payments().feature("n: count() by card over 1h, 7h").feature("spend: mean(amount) by card over 7h").feature("risk: mean(fraud) by terminal over 3d");
        FeaturePlan plan = right.plan();
        FeaturePlan other = switch (fault) {
            case WINDOW_TOO_LONG -> Plans.payments().feature("n: count() by card over 1h, 25201s").feature("spend: mean(amount) by card over 7h")
                    .feature("risk: mean(fraud) by terminal over 3d").plan();
            case LABELS_AT_ONCE -> Plans.payments(Duration.ofDays(1)).feature("n: count() by card over 1h, 7h").feature("spend: mean(amount) by card over 7h")
                    .feature("risk: mean(fraud) by terminal over 3d").plan();
            case LATE_ROWS_ON_TIME, REPEATED_COUNTED -> plan;
        };
        List<Crowd.Payment> payments = Crowd.payments(SEED);
        List<Crowd.Payment> changed = switch (fault) {
            case LATE_ROWS_ON_TIME -> payments.stream().map(Crowd.Payment::onTime).toList();
            case REPEATED_COUNTED -> payments.stream().map(Crowd.Payment::unnamed).toList();
            case WINDOW_TOO_LONG, LABELS_AT_ONCE -> payments;
        };
        TrainingSet expected = TrainingSet.replay(new FeatureState(plan), List.of(new Crowd(plan, payments)), request(plan));
        TrainingSet same = TrainingSet.of(plan, List.of(new Crowd(plan, payments)), request(plan));
        TrainingSet found = TrainingSet.of(other, List.of(new Crowd(other, changed)), request(other));
        assertThatCode(() -> Same.compare(plan, expected, same, "as it is")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Same.compare(plan, expected, found, fault.name())).isInstanceOf(AssertionError.class);
    }

    private static TrainingSet.Request request(FeaturePlan plan) {
        return new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), 3, Optional.empty(), List.of());
    }

    @Test
    void lateKeysAreFoundAndOnlyThese() {
        Entries entries = new Entries(3, new long[] {10, 20, 30}, new int[] {0, 5, 3}, new long[3], new int[3], new long[][] {{7, 7, 8}}, new long[0][], true);
        GroupColumns group = new GroupColumns(new Group(0, List.of(), 0, 0, List.of(), List.of(), new Shape(List.of(), List.of(), false, 100)), entries);
        SourceLog asked = new SourceLog(new Crowd(Plans.payments().plan(), List.of()), new int[] {0, 1}, new int[] {1, 4}, new long[] {25, 40}, new long[] {25, 40});
        // the question of key 7 at 25 stands at place 1, and its entry of 20 came at place 5
        assertThat(LateKeys.of(group, Questions.of(asked, new int[] {0, 1}), asked, 100).stream().toArray()).containsExactly(0);
        assertThat(LateKeys.of(group, Questions.of(asked, new int[] {1, 1}), asked, 100).stream().toArray()).isEmpty();
    }

    /// Entries that move with their block are taken back for the questions before them, whatever the number of keys, of entries to a question, and of ties.
    @Test
    void windowsHoldWhatTheirDefinitionSays() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 60; round++) {
            int keys = List.of(1, 3, 50, 20_000).get(chance.nextInt(4));
            int span = List.of(20, 2_000, 1_000_000).get(chance.nextInt(3));
            Entering entries = entering(chance, chance.nextInt(3_000), keys, span);
            // each row asks and enters, or others do
            Entering asked = round % 3 == 0 ? entries : entering(chance, 1 + chance.nextInt(1_500), keys + 1, span);
            int count = asked.size();
            Questions questions = new Questions(asked.times(), asked.positions(), asked.codes(), new int[0]);
            long width = 1 + chance.nextInt(span);
            List<Edge> edges = List.of(new Edge.Sliding(width), new Edge.Sliding(1 + chance.nextInt(span)), new Edge.Never());
            // a part of the log may be all that is asked
            int first = chance.nextInt(3) == 0 ? chance.nextInt(count + 1) : 0;
            Sweep sweep = new Sweep(entries, questions, keys, edges, first);
            Block block = new Block(edges.size());
            for (int from = first; from < count; from += Block.SIZE) {
                block.at(from, count);
                sweep.answer(block);
                for (int i = 0; i < block.size; i++) {
                    for (int window = 0; window < edges.size(); window++) {
                        long edge = edges.get(window).of(questions.times()[from + i]);
                        assertThat(block.inside[window][i]).as("seed %d round %d window %d", SEED, round, window).isEqualTo(defined(entries, questions, from + i, edge));
                    }
                }
            }
        }
    }

    private static Entering entering(Chance chance, int size, int keys, int span) {
        long[] times = new long[size];
        for (int i = 0; i < size; i++) times[i] = chance.nextInt(span);
        Arrays.sort(times);
        int[] positions = new int[size];
        int[] codes = new int[size];
        long[] packed = new long[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i > 0 && times[i] == times[i - 1] ? positions[i - 1] + 1 + chance.nextInt(3) : chance.nextInt(10);
            codes[i] = chance.nextInt(keys);
            packed[i] = chance.nextLong();
        }
        return new Entering(size, times, positions, codes, packed, -1, Packing.of(1));
    }

    private static long defined(Entering entries, Questions questions, int question, long edge) {
        long sum = 0;
        for (int i = 0; i < entries.size(); i++) {
            long time = entries.times()[i];
            boolean entered = time < questions.times()[question] || time == questions.times()[question] && entries.positions()[i] <= questions.positions()[question];
            if (entered && time > edge && entries.codes()[i] == questions.codes()[question]) sum += entries.packed(i);
        }
        return sum;
    }

    @Test
    void packedSumsAreThoseOfTheirParts() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 2_000; round++) {
            int most = 1 + chance.nextInt(1 << chance.nextInt(30));
            Packing packing = Packing.of(most);
            long largest = (packing.half() - 1) / most;
            assertThat(packing.fits(most, largest)).isTrue();
            assertThat(packing.fits(most, largest + 1)).isFalse();
            int count = Math.min(most, 50);
            Block block = new Block(0);
            block.at(0, 1);
            long sum = 0;
            long gone = chance.nextLong();
            long packed = gone;
            for (int i = 0; i < count; i++) {
                long value = largest == 0 ? 0 : chance.nextLong() % (largest + 1);
                sum += value;
                packed += packing.one(value);
            }
            // whatever had gone over before
            block.unpack(new long[] {packed - gone}, packing);
            assertThat(block.counts[0]).isEqualTo(count);
            assertThat(block.sums[0]).isEqualTo(sum);
        }
    }

    @Test
    void anOrderIsThatOfASort() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 300; round++) {
            int size = chance.nextInt(200);
            long[] times = new long[size];
            int[] seconds = new int[size];
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                times[i] = round % 2 == 0 ? i / 3 - chance.nextInt(10) : chance.nextInt(20);
                seconds[i] = chance.nextInt(5);
                places.add(i);
            }
            places.sort((a, b) -> times[a] != times[b] ? Long.compare(times[a], times[b]) : Integer.compare(seconds[a], seconds[b]));
            assertThat(Order.of(times, seconds, size)).containsExactly(places.stream().mapToInt(Integer::intValue).toArray());
            assertThat(Order.isAscending(times, seconds, size)).isEqualTo(isAscending(places));
        }
    }

    private static boolean isAscending(List<Integer> places) {
        for (int i = 0; i < places.size(); i++) if (places.get(i) != i) return false;
        return true;
    }

    @Test
    void keysOfAnyShapeGetNumbersInTheOrderOfTheirFirstEntry() {
        long[][] columns = {{-5, 9_000_000_000L, -5, 3}, {1, 1, 1, 2}};
        int[] codes = new int[4];
        KeyCodes keys = KeyCodes.of(columns, codes);
        assertThat(codes).containsExactly(0, 1, 0, 2);
        int[] found = new int[3];
        keys.find(new long[][] {{3, -5, 3}, {2, 2, 2}}, found);
        assertThat(found).containsExactly(2, 3, 2);
    }
}
