package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import septet.data.KeyWindows.Extent;
import septet.data.KeyWindows.Of;
import septet.data.KeyWindows.Side;
import septet.world.Chance;

/// Columns that hold what happens to their key after t0. Each is compared with counts, sums, means and extremes of the table's own numbers by key, over windows of many
/// lengths: those that a request could know, and those that reach past t0 or use labels before they are known. One that goes with the latter nearly exactly, where the
/// best of the former leaves much more open, was computed with the future in hand. A column that only tells how busy a key is goes with both alike; a good forecast of a
/// series that hardly changes goes better with what comes, but not as exactly as what was computed from it.
final class FutureWindows {
    private static final int ROWS = 6_000;
    private static final int FEWEST = 300;
    private static final int COMPARED = 1_500;
    private static final int VALUES = 6;
    private static final double GOES = 0.80;
    /// What is known this well must be exact, to be more than a forecast.
    private static final double SETTLED = 0.98;
    /// What the past leaves, and the future takes most of.
    private static final double RATIO = 0.30;
    /// Where the past tells more than this, a forecast may tell nearly all.
    private static final double FORESEEN = 0.6;
    private static final double FORECAST_RATIO = 0.1;
    private static final double EXACTLY = 0.01;
    private static final double SAME = 1 - 1e-6;
    /// How often a frequent word stands in the table is the same before and after.
    private static final double COUNTED = 0.999;
    private static final double STEP = 1.7;
    private static final int[] ROW_WINDOWS = {1, 2, 3, 4, 5, 6, 7, 10, 14, 20, 30, 50};
    private static final double SEARCHED = 0.4;
    private static final int STRETCHES = 64;

    private final String key;
    private final KeyWindows windows;
    private final Map<String, double[]> counted = new LinkedHashMap<>();
    private final LeakTable table;
    private final long middle;
    private final long shortest;
    private final long longest;
    private final int[] compared;
    private final int[] all;

    private FutureWindows(LeakTable table, String key, long[] keys, int[] rows) {
        this.key = key;
        this.table = table;
        windows = new KeyWindows(table, keys, rows);
        long[] times = IntStream.of(rows).mapToLong(row -> table.times()[row]).sorted().toArray();
        long span = times[times.length - 1] - times[0];
        middle = times[times.length / 2];
        longest = Math.max(1, span / 3);
        shortest = Math.max(1, Math.min(longest, span / 2_000));
        // The earlier half has hardly a past, beside which every future looks rich.
        all = IntStream.range(0, rows.length).filter(i -> table.times()[windows.order()[i]] >= middle).toArray();
        int step = Math.max(1, all.length / COMPARED);
        compared = IntStream.range(0, all.length).filter(i -> i % step == 0).map(i -> all[i]).toArray();
        counted.put("", new double[0]);
        counted.put(Tried.GAP, windows.gaps());
        if (table.classes() != 1 && table.classes() <= 2) counted.put(Tried.LABEL, table.label());
        else for (int one = 0; one < Math.min(2, table.classes()); one++) counted.put(Tried.LABEL + " " + (one + 1), table.ofClass(one).label());
        table.columns().stream().filter(LeakTable.Numbers.class::isInstance).map(LeakTable.Numbers.class::cast)
                .filter(column -> varies(column.values(), rows, 2)).limit(VALUES).forEach(column -> counted.put(column.name(), column.values()));
    }

    /// What a column goes with best.
    private record Fit(double squared, Tried tried) {
        Fit better(Fit other) {
            return other.squared > squared ? other : this;
        }
    }

    /// @param skipped columns of which more is known already
    /// @param means   columns that know labels by group: what they know of all rows of a key is nothing new, and only a window is
    static List<Leak> find(LeakTable table, List<String> skipped, List<String> means) {
        if (!table.hasTime()) return List.of();
        Map<String, Leak> found = new LinkedHashMap<>();
        Map<String, long[]> groups = new LinkedHashMap<>(table.groups());
        groups.put("", new long[table.size()]);
        groups.forEach((key, keys) -> {
            int[] rows = sample(table, keys, key.isEmpty());
            if (rows.length < FEWEST) return;
            FutureWindows windows = new FutureWindows(table, key, keys, rows);
            if (windows.windows.depth() < 3) return;
            List<LeakTable.Numbers> asked = table.columns().stream().filter(LeakTable.Numbers.class::isInstance).map(LeakTable.Numbers.class::cast)
                    .filter(column -> !skipped.contains(column.name()) && varies(column.values(), rows, 5)).toList();
            for (Leak leak : windows.look(asked, means)) found.merge(leak.column(), leak, (one, other) -> one.strength() >= other.strength() ? one : other);
        });
        return List.copyOf(found.values());
    }

