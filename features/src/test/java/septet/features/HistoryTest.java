package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static septet.features.Channel.Need.ENDS;
import static septet.features.Channel.Need.ORDER;
import static septet.features.Channel.Need.RANKS;
import static septet.features.Channel.Need.SQUARES;
import static septet.features.Channel.Need.SUM;
import static septet.features.Channel.Need.TALLY;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// The laws of one key's history: however it is cut, merged, asked and grown, its values are those of one pass.
class HistoryTest {
    private static final long SEED = 31;
    private static final long[] WIDTHS = {1, 7, 40};
    private static final int WHOLE = 3;
    private static final int COUNTED = 0, SCALED = 1, DOUBLE = 2, PLACE = 3;
    private static final Dictionary WORDS = new Dictionary();
    private static final long KEPT = 30;
    private static final int TAIL = 3;
    private static final long[] KEY = {};

    /// @param values one for each channel
    private record Entry(long time, long arrival, long[] values) {}

    @Test
    void anyCutAndMergeGivesTheBitsOfOnePass() {
        for (int round = 0; round < 400; round++) {
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
            assertThat(merged.hash(WORDS)).as(when).isEqualTo(one.hash(WORDS));
        }
    }

    @Test
    void anyQuestionAboutAnyTimeGivesWhatAFreshSumGives() {
        for (int round = 0; round < 120; round++) {
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
    void whatIsTakenBackLeavesNoTrace() {
        for (int round = 0; round < 150; round++) {
            Chance chance = Chance.of(SEED).of("taken back").at(round);
            History history = histories(90).findOrCreate(KEY);
            List<Entry> seen = new ArrayList<>();
            for (Entry entry : entries(chance, 150)) {
                add(history, entry);
                seen.add(entry);
                for (int i = chance.nextInt(3); i > 0 && !seen.isEmpty(); i--) {
                    Entry taken = seen.get(seen.size() - 1 - chance.nextInt(Math.min(seen.size(), 40)));
                    if (entry.arrival() - taken.time() > 90) continue;
                    history.remove(taken.time(), taken.values());
                    seen.remove(taken);
                }
                long time = entry.arrival() - chance.nextInt(60) + 20;
                if (history.reaches(time) && !history.isEmpty()) assertThat(ask(history, time)).as("seed %s round %s", SEED, round).isEqualTo(fresh(seen, time));
                assertThat(history.isEmpty()).isEqualTo(seen.isEmpty());
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
        add(other, new Entry(last.time(), last.arrival(), new long[] {0, 77, Values.number(0.25), 49}));
        assertThat(one.hash(WORDS)).isNotEqualTo(other.hash(WORDS));
    }

    @Test
    void memoryStaysWithWhatCanBeReached() {
        Histories histories = histories(0);
        History history = histories.findOrCreate(KEY);
        for (long time = 0; time < 200_000; time++) history.add(time, time, new long[] {0, time % 50, Values.number(0.5), time});
        assertThat(history.kept()).isLessThan(200);
        assertThat(histories.bytes()).isLessThan(60_000);
        history.moveTo(199_999, 199_999, edges(199_999));
        assertThat(history.size(WHOLE)).isEqualTo(200_000);
        assertThat(history.totals().sum(WHOLE, SCALED)).isEqualTo(200_000L / 50 * (49 * 25));
        assertThat(history.extreme(WHOLE, SCALED, true)).isZero();
    }

    private static History history() {
        return histories(0).findOrCreate(KEY);
    }

    private static Histories histories(long corrected) {
        List<Channel> channels = List.of(channel(Channel.Kind.COUNTED), channel(Channel.Kind.SCALED, SUM, SQUARES, ORDER, ENDS, TALLY, RANKS),
                channel(Channel.Kind.DOUBLE, SUM, SQUARES, ORDER, ENDS, TALLY, RANKS));
        return new Histories(new Shape(channels, Arrays.stream(WIDTHS).<Edge>mapToObj(Edge.Sliding::new).toList(), true, KEPT, corrected), 0);
    }

    static Channel channel(Channel.Kind kind, Channel.Need... needs) {
        Type type = kind == Channel.Kind.SCALED ? Plans.MONEY : Plans.NUMBER;
        return new Channel(kind, type, Optional.empty(), Optional.empty(), Set.of(needs), TAIL, Channel.Sketch.NONE);
    }

    private static List<Entry> entries(Chance chance, int many) {
        List<Entry> entries = new ArrayList<>();
        long now = chance.nextInt(1_000) - 500;
        for (int i = 0; i < many; i++) {
            now += chance.nextInt(4);
            if (chance.nextInt(30) == 0) now += 100;
            long time = chance.nextInt(3) == 0 ? now - chance.nextInt(90) : now;
            if (chance.nextInt(40) == 0) time = now + chance.nextInt(30);
            entries.add(new Entry(time, now, new long[] {chance.nextInt(3) == 0 ? Values.MISSING : 0, scaled(chance), number(chance), i}));
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
        history.moveTo(time, time, edges(time));
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
                answers.add(history.first(window, channel));
                answers.add(history.last(window, channel));
                answers.add(history.since(window, channel, false));
                long[] last = new long[TAIL];
                answers.add(Arrays.toString(Arrays.copyOf(last, history.last(window, channel, last, TAIL))));
                answers.add(Arrays.toString(Arrays.copyOf(last, history.totals().tally(window, channel).top(last, TAIL, Long::compare))));
                long count = history.totals().count(window, channel);
                answers.add(count < 2 ? Double.NaN : history.totals().variance(window, channel, 1));
                answers.add((long) history.totals().tally(window, channel).distinct());
                answers.add(count == 0 ? Double.NaN : history.totals().tally(window, channel).entropy());
                answers.add(count == 0 || window == WHOLE ? Values.MISSING : history.totals().ranks(window, channel).quantile(700_000_000));
            }
        }
        return answers;
    }

    private static List<Object> fresh(List<Entry> seen, long time) {
        List<Object> answers = new ArrayList<>();
        for (int window = 0; window <= WHOLE; window++) {
            long edge = window == WHOLE ? Long.MIN_VALUE : time - WIDTHS[window];
            List<Entry> entries = seen.stream().filter(entry -> entry.time() > edge && entry.time() <= time)
                    .sorted(Comparator.comparingLong(Entry::time).thenComparingLong(entry -> entry.values()[PLACE])).toList();
            List<long[]> inside = entries.stream().map(Entry::values).toList();
            answers.add((long) inside.size());
            answers.add(inside.stream().filter(values -> values[COUNTED] != Values.MISSING).count());
            List<Long> scaled = inside.stream().map(values -> values[SCALED]).filter(value -> value != Values.MISSING).toList();
            answers.add((long) scaled.size());
            answers.add(scaled.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add));
            List<Double> numbers = inside.stream().filter(values -> values[DOUBLE] != Values.MISSING).map(values -> Values.number(values[DOUBLE])).toList();
            answers.add(Double.doubleToRawLongBits(numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue()));
            addFresh(answers, entries, time, window, SCALED);
            addFresh(answers, entries, time, window, DOUBLE);
        }
        return answers;
    }

    private static void addFresh(List<Object> answers, List<Entry> inside, long time, int window, int channel) {
        List<Entry> known = inside.stream().filter(entry -> entry.values()[channel] != Values.MISSING).toList();
        Comparator<Long> order = channel == DOUBLE ? Comparator.comparing(Values::number) : Comparator.naturalOrder();
        List<Long> sorted = known.stream().map(entry -> entry.values()[channel]).sorted(order).toList();
        int n = sorted.size();
        answers.add(n == 0 ? Values.MISSING : sorted.getFirst());
        answers.add(n == 0 ? Values.MISSING : sorted.getLast());
        answers.add(n == 0 ? Values.MISSING : known.getFirst().values()[channel]);
        answers.add(n == 0 ? Values.MISSING : known.getLast().values()[channel]);
        answers.add(n == 0 ? Values.MISSING : time - known.getLast().time());
        answers.add(known.subList(Math.max(0, n - TAIL), n).stream().map(entry -> entry.values()[channel]).toList().toString());
        Map<Long, Long> counts = known.stream().collect(Collectors.groupingBy(entry -> entry.values()[channel], TreeMap::new, Collectors.counting()));
        answers.add(counts.keySet().stream().sorted(Comparator.<Long>comparingLong(value -> -counts.get(value)).thenComparing(Comparator.naturalOrder())).limit(TAIL).toList().toString());
        answers.add(n < 2 ? Double.NaN : variance(sorted, channel));
        answers.add(sorted.stream().distinct().count());
        answers.add(n == 0 ? Double.NaN : entropy(sorted));
        answers.add(n == 0 || window == WHOLE ? Values.MISSING : sorted.get((7 * n + 9) / 10 - 1));
    }

    private static double variance(List<Long> values, int channel) {
        BigDecimal n = BigDecimal.valueOf(values.size());
        List<BigDecimal> exact = values.stream().map(bits -> channel == DOUBLE ? new BigDecimal(Values.number(bits)) : BigDecimal.valueOf(bits)).toList();
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = exact.stream().map(value -> value.pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return n.multiply(squares).subtract(sum.pow(2)).divide(n.multiply(n.subtract(BigDecimal.ONE)), new MathContext(120)).doubleValue();
    }

    private static double entropy(List<Long> values) {
        Map<Long, Long> counts = values.stream().collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        BigDecimal terms = counts.values().stream().map(count -> new BigDecimal(count * StrictMath.log(count))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return counts.size() == 1 ? 0 : Math.max(0, StrictMath.log(values.size()) - terms.doubleValue() / values.size());
    }
}
