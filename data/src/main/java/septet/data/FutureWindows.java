package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.KeyWindows.Of;
import septet.data.KeyWindows.Side;

/// Columns that hold what happens to their key after t0. Each is compared with counts, sums and means of the table's own numbers by key, over windows of many lengths:
/// those that a request could know, and those that reach past t0 or use labels before they are known. One that goes with the latter nearly exactly, where the best of the
/// former leaves much more open, was computed with the future in hand. A column that only tells how busy a key is goes with both alike.
final class FutureWindows {
    private static final int ROWS = 8_000;
    private static final int FEWEST = 300;
    private static final int VALUES = 6;
    private static final double GOES = 0.80;
    /// What the past leaves, and the future takes most of.
    private static final double RATIO = 0.30;
    private static final double STEP = 1.7;
    private static final double SEARCHED = 0.4;
    private static final String LABEL = "the label";
    private static final String GAP = "the time between two";

    /// @param window microseconds
    private record Tried(Side side, Of of, String name, long window) {}

    private record Fit(double squared, Tried tried) {
        Fit better(Fit other) {
            return other.squared > squared ? other : this;
        }
    }

    private final String key;
    private final KeyWindows windows;
    private final Map<String, double[]> counted = new LinkedHashMap<>();
    private final long[] times;
    private final long middle;
    private final long shortest;
    private final long longest;

    private FutureWindows(LeakTable table, String key, long[] keys, int[] rows) {
        this.key = key;
        windows = new KeyWindows(keys, table.times(), table.knownAt(), rows);
        long[] times = IntStream.of(rows).mapToLong(row -> table.times()[row]).sorted().toArray();
        long span = times[times.length - 1] - times[0];
        this.times = table.times();
        middle = times[times.length / 2];
        longest = Math.max(1, span / 3);
        shortest = Math.max(1, Math.min(longest, span / 2_000));
        counted.put("", new double[0]);
        counted.put(GAP, windows.gaps());
        if (table.classes() != 1 && table.classes() <= 2) counted.put(LABEL, table.label());
        table.columns().stream().filter(LeakTable.Numbers.class::isInstance).map(LeakTable.Numbers.class::cast)
                .filter(column -> Arrays.stream(column.values()).distinct().limit(3).count() > 1).limit(VALUES).forEach(column -> counted.put(column.name(), column.values()));
    }

