package septet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;

/// What a training set costs over the number of events, the number of keys and the length of a window: linear, in steps where the keys outgrow a cache, and flat.
final class FeatureScale {
    static final String NAME = "features-scale";
    private static final int KEYS = 10_000;
    private static final String WINDOWS = "1d, 7d, 30d";
    /// An event of the most may cost so many times one of the least: memory that is new is part of it.
    private static final double LINEAR = 2;
    private static final double FLAT = 1.5;
    /// So many events are measured together at least: the clock of the processors goes by hundredths of a second.
    private static final int AT_ONCE = 3_000_000;

    private FeatureScale() {}

    private record Sizes(int[] events, int[] keys, int fixed, int rounds) {}

    static Outcome run(Size size) throws Exception {
        Sizes sizes = size == Size.DEEP
                ? new Sizes(new int[] {100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000}, new int[] {10_000, 100_000, 1_000_000, 10_000_000}, 10_000_000, 3)
                : new Sizes(new int[] {50_000, 200_000, 800_000}, new int[] {1_000, 10_000, 100_000}, 300_000, 3);
        SpreadEvents first = SpreadEvents.of(sizes.events()[1], KEYS);
        for (int warm = 0; warm < 4; warm++) cost(first, WINDOWS, 1);
        List<Plot.Point> events = new ArrayList<>();
        for (int count : sizes.events()) events.add(new Plot.Point(count, cost(SpreadEvents.of(count, KEYS), WINDOWS, sizes.rounds())));
        List<Plot.Point> keys = new ArrayList<>();
        for (int count : sizes.keys()) keys.add(new Plot.Point(count, cost(SpreadEvents.of(sizes.fixed(), count), WINDOWS, sizes.rounds())));
        List<Plot.Point> windows = new ArrayList<>();
        List<Plot.Point> rescanned = new ArrayList<>();
        SpreadEvents some = SpreadEvents.of(sizes.fixed(), KEYS);
        SpreadEvents few = SpreadEvents.of(100_000, 100);
        for (int hours : new int[] {1, 24, 240, 2_400}) {
            windows.add(new Plot.Point(hours, cost(some, hours + "h", sizes.rounds())));
            rescanned.add(new Plot.Point(hours, rescan(few, hours)));
        }
        double linear = most(events) / events.get(1).value();
        double flat = most(windows) / windows.getFirst().value();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("nanoseconds of the processors for an event, over events of " + KEYS + " keys", told(events));
        values.put("over keys, " + sizes.fixed() + " events", told(keys));
        values.put("over hours of one window", told(windows));
        values.put("an event of the dearest size to one of the second", linear);
        values.put("the dearest window to one of an hour", flat);
        Map<String, Boolean> caught = Map.of("a window that is added up anew for each row", most(rescanned) / rescanned.getFirst().value() > FLAT);
        if (size == Size.DEEP) Files.writeString(Repository.ROOT.resolve("benchmarks/results/" + NAME + ".svg"), plot(events, keys, windows).svg());
        return new Outcome(NAME, "none", sizes.events()[sizes.events().length - 1], values, caught, size == Size.SHARE || linear <= LINEAR && flat <= FLAT);
    }

    private static double most(List<Plot.Point> points) {
        return points.stream().mapToDouble(Plot.Point::value).max().orElse(0);
    }

    private static List<String> told(List<Plot.Point> points) {
        return points.stream().map(point -> "%,.0f: %.0f".formatted(point.size(), point.value())).toList();
    }

    private static Plot plot(List<Plot.Point> events, List<Plot.Point> keys, List<Plot.Point> windows) {
        return new Plot("Training set: nanoseconds of the processors for an event", "events, keys, hours", List.of(
                new Plot.Panel("over events, 10,000 keys", List.of(new Plot.Line("six features", events))),
                new Plot.Panel("over keys", List.of(new Plot.Line("six features", keys))),
                new Plot.Panel("over the hours of a window", List.of(new Plot.Line("two features", windows)))));
    }

    /// Nanoseconds of processor time for an event, the least of some rounds.
    private static double cost(SpreadEvents events, String windows, int rounds) {
        FeaturePlan plan = events.plan(windows);
        TrainingSet.Request request = new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), -1, Optional.empty(), List.of());
        int times = Math.max(1, AT_ONCE / events.rows());
        double least = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = work();
            for (int time = 0; time < times; time++) {
                if (TrainingSet.of(plan, List.of(events), request).size() != events.rows()) throw new IllegalStateException("rows are missing");
            }
            least = Math.min(least, (work() - start) / (double) times);
        }
        return Math.max(1, least / events.rows());
    }

    /// The same for a sum that each row makes anew of all that lies in its window.
    private static double rescan(SpreadEvents events, int hours) {
        long width = hours * 3_600_000_000L;
        long[] keys = new long[events.rows()];
        for (int row = 0; row < keys.length; row++) keys[row] = events.key(row);
        long start = work();
        long sum = 0;
        for (int row = 0; row < keys.length; row += 20) {
            for (int other = row; other >= 0 && events.time(other) > events.time(row) - width; other--) if (keys[other] == keys[row]) sum += events.amount(other);
        }
        if (sum == 0) throw new IllegalStateException("nothing was added up");
        return Math.max(1, (work() - start) * 20.0 / keys.length);
    }

    private static long work() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
