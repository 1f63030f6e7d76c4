package septet.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// Which events made the aggregates of one row. The row is known already, from a first replay; [#state()] is a fresh state for a second one of the same
/// events, in the same order, which tells of each event that entered a window of the row. What is found is what was counted: the state itself says so, while it counts.
public final class Evidence {
    /// One event that was counted.
    ///
    /// @param event   its number in the replay
    /// @param time    microseconds: its own time in the window, which is when it became known where it waited for something
    /// @param value   what it contributed, as [Values] encodes the aggregate's operand; 0 where events are counted whatever they hold
    /// @param own     whether it is the row itself
    /// @param decides whether the aggregate is this one value (the least, the greatest, the first, the last)
    public record Entry(long event, long time, long value, boolean own, boolean decides) {}

    /// One aggregate of the row.
    ///
    /// @param slot    of its value
    /// @param text    as a design writes it, with one window
    /// @param source  the place of the source whose events it counts
    /// @param type    of its value
    /// @param operand the type of what events contribute; empty where they are counted whatever they hold
    /// @param value   of the row
    /// @param after   microseconds: its window begins behind this time; [Long#MIN_VALUE] since the beginning
    /// @param events  how many were counted
    /// @param newest  the newest of them, and those that decide
    public record Aggregate(int slot, String text, int source, Type type, Optional<Type> operand, long value, long after, long events, List<Entry> newest) {
        public Aggregate {
            newest = List.copyOf(newest);
        }
    }

    private static final Comparator<Entry> BY_TIME = Comparator.comparingLong(Entry::time).thenComparingLong(Entry::event);

    private final FeaturePlan plan;
    private final long event;
    private final List<Asked> asked = new ArrayList<>();

    private Evidence(FeaturePlan plan, long event) {
        this.plan = plan;
        this.event = event;
    }

    /// @param row   as a first replay left it
    /// @param event its number there
    /// @param most  so many events of an aggregate are named
    public static Evidence of(FeaturePlan plan, Row row, long event, int most) {
        Evidence evidence = new Evidence(plan, event);
        for (Step step : plan.steps(plan.mainSource())) {
            if (!(step instanceof Step.Read(Reader reader))) continue;
            Group group = plan.groups().get(reader.group());
            long[] key = reader.keys().stream().mapToLong(formula -> formula.value(row)).toArray();
            for (Reading reading : reader.readings()) evidence.asked.add(new Asked(reader.group(), group, reading, key, row, most));
        }
        return evidence;
    }

    /// A state that has seen nothing, and tells this of what it counts.
    public FeatureState state() {
        return new FeatureState(plan, new Witness() {
            @Override
            public void entered(int group, Row row, long known, long entered, long now) {
                Evidence.this.entered(group, row, known, entered, now);
            }

            @Override
            public void left(int group, Row row, long left, long now) {
                if (now <= event) for (Asked each : asked) if (each.place == group) each.leave(left);
            }
        });
    }

    private void entered(int group, Row row, long known, long entered, long now) {
        if (now > event) return;
        for (Asked each : asked) if (each.place == group) each.take(row, known, entered, entered == event);
    }

    /// What was counted so far, in the order in which a row reads it.
    public List<Aggregate> found() {
        return asked.stream().map(each -> each.found(plan)).toList();
    }

    /// The aggregates that a feature is computed from, by their slots; its own where it is one.
    public static Set<Integer> behind(FeaturePlan plan, Feature feature) {
        Set<Integer> behind = new LinkedHashSet<>();
        behind(plan, feature.slot(), behind);
        behind.removeIf(slot -> !plan.texts().containsKey(slot));
        return behind;
    }

    private static void behind(FeaturePlan plan, int slot, Set<Integer> into) {
        if (into.add(slot)) plan.uses().getOrDefault(slot, Set.of()).forEach(used -> behind(plan, used, into));
    }

    /// One reading, while events are still counted.
    private static final class Asked {
        private final int place;
        private final Group group;
        private final Reading reading;
        private final long[] key;
        private final long time;
        private final long gap;
        private final long value;
        private final int most;
        private final boolean keyed;
        /// Whether what comes later may change what is counted: a pause before a session, a correction.
        private final boolean waits;
        private final List<Entry> session = new ArrayList<>();
        /// Of all events of the key, whatever they contribute.
        private final List<Entry> sessionTimes = new ArrayList<>();
        private final PriorityQueue<Entry> newest = new PriorityQueue<>(BY_TIME);
        private long after;
        private Optional<Entry> deciding = Optional.empty();
        private long events;

