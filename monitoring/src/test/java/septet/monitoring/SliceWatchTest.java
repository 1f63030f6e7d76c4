package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;
import septet.evaluation.Slicing;
import septet.world.Chance;

class SliceWatchTest {
    private static final long DAY = 86_400_000_000L;
    private static final Reference AMOUNT = Reference.numbers("amount", IntStream.range(0, 1_000).mapToDouble(i -> i % 100).toArray());
    private static final Reference SCORE = Reference.numbers("score", IntStream.range(0, 1_000).mapToDouble(i -> i / 1_000.0).toArray());
    private static final int WIDTH = AMOUNT.counts().bins() + SCORE.counts().bins();

    private record Slot(Type type, int slot) implements Formula {
        @Override
        public long value(Row row) {
            return row.values[slot];
        }
    }

    /// What was decided, as a naive list has it.
    private record Decided(String version, List<String> slices, int amount, int score, long at) {}

    private static long[] trained() {
        long[] counts = new long[WIDTH];
        for (int bin = 0; bin < AMOUNT.counts().bins(); bin++) counts[bin] = AMOUNT.counts().count(bin);
        for (int bin = 0; bin < SCORE.counts().bins(); bin++) counts[AMOUNT.counts().bins() + bin] = SCORE.counts().count(bin);
        return counts;
    }

    private static WatchedSlice truth() {
        return new WatchedSlice(new Slicing.Truth("weekend"), new Slot(new Type.Bool(), 0), _ -> "", List.of(trained(), trained(), trained()));
    }

    private static WatchedSlice words(Dictionary words) {
        Slicing.Words slicing = new Slicing.Words("top 2 of shop", List.of("gas", "food"));
        return new WatchedSlice(slicing, new Slot(new Type.Category(), 1), words::word, IntStream.range(0, 4).mapToObj(_ -> trained()).toList());
    }

    private static WatchedSlice bands() {
        return new WatchedSlice(new Slicing.Bands("3 bands of amount", List.of(10.0, 50.0)), new Slot(new Type.Number(), 2), _ -> "", IntStream.range(0, 4).mapToObj(_ -> trained()).toList());
    }

    private static String name(Slicing slicing, int place) {
        return slicing.sentence() + "/" + slicing.names().get(place);
    }

    @Test
    void countsAreThoseOfANaiveList() {
        for (int seed = 0; seed < 20; seed++) {
            Dictionary words = new Dictionary();
            assertThat(differing(List.of(truth(), words(words), bands()), words, seed)).as("seed %d", seed).isEmpty();
        }
    }

    /// A slice that gets the rows of another.
    @Test
    void aSliceWhoseCountsAreAnothersIsCaught() {
        Dictionary words = new Dictionary();
        Formula turned = new Turned(new Slot(new Type.Bool(), 0));
        WatchedSlice wrong = new WatchedSlice(truth().slicing(), turned, _ -> "", truth().trained());
        assertThat(differing(List.of(wrong, words(words), bands()), words, 1)).contains("weekend/true", "weekend/false");
    }

    /// Takes yes for no.
    private record Turned(Formula of) implements Formula {
        @Override
        public Type type() {
            return of.type();
        }

        @Override
        public long value(Row row) {
            return of.value(row) == Values.MISSING ? Values.MISSING : 1 - of.value(row);
        }
    }

