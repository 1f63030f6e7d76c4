package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.world.Chance;

/// The laws of one key's history: however it is cut, merged, asked and grown, its values are those of one pass.
class HistoryTest {
    private static final long SEED = 31;
    private static final long[] WIDTHS = {1, 7, 40};
    private static final int WHOLE = 3;
    private static final int COUNTED = 0, SCALED = 1, DOUBLE = 2;
    private static final long KEPT = 30;

    /// @param values one for each channel
    private record Entry(long time, long arrival, long[] values) {}

    @Test
    void anyCutAndMergeGivesTheBitsOfOnePass() {
        for (int round = 0; round < 1_500; round++) {
            Chance chance = Chance.of(SEED).at(round);
            List<Entry> entries = entries(chance, 1 + chance.nextInt(120));
            History one = history();
            List<History> parts = new ArrayList<>();
            for (int i = 0; i < 1 + chance.nextInt(4); i++) parts.add(history());
            int cut = 0;
            for (int i = 0; i < entries.size(); i++) {
                add(one, entries.get(i));
                if (chance.nextInt(4) == 0) ask(one, entries.get(i).time() - chance.nextInt(20));
                cut = round % 2 == 0 ? i * parts.size() / entries.size() : chance.nextInt(parts.size());
                add(parts.get(cut), entries.get(i));
                if (chance.nextInt(4) == 0) ask(parts.get(cut), entries.get(i).time() - chance.nextInt(20));
            }
            History merged = parts.removeFirst();
            parts.forEach(merged::absorb);
            String when = "seed " + SEED + " round " + round;
            long last = entries.getLast().arrival();
            for (long time = last - KEPT; time <= last + 50; time += 1 + chance.nextInt(6)) {
                if (one.reaches(time)) assertThat(ask(merged, time)).as(when).isEqualTo(ask(one, time));
            }
            assertThat(merged.hash()).as(when).isEqualTo(one.hash());
        }
    }

    @Test
    void anyQuestionAboutAnyTimeGivesWhatAFreshSumGives() {
        for (int round = 0; round < 400; round++) {
            Chance chance = Chance.of(SEED).of("fresh").at(round);
            List<Entry> entries = entries(chance, 150);
            History history = history();
            List<Entry> seen = new ArrayList<>();
            for (Entry entry : entries) {
                add(history, entry);
                seen.add(entry);
                long time = entry.arrival() - chance.nextInt(60) + 20;
                if (history.reaches(time)) assertThat(ask(history, time)).as("seed %s round %s", SEED, round).isEqualTo(fresh(seen, time));
            }
        }
    }

    @Test
    void aDifferentEntryGivesAnotherHash() {
        List<Entry> entries = entries(Chance.of(SEED), 50);
        History one = history();
        History other = history();
        entries.forEach(entry -> add(one, entry));
        Entry last = entries.removeLast();
        entries.forEach(entry -> add(other, entry));
        add(other, new Entry(last.time(), last.arrival(), new long[] {0, 77, Values.number(0.25)}));
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void memoryStaysWithWhatCanBeReached() {
        History history = history();
        for (long time = 0; time < 200_000; time++) history.add(time, time, new long[] {0, time, Values.number(0.5)});
        assertThat(history.kept()).isLessThan(200);
        assertThat(history.bytes()).isLessThan(20_000);
        history.moveTo(199_999, edges(199_999));
        assertThat(history.size(WHOLE)).isEqualTo(200_000);
        assertThat(history.totals().sum(WHOLE, SCALED)).isEqualTo(199_999L * 100_000);
        assertThat(history.extreme(WHOLE, SCALED, true)).isZero();
    }

    private static History history() {
        List<Channel> channels = List.of(new Channel(Channel.Kind.COUNTED, Optional.empty(), Optional.empty(), false, false),
                new Channel(Channel.Kind.SCALED, Optional.empty(), Optional.empty(), true, true),
                new Channel(Channel.Kind.DOUBLE, Optional.empty(), Optional.empty(), true, true));
        return new History(new Shape(channels, WIDTHS.length, true, KEPT, WIDTHS[2]));
    }

    private static List<Entry> entries(Chance chance, int many) {
        List<Entry> entries = new ArrayList<>();
        long now = chance.nextInt(1_000) - 500;
        for (int i = 0; i < many; i++) {
            now += chance.nextInt(4);
            if (chance.nextInt(30) == 0) now += 100;
            long time = chance.nextInt(3) == 0 ? now - chance.nextInt(90) : now;
            if (chance.nextInt(40) == 0) time = now + chance.nextInt(30);
            entries.add(new Entry(time, now, new long[] {chance.nextInt(3) == 0 ? Values.MISSING : 0, scaled(chance), number(chance)}));
        }
        return entries;
    }

    private static long scaled(Chance chance) {
        return switch (chance.nextInt(6)) {
            case 0 -> Values.MISSING;
            case 1 -> chance.nextLong() >> 1;
            default -> chance.nextInt(1_000) - 300;
        };
    }

    private static long number(Chance chance) {
        return chance.nextInt(6) == 0 ? Values.MISSING : Values.number(Math.scalb(chance.nextGaussian(), chance.nextInt(200) - 100));
    }

    private static void add(History history, Entry entry) {
        history.add(entry.time(), entry.arrival(), entry.values());
    }

    private static long[] edges(long time) {
        return new long[] {time - WIDTHS[0], time - WIDTHS[1], time - WIDTHS[2]};
    }

    /// Counts, sums, smallest and largest of all windows.
    private static List<Object> ask(History history, long time) {
        history.moveTo(time, edges(time));
        List<Object> answers = new ArrayList<>();
        for (int window = 0; window <= WHOLE; window++) {
            answers.add(history.size(window));
            answers.add(history.totals().count(window, COUNTED));
            answers.add(history.totals().count(window, SCALED));
            answers.add(history.totals().wideSum(window, SCALED));
            answers.add(Double.doubleToRawLongBits(history.totals().exactSum(window, DOUBLE)));
            for (int channel = SCALED; channel <= DOUBLE; channel++) {
                answers.add(history.extreme(window, channel, true));
                answers.add(history.extreme(window, channel, false));
            }
        }
        return answers;
    }

    private static List<Object> fresh(List<Entry> seen, long time) {
        List<Object> answers = new ArrayList<>();
        for (int window = 0; window <= WHOLE; window++) {
            long edge = window == WHOLE ? Long.MIN_VALUE : time - WIDTHS[window];
            List<long[]> inside = seen.stream().filter(entry -> entry.time() > edge && entry.time() <= time).map(Entry::values).toList();
            answers.add((long) inside.size());
            answers.add(inside.stream().filter(values -> values[COUNTED] != Values.MISSING).count());
            List<Long> scaled = inside.stream().map(values -> values[SCALED]).filter(value -> value != Values.MISSING).toList();
            answers.add((long) scaled.size());
            answers.add(scaled.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add));
            List<Double> numbers = inside.stream().filter(values -> values[DOUBLE] != Values.MISSING).map(values -> Values.number(values[DOUBLE])).toList();
            answers.add(Double.doubleToRawLongBits(numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue()));
            answers.add(scaled.stream().min(Comparator.naturalOrder()).orElse(Values.MISSING));
            answers.add(scaled.stream().max(Comparator.naturalOrder()).orElse(Values.MISSING));
            answers.add(numbers.stream().min(Comparator.naturalOrder()).map(Values::number).orElse(Values.MISSING));
            answers.add(numbers.stream().max(Comparator.naturalOrder()).map(Values::number).orElse(Values.MISSING));
        }
        return answers;
    }
}