        Asked(int place, Group group, Reading reading, long[] key, Row row, int most) {
            this.place = place;
            this.group = group;
            this.reading = reading;
            this.key = key;
            this.most = most;
            time = row.time;
            boolean whole = reading.window() >= group.edges().size();
            after = whole ? Long.MIN_VALUE : group.edges().get(reading.window()).of(row.time);
            gap = whole ? 0 : group.edges().get(reading.window()).gap();
            waits = gap > 0 || group.shape().corrected;
            value = row.values[reading.slot()];
            boolean all = true;
            for (long part : key) all &= part != Values.MISSING;
            keyed = all;
        }

        void take(Row row, long known, long event, boolean own) {
            long counted = Math.max(known, Times.plus(row.time, group.delay()));
            if (!keyed || counted > time || counted <= after && after != Long.MIN_VALUE || !isOfKey(row)) return;
            if (waits) sessionTimes.add(new Entry(event, counted, 0, own, false));
            long contributed = reading.channel() == Reading.EVERY ? 0 : group.stored().get(reading.channel()).of(row);
            if (contributed == Values.MISSING) return;
            Entry entry = new Entry(event, counted, hashed().map(of -> of.value(row)).orElse(contributed), own, false);
            if (waits) session.add(entry);
            else count(entry);
        }

        void leave(long event) {
            session.removeIf(entry -> entry.event() == event);
            sessionTimes.removeIf(entry -> entry.event() == event);
        }

        private void count(Entry entry) {
            events++;
            if (decides(entry)) deciding = Optional.of(entry);
            newest.add(entry);
            if (newest.size() > most) newest.remove();
        }

        private boolean isOfKey(Row row) {
            List<Formula> keys = group.keys();
            for (int i = 0; i < key.length; i++) if (keys.get(i).value(row) != key[i]) return false;
            return true;
        }

        /// Whether it is the one so far whose value, or time, is the aggregate's.
        private boolean decides(Entry entry) {
            return switch (reading.what()) {
                case MIN, MAX, QUANTILE -> entry.value() == value && deciding.filter(it -> BY_TIME.compare(it, entry) > 0).isEmpty();
                case FIRST -> deciding.filter(it -> BY_TIME.compare(it, entry) < 0).isEmpty();
                case LAST -> deciding.filter(it -> BY_TIME.compare(it, entry) > 0).isEmpty();
                case SINCE -> !entry.own() && deciding.filter(it -> BY_TIME.compare(it, entry) > 0).isEmpty();
                case COUNT, TRUTHS, SUM, MEAN, ANY, VARIANCE, STDDEV, RATE, DISTINCT, ENTROPY, LIST, TOP, MODE,
                        ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> false;
            };
        }

        /// Where a session began is known only when all that it may hold has come: behind the last pause, whatever its events contribute.
        private void settle() {
            long first = time;
            for (Entry each : sessionTimes.stream().sorted(BY_TIME.reversed()).toList()) {
                if (gap == 0 || each.time() <= Times.minus(first, gap)) break;
                first = each.time();
            }
            if (gap > 0) after = Math.max(after, first - 1);
            session.stream().filter(entry -> gap == 0 || entry.time() > after).forEach(this::count);
            session.clear();
        }

        /// What is hashed before it is counted: the value itself is shown, for a hash tells nobody anything.
        private Optional<Formula> hashed() {
            return reading.channel() == Reading.EVERY ? Optional.empty()
                    : group.stored().get(reading.channel()).value().filter(Hashed.class::isInstance).map(formula -> ((Hashed) formula).of());
        }

        private Optional<Type> operand() {
            if (reading.channel() == Reading.EVERY || reading.kind() == Channel.Kind.COUNTED) return Optional.empty();
            return hashed().map(Formula::type).or(() -> Optional.of(group.stored().get(reading.channel()).type()))
                    .filter(type -> hashed().isEmpty() || !(type instanceof Type.Text || type instanceof Type.Raw));
        }

        Aggregate found(FeaturePlan plan) {
            if (waits) settle();
            List<Entry> shown = new ArrayList<>(newest);
            shown.sort(BY_TIME.reversed());
            deciding.ifPresent(entry -> {
                Entry marked = new Entry(entry.event(), entry.time(), entry.value(), entry.own(), true);
                if (shown.contains(entry)) shown.set(shown.indexOf(entry), marked);
                else shown.add(marked);
            });
            FeaturePlan.Written written = plan.texts().get(reading.slot());
            return new Aggregate(reading.slot(), written.text(), group.source(), written.type(), operand(), value, after, events, shown);
        }
    }
}