    /// Slices whose rows are not those that a naive list has.
    private static List<String> differing(List<WatchedSlice> slices, Dictionary words, int seed) {
        Chance chance = Chance.of(seed);
        SliceWatch watch = new SliceWatch(List.of(AMOUNT, SCORE), slices, 1);
        List<Decided> all = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < 2_000; i++) {
            at += (long) (chance.nextDouble() * DAY / 100);
            Row row = row(chance, words);
            String version = chance.nextInt(20) == 0 ? "v" + (2 + chance.nextInt(8)) : "v1"; // more than are counted by themselves
            int amount = chance.nextInt(AMOUNT.counts().bins());
            int score = chance.nextInt(SCORE.counts().bins());
            watch.waits(0, version, watch.groups(row), at);
            watch.count(0, 0, amount);
            watch.count(0, 1, score);
            all.add(new Decided(version, told(row, slices, words), amount, score, at));
        }
        long now = at;
        Map<String, Long> rows = new TreeMap<>();
        all.stream().filter(each -> Math.floorDiv(each.at(), DAY) > Math.floorDiv(now, DAY) - 7).forEach(each -> each.slices().forEach(slice -> rows.merge(slice, 1L, Long::sum)));
        Map<String, Long> found = new TreeMap<>();
        watch.findings(now).forEach(finding -> found.put(finding.sentence() + "/" + finding.name(), finding.rows()));
        long ofFirst = all.stream().filter(each -> Math.floorDiv(each.at(), DAY) > Math.floorDiv(now, DAY) - 7 && each.version().equals("v1")).count();
        assertThat(watch.scores(now).get("v1").total()).isEqualTo(ofFirst);
        Set<String> names = new TreeSet<>(rows.keySet());
        names.addAll(found.keySet());
        return names.stream().filter(name -> !rows.getOrDefault(name, 0L).equals(found.getOrDefault(name, 0L))).toList();
    }

    private static Row row(Chance chance, Dictionary words) {
        Row row = new Row(3);
        row.values[0] = chance.nextInt(5) == 0 ? Values.MISSING : chance.nextInt(2);
        String shop = List.of("gas", "food", "books", "").get(chance.nextInt(4));
        row.values[1] = shop.isEmpty() ? Values.MISSING : words.code(shop);
        row.values[2] = chance.nextInt(6) == 0 ? Values.MISSING : Values.number(100 * chance.nextDouble());
        return row;
    }

    private static List<String> told(Row row, List<WatchedSlice> slices, Dictionary words) {
        String weekend = row.values[0] == Values.MISSING ? "missing" : row.values[0] == 1 ? "true" : "false";
        String shop = row.values[1] == Values.MISSING ? "missing" : List.of("gas", "food").contains(words.word((int) row.values[1])) ? words.word((int) row.values[1]) : "others";
        int band = row.values[2] == Values.MISSING ? 3 : Values.number(row.values[2]) < 10 ? 0 : Values.number(row.values[2]) < 50 ? 1 : 2;
        return List.of("weekend/" + weekend, "top 2 of shop/" + shop, name(slices.get(2).slicing(), band));
    }

    @Test
    void driftThatTheWholeHidesIsFoundInItsSlice() {
        SliceWatch watch = new SliceWatch(List.of(AMOUNT, SCORE), List.of(truth()), 1);
        Row row = new Row(1);
        Chance chance = Chance.of(3);
        for (int i = 0; i < 20_000; i++) {
            boolean rare = i % 20 == 0;
            row.values[0] = rare ? 1 : 0;
            watch.waits(0, "v1", watch.groups(row), 1 + i);
            watch.count(0, 0, ((Bins.Numbers) AMOUNT.bins()).bin(rare ? 50 + chance.nextInt(50) : chance.nextInt(100)));
            watch.count(0, 1, ((Bins.Numbers) SCORE.bins()).bin(chance.nextDouble()));
        }
        assertThat(watch.findings(20_001)).extracting(SliceWatch.Finding::name).containsExactly("true", "false");
        assertThat(watch.findings(20_001).getFirst().drifted()).extracting(SliceStanding.Moved::feature).containsExactly("amount");
        assertThat(watch.findings(20_001).getLast().drifted()).isEmpty();
    }

    @Test
    void whatWouldNotFitIsRefusedAndSaid() {
        List<WatchedSlice> many = IntStream.range(0, 12).mapToObj(i -> new WatchedSlice(new Slicing.Truth("s" + i), new Slot(new Type.Bool(), 0), _ -> "", List.of())).toList();
        assertThat(new SliceWatch(List.of(AMOUNT, SCORE), many, 1).refused()).containsExactly("s8", "s9", "s10", "s11");
        List<Reference> wide = IntStream.range(0, 4_000).mapToObj(i -> new Reference("f" + i, AMOUNT.bins(), AMOUNT.counts())).toList();
        List<WatchedSlice> long50 = List.of(new WatchedSlice(new Slicing.Words("top 50 of shop", IntStream.range(0, 50).mapToObj(i -> "w" + i).toList()),
                new Slot(new Type.Category(), 0), _ -> "", List.of()), truth());
        assertThat(new SliceWatch(wide, long50, 1).refused()).containsExactly("top 50 of shop");
    }

    /// A row's place in a line is kept in eight bits.
    @Test
    void aLineOfMoreSlicesThanCanBeToldApartIsRefusedAndSaid() {
        Dictionary words = new Dictionary();
        List<String> shops = IntStream.range(0, 300).mapToObj(i -> "w" + i).toList();
        WatchedSlice many = new WatchedSlice(new Slicing.Words("top 300 of shop", shops), new Slot(new Type.Category(), 1), words::word, List.of());
        WatchedSlice most = new WatchedSlice(new Slicing.Words("top 254 of shop", shops.subList(0, 254)), new Slot(new Type.Category(), 1), words::word, List.of());
        SliceWatch watch = new SliceWatch(List.of(AMOUNT, SCORE), List.of(most, many, truth()), 1);
        assertThat(watch.refused()).containsExactly("top 300 of shop");
        Row row = new Row(3);
        row.values[0] = 0;
        row.values[1] = Values.MISSING;
        watch.waits(0, "v1", watch.groups(row), 1);
        watch.count(0, 1, 0);
        assertThat(watch.findings(2)).extracting(SliceWatch.Finding::name).containsExactly("missing", "false");
    }

    @Test
    void theVersionThatDecidedLastIsKept() {
        SliceWatch watch = new SliceWatch(List.of(AMOUNT, SCORE), List.of(), 1);
        for (int i = 0; i < 10; i++) {
            for (String version : List.of("v1", "v1 of " + i)) {
                watch.waits(0, version, 0, i + 1);
                watch.count(0, 1, 0);
            }
        }
        assertThat(watch.scores(20)).hasSize(SliceWatch.VERSIONS).containsKeys("v1", "v1 of 9");
        assertThat(watch.scores(20).get("v1").total()).isEqualTo(10);
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        Dictionary words = new Dictionary();
        SliceWatch watch = new SliceWatch(List.of(AMOUNT, SCORE), List.of(truth(), words(words)), 1);
        Chance chance = Chance.of(9);
        for (int i = 0; i < 500; i++) {
            watch.waits(0, "v" + i % 6, watch.groups(row(chance, words)), i * DAY / 100);
            watch.count(0, 0, chance.nextInt(AMOUNT.counts().bins()));
            watch.count(0, 1, chance.nextInt(SCORE.counts().bins()));
        }
        StateWriter to = new StateWriter(words);
        watch.write(to);
        SliceWatch again = new SliceWatch(List.of(AMOUNT, SCORE), List.of(truth(), words(words)), 1);
        again.read(new StateReader(to.blocks(), new Dictionary()));
        assertThat(again.findings(5 * DAY)).isEqualTo(watch.findings(5 * DAY));
        StateWriter more = new StateWriter(words);
        watch.write(more);
        SliceWatch other = new SliceWatch(List.of(AMOUNT, SCORE), List.of(truth()), 1);
        assertThatThrownBy(() -> other.read(new StateReader(more.blocks(), new Dictionary()))).hasMessageContaining("other slices");
    }
}