    /// @param skipped columns of which more is known already
    static List<Leak> find(LeakTable table, List<String> skipped) {
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
                    .filter(column -> !skipped.contains(column.name()) && IntStream.of(rows).mapToDouble(row -> column.values()[row]).filter(value -> !Double.isNaN(value))
                            .distinct().limit(5).count() == 5).toList();
            for (Leak leak : windows.look(asked)) found.merge(leak.column(), leak, (one, other) -> one.strength() >= other.strength() ? one : other);
        });
        return List.copyOf(found.values());
    }

    /// Whole keys, so that no window misses an event; of one series the newest part.
    private static int[] sample(LeakTable table, long[] keys, boolean series) {
        if (series) {
            long[] sorted = Arrays.stream(table.times()).sorted().toArray();
            long from = sorted.length > ROWS ? sorted[sorted.length - ROWS] : Long.MIN_VALUE;
            return IntStream.range(0, table.size()).filter(row -> table.times()[row] >= from).toArray();
        }
        double share = ROWS / (double) table.size();
        long limit = share >= 1 ? Long.MAX_VALUE : (long) (share * Long.MAX_VALUE);
        return IntStream.range(0, table.size()).filter(row -> (TextHash.mix(keys[row] + 7) >>> 1) <= limit).toArray();
    }

    private List<Leak> look(List<LeakTable.Numbers> columns) {
        // The earlier half has hardly a past, beside which every future looks rich.
        double[][] wanted = columns.stream().map(column -> IntStream.of(windows.order()).mapToDouble(row -> times[row] >= middle ? column.values()[row] : Double.NaN).toArray())
                .toArray(double[][]::new);
        Fit[] past = new Fit[wanted.length];
        Fit[] later = new Fit[wanted.length];
        Arrays.fill(past, new Fit(0, new Tried(Side.SO_FAR, Of.COUNT, "", 0)));
        Arrays.fill(later, new Fit(0, new Tried(Side.EVER, Of.COUNT, "", 0)));
        for (Tried tried : tries()) {
            double[] found = windows.of(tried.side, tried.of, counted.get(tried.name), tried.window);
            for (int i = 0; i < wanted.length; i++) {
                if (tried.name.equals(columns.get(i).name())) continue;
                Fit fit = new Fit(squared(found, wanted[i]), tried);
                if (isKnown(tried)) past[i] = past[i].better(fit);
                else later[i] = later[i].better(fit);
            }
        }
        // What goes with the row's own label is another question, and not one of windows.
        double[] label = counted.containsKey(LABEL) ? IntStream.of(windows.order()).mapToDouble(row -> counted.get(LABEL)[row]).toArray() : new double[windows.order().length];
        for (int i = 0; i < wanted.length; i++) past[i] = past[i].better(new Fit(squared(label, wanted[i]), new Tried(Side.PAST, Of.MEAN, LABEL, 0)));
        List<Leak> leaks = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) if (later[i].squared >= SEARCHED) judge(columns.get(i).name(), refined(past[i], wanted[i]), refined(later[i], wanted[i]))
                .ifPresent(leaks::add);
        return leaks;
    }

    /// A label that is used at its event's time is used too early.
    private static boolean isKnown(Tried tried) {
        boolean label = tried.name.equals(LABEL);
        return tried.side.isKnown() && (!label || tried.side == Side.KNOWN || tried.side == Side.KNOWN_SO_FAR);
    }

    private List<Tried> tries() {
        List<Tried> tries = new ArrayList<>();
        for (String name : counted.keySet()) {
            for (Side side : Side.values()) {
                boolean label = side == Side.KNOWN || side == Side.KNOWN_SO_FAR;
                boolean one = side == Side.FOLLOWING || side == Side.PREVIOUS;
                // What a column says of a key's labels for good is asked of [GroupMeans], which knows what an honest one can say.
                if (side == Side.EVER && name.equals(LABEL)) continue;
                if (label && !name.equals(LABEL) || name.isEmpty() && one || name.equals(GAP) && !one && side != Side.PAST) continue;
                for (Of of : name.isEmpty() ? List.of(Of.COUNT) : one ? List.of(Of.MEAN) : List.of(Of.SUM, Of.MEAN)) {
                    if (!side.hasWindow()) tries.add(new Tried(side, of, name, Long.MAX_VALUE));
                    else for (double window = shortest; window <= longest; window *= STEP) tries.add(new Tried(side, of, name, (long) window));
                }
            }
        }
        return tries;
    }

    private Optional<Leak> judge(String column, Fit past, Fit later) {
        if (later.squared < GOES || 1 - later.squared > RATIO * (1 - past.squared)) return Optional.empty();
        return Optional.of(new Leak(Leak.Kind.FUTURE, column, later.squared, String.format(Locale.ROOT,
                "it goes with %s (R2 %.3f); of what was known by t0 it goes best with %s (R2 %.3f)",
                says(later.tried), later.squared, says(past.tried), past.squared)));
    }

    /// Between the neighbours on the coarse scale, by thirds.
    private Fit refined(Fit coarse, double[] wanted) {
        if (!coarse.tried.side.hasWindow() || coarse.squared < SEARCHED / 2) return coarse;
        Fit best = coarse;
        double low = coarse.tried.window / STEP;
        double high = coarse.tried.window * STEP;
        for (int i = 0; i < 9; i++) {
            double third = Math.cbrt(high / low);
            Fit near = fit(coarse.tried, (long) (low * third), wanted);
            Fit far = fit(coarse.tried, (long) (high / third), wanted);
            if (near.squared >= far.squared) high /= third;
            else low *= third;
            best = best.better(near).better(far);
        }
        return best;
    }

    private Fit fit(Tried tried, long window, double[] wanted) {
        return new Fit(squared(windows.of(tried.side, tried.of, counted.get(tried.name), window), wanted), new Tried(tried.side, tried.of, tried.name, window));
    }

    private String says(Tried tried) {
        String what = switch (tried.of) {
            case COUNT -> "the number of rows";
            case SUM -> "the sum of " + tried.name;
            case MEAN -> tried.side == Side.FOLLOWING || tried.side == Side.PREVIOUS ? tried.name : "the mean of " + tried.name;
        };
        return what + (key.isEmpty() ? "" : " by " + key) + switch (tried.side) {
            case PAST -> " in the " + length(tried.window) + " before" + (tried.name.equals(LABEL) ? ", known by then or not" : "");
            case SO_FAR -> " until then" + (tried.name.equals(LABEL) ? ", known by then or not" : "");
            case KNOWN -> " that became known in the " + length(tried.window) + " before";
            case KNOWN_SO_FAR -> " known by then";
            case PREVIOUS -> " at the row before";
            case FOLLOWING -> " at the row after";
            case NEXT -> " in the " + length(tried.window) + " after t0";
            case AROUND -> " in the " + length(tried.window) + " before and after t0";
            case EVER -> " over all rows, later ones too";
        };
    }

    private static String length(long micros) {
        double hours = micros / 3.6e9;
        return hours < 48 ? String.format(Locale.ROOT, "%.1f h", hours) : String.format(Locale.ROOT, "%.1f days", hours / 24);
    }

    /// The squared correlation where both are known, of the numbers themselves or of their logarithms.
    private static double squared(double[] a, double[] b) {
        double plain = correlated(a, b);
        return plain < 0.2 ? plain : Math.max(plain, correlated(logs(a), logs(b)));
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(value -> Math.signum(value) * Math.log1p(Math.abs(value))).toArray();
    }

    private static double correlated(double[] a, double[] b) {
        double n = 0;
        double sa = 0;
        double sb = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) || Double.isNaN(b[i])) continue;
            n++;
            sa += a[i];
            sb += b[i];
        }
        if (n < FEWEST / 2.0) return 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) || Double.isNaN(b[i])) continue;
            double x = a[i] - sa / n;
            double y = b[i] - sb / n;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        return aa <= 1e-12 * n || bb <= 1e-12 * n ? 0 : ab * ab / (aa * bb);
    }
}
