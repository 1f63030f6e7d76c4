package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Suspect;
import septet.data.Exploration.Task;
import septet.data.SampleColumn.Buckets;
import septet.world.Chance;

/// Columns of an exploration that may know the answer: what the detectors of a run ([Leaks]) say of the sample, and two hints that only a file gives, its order and its names.
final class SampleLeaks {
    private static final int FEWEST_GROUPS = 8;
    /// Of the rows, those that would judge: the newest, where rows have a time.
    private static final double JUDGING = 0.2;
    private static final double ORDERED = 0.5;
    private static final double NUMBERED = 0.4;
    private static final double NAMED = 0.35;
    private static final int FINE = 50;
    private static final int WORDS = 400;
    private static final Pattern AFTERWARDS = Pattern.compile("(^|[_ .-])(outcome|result|status|resolution|resolved|closed|closing|refund|refunded|"
            + "returned|return|chargeback|recovered|recoveries|recovery|settled|"
            + "settlement|paid|repaid|collected|collection|cancelled|canceled|cancellation|final|decision|verdict|discharge|discharged|death|deceased|"
            + "survived|duration|elapsed|score|prediction|predicted)([_ .-]|$)");

    private final Target target;
    private final LabelProbe probe;
    private final List<SampleColumn> columns;
    private final double[] times;

    private SampleLeaks(Target target, List<SampleColumn> columns, double[] times) {
        this.target = target;
        this.columns = columns;
        this.times = times;
        probe = new LabelProbe(target);
    }

    /// @param columns without the label
    /// @param time    by which rows are put in order; it is no suspect itself
    static List<Suspect> of(Target target, List<SampleColumn> columns, List<RowSample.Kept> rows, Optional<TimeChoice> time) {
        double[] times = time.map(TimeChoice::times).filter(all -> Arrays.stream(all).noneMatch(Double::isNaN)).orElse(new double[0]);
        String when = time.map(TimeChoice::name).orElse("");
        SampleLeaks leaks = new SampleLeaks(target, columns.stream().filter(column -> !column.profile().name().equals(when)).toList(), times);
        List<Suspect> found = new ArrayList<>(leaks.detected(rows));
        if (time.isEmpty()) leaks.order().ifPresent(found::add);
        for (SampleColumn column : leaks.columns) {
            if (found.stream().noneMatch(known -> known.column().equals(column.profile().name()))) leaks.hint(column).ifPresent(found::add);
        }
        found.sort(Comparator.comparing((Suspect suspect) -> !suspect.leftOut()).thenComparing(Comparator.comparingDouble(Suspect::strength).reversed()));
        return List.copyOf(found);
    }

    private List<Suspect> detected(List<RowSample.Kept> rows) {
        return Leaks.ofColumns(table(rows)).stream().map(leak -> suspect(leak, isSure(leak.kind(), times.length > 0) && !isText(leak.column()))).toList();
    }

    /// People label what they read: a text may well decide, and is worth a look.
    private boolean isText(String name) {
        return columns.stream().anyMatch(column -> column.profile().name().equals(name) && column.profile().kind() == Kind.TEXT);
    }

    /// What a run has found of columns.
    static List<Suspect> told(List<Leak> leaks) {
        return leaks.stream().filter(leak -> !leak.column().isEmpty()).map(leak -> suspect(leak, isSure(leak.kind(), true))).toList();
    }