    /// Whole keys, so that no window misses an event; of one series, and where a few keys have most rows, the newest part.
    private static int[] sample(LeakTable table, long[] keys, boolean series) {
        double share = ROWS / (double) table.size();
        long limit = share >= 1 ? Long.MAX_VALUE : (long) (share * Long.MAX_VALUE);
        int[] whole = IntStream.range(0, table.size()).filter(row -> (Chance.mix(keys[row] + 7) >>> 1) <= limit).toArray();
        if (!series && whole.length <= 1.5 * ROWS && whole.length >= ROWS / 2) return whole;
        int[] some = series || whole.length < FEWEST ? IntStream.range(0, table.size()).toArray() : whole;
        long[] sorted = IntStream.of(some).mapToLong(row -> table.times()[row]).sorted().toArray();
        long from = sorted.length > ROWS ? sorted[sorted.length - ROWS] : Long.MIN_VALUE;
        return IntStream.of(some).filter(row -> table.times()[row] >= from).toArray();
    }

    /// Whether there are so many different values.
    private static boolean varies(double[] values, int[] rows, int least) {
        double[] seen = new double[least];
        int count = 0;
        for (int row : rows) {
            if (Double.isNaN(values[row])) continue;
            boolean known = false;
            for (int i = 0; i < count && !known; i++) known = seen[i] == values[row];
            if (known) continue;
            seen[count++] = values[row];
            if (count == least) return true;
        }
        return false;
    }

    private List<Leak> look(List<LeakTable.Numbers> columns, List<String> means) {
        Fit[] later = best(columns, false);
        List<LeakTable.Numbers> suspected = IntStream.range(0, later.length).filter(i -> later[i].squared >= SEARCHED).mapToObj(columns::get).toList();
        if (suspected.isEmpty()) return List.of();
        Fit[] past = best(suspected, true);
        List<Leak> leaks = new ArrayList<>();
        for (int i = 0; i < past.length; i++) {
            LeakTable.Numbers column = suspected.get(i);
            Series wanted = wanted(column, all);
            Fit window = refined(later[columns.indexOf(column)], wanted);
            if (means.contains(column.name()) && isOfAll(wanted, window)) continue;
            judge(column.name(), refined(past[i], wanted).better(calendar(column)), window).ifPresent(leaks::add);
        }
        return leaks;
    }

    /// For each column the best of what a request could know, or of what none could.
    private Fit[] best(List<LeakTable.Numbers> columns, boolean known) {
        List<Series> coarse = columns.stream().map(column -> wanted(column, compared)).toList();
        Fit[] best = new Fit[coarse.size()];
        Arrays.fill(best, new Fit(0, new Tried(known ? Side.SO_FAR : Side.EVER, Of.COUNT, "", 0)));
        for (Tried tried : tries()) {
            if (tried.isKnown() != known) continue;
            Series found = new Series(of(tried, compared));
            for (int i = 0; i < best.length; i++) {
                if (!tried.name().equals(columns.get(i).name())) best[i] = best[i].better(new Fit(found.squared(coarse.get(i)), tried));
            }
        }
        return best;
    }

    /// Whether the labels of all rows of the key tell as much as those of a window.
    private boolean isOfAll(Series wanted, Fit window) {
        double all = counted.keySet().stream().filter(Tried::isLabel).flatMap(name -> Stream.of(Of.MEAN, Of.SUM)
                .map(of -> fit(new Tried(Side.EVER, of, name, Long.MAX_VALUE), wanted)))
                .mapToDouble(Fit::squared).max().orElse(0);
        return all > SETTLED || 1 - window.squared > RATIO * (1 - all);
    }

