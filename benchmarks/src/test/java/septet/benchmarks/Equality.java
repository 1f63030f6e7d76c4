package septet.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.data.Values;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.world.Chance;

/// One definition, three places, the same bits: random designs with all aggregates, windows and shapes of keys over random logs with ties, late, repeated, corrected,
/// deleted and early events, as a training set, as a stream with a restart, and as requests.
final class Equality {
    static final String NAME = "equality";
    private static final long SEED = 31_5;
    private static final int EVENTS = 600;
    /// Every so many streams one is so long that keys hold thousands of entries.
    private static final int LONG_EVERY = 40;
    private static final int LONG_EVENTS = 6_000;
    private static final int PLANTED = 8;

    private Equality() {}

    /// Values that were compared, and those that differ; one of these in words.
    private static final class Count {
        private long compared;
        private long different;
        private final List<String> first = new ArrayList<>();

        void add(String what, EqualDesign design, Map<Integer, long[]> one, Map<Integer, long[]> other) {
            List<String> names = design.plan(new Dictionary()).features().stream().map(Feature::name).toList();
            if (!one.keySet().equals(other.keySet())) differ(what + ": " + one.size() + " and " + other.size() + " rows");
            one.forEach((place, values) -> {
                long[] others = other.getOrDefault(place, new long[values.length]);
                for (int i = 0; i < values.length; i++) {
                    compared++;
                    if (values[i] != others[i]) differ(what + " " + place + ", " + names.get(i) + ": " + values[i] + " and " + others[i] + " of " + design.line(names.get(i)));
                }
            });
        }

        private void differ(String how) {
            different++;
            if (first.size() < 3) first.add(how.length() > 300 ? how.substring(0, 300) : how);
        }
    }