    private static Suspect suspect(Leak leak, boolean sure) {
        return new Suspect(leak.column(), leak.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), leak.strength(), sure, leak.evidence());
    }

    /// Without a time nobody can tell the labels of earlier rows, which a request may know, from those of later ones.
    private static boolean isSure(Leak.Kind kind, boolean timed) {
        return switch (kind) {
            case DECIDES, WRITTEN_LATER, FUTURE -> true;
            case GROUP_MEAN -> timed;
            case COPIES, LATE_LABEL -> false;
        };
    }

    private LeakTable table(List<RowSample.Kept> rows) {
        List<LeakTable.Column> looked = new ArrayList<>();
        Map<String, long[]> groups = new LinkedHashMap<>();
        for (SampleColumn column : columns) {
            String name = column.profile().name();
            if (column.profile().isKind(Kind.EMPTY, Kind.CONSTANT)) continue;
            if (column.profile().isKind(Kind.KEY, Kind.CATEGORY) && column.profile().distinct() >= FEWEST_GROUPS) groups.put(name, groups(column));
            if (column.profile().kind() == Kind.KEY) continue;
            int place = column.profile().place() - 1;
            if (column.profile().kind() == Kind.TEXT) looked.add(new LeakTable.Texts(name, rows.stream().map(row -> row.texts()[place].strip()).toArray(String[]::new)));
            else looked.add(column.isNumeric() ? new LeakTable.Numbers(name, column.numbers()) : new LeakTable.Words(name, column.codes()));
        }
        long[] at = Arrays.stream(times).mapToLong(time -> (long) time).toArray();
        int classes = switch (target.task()) {
            case BINARY -> 2;
            case CLASSES -> target.label().classes().size();
            case NUMBER -> 0;
        };
        return new LeakTable(looked, groups, target.values(), classes, at, at, parts(), Arrays.stream(at).max().orElse(Long.MAX_VALUE));
    }

    /// What is missing joins nothing.
    private static long[] groups(SampleColumn column) {
        return IntStream.range(0, column.size()).mapToLong(row -> column.isMissing(row) ? Long.MIN_VALUE + row
                : column.isNumeric() ? Double.doubleToLongBits(column.numbers()[row]) : column.codes()[row]).toArray();
    }

    private LeakTable.Part[] parts() {
        double[] sorted = Arrays.stream(times).sorted().toArray();
        double from = sorted.length == 0 ? 0 : sorted[(int) ((1 - JUDGING) * (sorted.length - 1))];
        return IntStream.range(0, target.values().length).mapToObj(row -> (times.length > 0 ? times[row] > from : Math.floorMod(Chance.mix(row + 1L), 5) == 0)
                ? LeakTable.Part.JUDGES : LeakTable.Part.TEACHES).toArray(LeakTable.Part[]::new);
    }

    /// The order of the file tells the label.
    private Optional<Suspect> order() {
        if (target.task() == Task.NUMBER || target.known() == 0) return Optional.empty();
        int[] bucket = IntStream.range(0, target.values().length).map(row -> (int) ((long) row * 20 / target.values().length)).toArray();
        LabelProbe.Power power = probe.of(new Buckets(bucket, IntStream.range(0, 20).mapToObj(i -> "part " + (i + 1)).toList()));
        if (power.strength() < ORDERED) return Optional.empty();
        return Optional.of(new Suspect("", "order", power.strength(), false, "the rows stand in the order of the label (" + says(power)
                + " by their place in the file): whatever was numbered or timed in this order knows it"));
    }

    /// Numbers that were given in an order, and names.
    private Optional<Suspect> hint(SampleColumn column) {
        String name = column.profile().name();
        boolean numbered = column.profile().kind() == Kind.KEY && column.isNumeric();
        boolean named = AFTERWARDS.matcher(name.toLowerCase(Locale.ROOT)).find() && column.profile().isKind(Kind.NUMBER, Kind.TIME, Kind.BOOLEAN, Kind.CATEGORY);
        if (!numbered && !named) return Optional.empty();
        LabelProbe.Power power = power(column);
        if (numbered) {
            return power.strength() <= NUMBERED ? Optional.empty() : Optional.of(new Suspect(name, "order", power.strength(), false, "its numbers and the label go together ("
                    + says(power) + "): they may have been given after the answer was known"));
        }
        return power.strength() < NAMED ? Optional.empty() : Optional.of(new Suspect(name, "name", power.strength(), false,
                "its name speaks of what comes afterwards, and it knows the label well: " + says(power)));
    }

    private LabelProbe.Power power(SampleColumn column) {
        LabelProbe.Power byBucket = probe.of(column.buckets(column.isNumeric() ? FINE : WORDS));
        if (!column.isNumeric() || target.task() != Task.BINARY) return byBucket;
        LabelProbe.Power byOrder = probe.ofOrder(column.numbers());
        return byOrder.strength() > byBucket.strength() ? byOrder : byBucket;
    }

    private String says(LabelProbe.Power power) {
        return switch (target.task()) {
            case BINARY -> String.format(Locale.ROOT, "AUC %.3f", Math.max(power.figure(), 1 - power.figure()));
            case CLASSES -> "it tells the class of " + ShownValues.share(power.figure());
            case NUMBER -> String.format(Locale.ROOT, "R2 %.3f", power.figure());
        };
    }
}