    /// What moves with the calendar goes with whatever changes as slowly.
    private Fit calendar(LeakTable.Numbers column) {
        int[] rows = IntStream.of(all).map(i -> windows.order()[i]).filter(row -> !Double.isNaN(column.values()[row])).toArray();
        Binned stretches = Binned.numbers(IntStream.of(rows).mapToDouble(row -> table.times()[row] - middle).toArray(), Math.max(2, Math.min(STRETCHES, rows.length / 20)));
        double[] sums = new double[stretches.count()];
        double[] counts = new double[stretches.count()];
        for (int i = 0; i < rows.length; i++) {
            sums[stretches.of()[i]] += column.values()[rows[i]];
            counts[stretches.of()[i]]++;
        }
        double[] means = IntStream.range(0, rows.length).mapToDouble(i -> sums[stretches.of()[i]] / counts[stretches.of()[i]]).toArray();
        return new Fit(new Series(means).squared(new Series(column.values(), rows)), Tried.span(Side.SO_FAR));
    }

    private Series wanted(LeakTable.Numbers column, int[] places) {
        return new Series(at(column.values(), places));
    }

    private double[] at(double[] values, int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < picked.length; i++) picked[i] = values[windows.order()[places[i]]];
        return picked;
    }

    private double[] of(Tried tried, int[] places) {
        if (tried.isSpan()) {
            double[] span = windows.span(tried.side() == Side.SO_FAR);
            return IntStream.of(places).mapToDouble(place -> span[place]).toArray();
        }
        double[] values = counted.get(tried.name());
        // What goes with the row's own label is another question, and not one of windows.
        if (tried.isOwn()) return at(values, places);
        return windows.of(tried.side(), tried.of(), values, tried.extent(), places);
    }

    /// Those over one window one behind the other.
    private List<Tried> tries() {
        List<Tried> tries = new ArrayList<>(List.of(Tried.span(Side.SO_FAR), Tried.span(Side.REST)));
        for (String name : counted.keySet()) if (Tried.isLabel(name)) tries.add(Tried.own(name));
        for (Side side : Side.values()) {
            switch (side.extent()) {
                case WHOLE -> add(tries, side, Long.MAX_VALUE, true);
                case ROWS -> {
                    for (int rows : ROW_WINDOWS) if (rows > 1 || side.isKnown()) add(tries, side, rows, true);
                }
                case TIME -> {
                    boolean extremes = false;
                    for (double window = shortest; window <= longest; window *= STEP) add(tries, side, (long) window, extremes = !extremes);
                }
            }
        }
        return tries;
    }

    /// @param extremes whether they are asked of this window, too: they hardly differ from those of the next one
    private void add(List<Tried> tries, Side side, long extent, boolean extremes) {
        for (String name : counted.keySet()) for (Of of : Of.values()) {
            if (Tried.makesSense(side, of, name) && (extremes || of != Of.MOST && of != Of.LEAST)) tries.add(new Tried(side, of, name, extent));
        }
    }

    private Optional<Leak> judge(String column, Fit past, Fit later) {
        double ratio = past.squared < FORESEEN ? RATIO : past.squared < SETTLED ? FORECAST_RATIO : EXACTLY;
        if (later.squared < GOES || past.squared > (later.tried.of() == Of.COUNT ? COUNTED : SAME) || 1 - later.squared > ratio * (1 - past.squared)) return Optional.empty();
        return Optional.of(new Leak(Leak.Kind.FUTURE, column, later.squared, String.format(Locale.ROOT,
                "it goes with %s (R2 %.3f); of what was known by t0 it goes best with %s (R2 %.3f)",
                later.tried.says(key), later.squared, past.tried.says(key), past.squared)));
    }

    /// On all rows; of times between the neighbours on the coarse scale, by thirds.
    private Fit refined(Fit coarse, Series wanted) {
        Fit best = fit(coarse.tried, wanted);
        if (coarse.tried.isPoint() || coarse.tried.side().extent() != Extent.TIME || coarse.squared < SEARCHED / 2) return best;
        double low = coarse.tried.extent() / STEP;
        double high = coarse.tried.extent() * STEP;
        for (int i = 0; i < 9; i++) {
            double third = Math.cbrt(high / low);
            Fit near = fit(coarse.tried.over((long) (low * third)), wanted);
            Fit far = fit(coarse.tried.over((long) (high / third)), wanted);
            if (near.squared >= far.squared) high /= third;
            else low *= third;
            best = best.better(near).better(far);
        }
        return best;
    }

    private Fit fit(Tried tried, Series wanted) {
        return new Fit(new Series(of(tried, all)).squared(wanted), tried);
    }
}