    static Outcome run(Size size) {
        long needed = size == Size.DEEP ? 100_000_000 : 3_000_000;
        Count count = new Count();
        Count[] planted = {new Count(), new Count(), new Count(), new Count(), new Count(), new Count()};
        int streams = 0;
        int corrected = 0;
        while (count.compared < 2 * needed) {
            Chance chance = Chance.of(SEED).at(streams);
            EqualDesign design = new EqualDesign(chance);
            List<EqualEvents.Told> log = EqualEvents.of(design, chance, streams % LONG_EVERY == LONG_EVERY - 1 ? LONG_EVENTS : EVENTS);
            EqualWays ways = new EqualWays(design, log);
            Map<Integer, long[]> batch = ways.batch();
            count.add("stream " + streams, design, batch, ways.stream(design.plan(reversed()), chance.nextInt(log.size())));
            count.add("requests " + streams, design, batch, ways.requests());
            if (design.corrected) {
                if (corrected++ < PLANTED) plantCorrections(planted, design, log, batch);
            } else if (streams - corrected < PLANTED) {
                plant(planted, design, log, batch);
            }
            streams++;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("streams", streams);
        values.put("of them with corrected and deleted events", corrected);
        values.put("values, each in three places", count.compared / 2);
        values.put("different", count.different);
        if (!count.first.isEmpty()) values.put("such as", count.first);
        Map<String, Boolean> caught = new LinkedHashMap<>();
        List<String> bugs = List.of("sums of plain doubles", "windows a microsecond too long", "late events dropped", "ties in the wrong order",
                "corrections of the past", "deletions that leave the event");
        for (int i = 0; i < planted.length; i++) {
            values.put("different with " + bugs.get(i), planted[i].different);
            caught.put(bugs.get(i), planted[i].different > 0);
        }
        return new Outcome(NAME, Long.toString(SEED), count.compared / 2, values, caught, count.different == 0 && count.compared >= 2 * needed);
    }

    /// Words that are met in another order have other codes.
    private static Dictionary reversed() {
        Dictionary words = new Dictionary();
        for (String word : List.of("t2", "k2", "k1", "t1", "c3", "k0", "c2", "t0", "c1", "c0")) words.code(word);
        return words;
    }

    private static void plant(Count[] planted, EqualDesign design, List<EqualEvents.Told> log, Map<Integer, long[]> batch) {
        plainSums(planted[0], design, log, batch);
        planted[1].add("windows", design, batch, new EqualWays(design, log).stream(design.widened(new Dictionary()), -1));
        List<EqualEvents.Told> inTime = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).time() < newest) continue;
            newest = log.get(i).time();
            inTime.add(log.get(i));
            places.add(i);
        }
        count(planted[2], design, batch, new EqualWays(design, inTime).stream(design.plan(new Dictionary()), -1), places);
        List<EqualEvents.Told> swapped = new ArrayList<>(log);
        List<Integer> order = new ArrayList<>(IntStream.range(0, log.size()).boxed().toList());
        for (int i = 1; i < log.size(); i++) {
            if (log.get(i).arrival() != log.get(i - 1).arrival() || log.get(i).source() != log.get(i - 1).source() || log.get(i).id().equals(log.get(i - 1).id())) continue;
            swapped.set(i, log.get(i - 1));
            swapped.set(i - 1, log.get(i));
            order.set(i, i - 1);
            order.set(i - 1, i);
            i++;
        }
        count(planted[3], design, batch, new EqualWays(design, swapped).stream(design.plan(new Dictionary()), -1), order);
    }

    private static void plantCorrections(Count[] planted, EqualDesign design, List<EqualEvents.Told> log, Map<Integer, long[]> batch) {
        Map<String, Integer> last = new LinkedHashMap<>();
        for (int i = 0; i < log.size(); i++) if (log.get(i).source() == EqualDesign.PAYMENTS && !EqualLabels.isVoid(log.get(i))) last.put(log.get(i).id(), i);
        List<EqualEvents.Told> told = new ArrayList<>();
        List<EqualEvents.Told> kept = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            EqualEvents.Told each = log.get(i);
            boolean payment = each.source() == EqualDesign.PAYMENTS;
            told.add(!payment || EqualLabels.isVoid(each) ? each : new EqualEvents.Told(each.source(), each.arrival(), each.time(), each.id(), log.get(last.get(each.id())).values()));
            if (payment && EqualLabels.isVoid(each)) continue;
            kept.add(each);
            places.add(i);
        }
        count(planted[4], design, batch, new EqualWays(design, told).stream(design.plan(new Dictionary()), -1), IntStream.range(0, log.size()).boxed().toList());
        count(planted[5], design, batch, new EqualWays(design, kept).stream(design.plan(new Dictionary()), -1), places);
    }

    /// @param places of the rows of a changed log in the right one
    private static void count(Count count, EqualDesign design, Map<Integer, long[]> batch, Map<Integer, long[]> found, List<Integer> places) {
        Map<Integer, long[]> one = new LinkedHashMap<>();
        Map<Integer, long[]> other = new LinkedHashMap<>();
        found.forEach((place, values) -> {
            if (!batch.containsKey(places.get(place))) return;
            one.put(places.get(place), batch.get(places.get(place)));
            other.put(places.get(place), values);
        });
        count.add("changed", design, one, other);
    }

    /// Planted: `sum(score) by card` as doubles are added in two parts.
    private static void plainSums(Count count, EqualDesign design, List<EqualEvents.Told> log, Map<Integer, long[]> batch) {
        FeaturePlan plan = design.plan(new Dictionary());
        int place = plan.features().stream().map(Feature::name).toList().indexOf("plain");
        batch.forEach((row, values) -> {
            String card = log.get(row).values().get(EqualDesign.CARD);
            if (card.isEmpty()) return;
            double[] parts = new double[2];
            for (int i = 0; i <= row; i++) {
                EqualEvents.Told told = log.get(i);
                boolean counts = batch.containsKey(i) && told.time() <= log.get(row).time() && told.values().get(EqualDesign.CARD).equals(card);
                if (counts && !told.values().get(EqualDesign.SCORE).isEmpty()) parts[i % 2] += Double.parseDouble(told.values().get(EqualDesign.SCORE));
            }
            count.compared++;
            if (Values.number(parts[0] + parts[1]) != values[place]) count.different++;
        });
    }
}
