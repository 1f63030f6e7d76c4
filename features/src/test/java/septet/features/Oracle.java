package septet.features;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.data.Items;
import septet.data.Values;
import septet.design.Type;

/// Every aggregate from its definition: a search through the whole log for each value, sums in BigDecimal.
/// With a bug planted, it is what the comparison with it must find.
final class Oracle {
    enum Bug { NONE, PLAIN_DOUBLE_SUM, EDGE_INSIDE, TIES_UNSEEN, LATE_DROPPED, LABEL_AT_ONCE, SQUARES_OF_ROUNDED, LAST_TO_ARRIVE, COUNTS_ITSELF, PAUSE_INSIDE,
        ONLY_COUNTED_MAKE_SESSIONS, DAYS_OF_UTC, TOP_BY_CODES, LIST_NEWEST_FIRST,
        FUTURE_COUNTED, FOLDED_BY_TIME, LATE_AT_FULL_WEIGHT }

    private static final MathContext WIDE = new MathContext(80, RoundingMode.HALF_EVEN);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /// A value with the time from which it counts.
    ///
    /// @param holds whether its condition does
    private record Counted(long time, Fact fact, boolean holds) {}

    private final RandomStream stream;
    private final Bug bug;
    private final List<Fact> log;
    private final FoldedOracle folds;

    Oracle(RandomStream stream, List<Fact> log, Bug bug) {
        this.stream = stream;
        this.log = log;
        this.bug = bug;
        this.folds = new FoldedOracle(stream, switch (bug) {
            case FUTURE_COUNTED -> FoldedOracle.Bug.FUTURE_COUNTED;
            case FOLDED_BY_TIME -> FoldedOracle.Bug.ORDER_OF_TIME;
            case LATE_AT_FULL_WEIGHT -> FoldedOracle.Bug.LATE_AT_FULL_WEIGHT;
            default -> FoldedOracle.Bug.NONE;
        });
    }

    /// The values of an aspect for a row, one for each of its windows.
    long[] values(Aspect aspect, Fact row) {
        long[] values = new long[aspect.windows().size()];
        List<Counted> counted = counted(aspect, row);
        for (int i = 0; i < values.length; i++) values[i] = value(aspect, aspect.windows().get(i), row, counted);
        return values;
    }

    private List<Counted> counted(Aspect aspect, Fact row) {
        List<Counted> counted = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (Fact fact : log) {
            if (fact.position > row.position) continue;
            if (bug == Bug.TIES_UNSEEN && fact.time == row.time && fact.position < row.position) continue;
            if (fact.source != aspect.source() || fact.repeated || fact.gone || !sameKey(aspect, fact, row)) continue;
            long own = own(aspect, fact);
            if (own == Values.MISSING) continue;
            if (bug == Bug.LATE_DROPPED && own < newest) continue;
            newest = Math.max(newest, own);
            counted.add(new Counted(own, fact, Conditions.holds(aspect, fact)));
        }
        return counted;
    }

    private static boolean sameKey(Aspect aspect, Fact fact, Fact row) {
        for (int i = 0; i < aspect.keys().size(); i++) {
            long left = fact.values[aspect.keys().get(i)];
            if (left == Values.MISSING || left != row.values[aspect.ofRow().get(i)]) return false;
        }
        return true;
    }

    /// From when on the fact counts; missing: not yet.
    private long own(Aspect aspect, Fact fact) {
        long own = fact.time + Math.max(0, aspect.delay());
        if (aspect.source() == RandomStream.REFUNDS) return own;
        for (int column : Conditions.lateColumns(aspect)) {
            long known = fact.knownAt[column];
            if (known == Values.MISSING) return Values.MISSING;
            if (bug != Bug.LABEL_AT_ONCE) own = Math.max(own, known);
        }
        return own;
    }

    private long value(Aspect aspect, long window, Fact row, List<Counted> counted) {
        for (int key : aspect.ofRow()) if (row.values[key] == Values.MISSING) return Values.MISSING;
        if (FoldedOracle.FUNCTIONS.contains(aspect.function())) return folded(aspect, row, counted);
        List<Long> values = new ArrayList<>();
        long last = Values.MISSING;
        long outside = Aspect.isSession(window) ? outside(Aspect.gap(window), row.time, counted) : Long.MIN_VALUE;
        for (Counted each : inOrder(counted)) {
            if (each.time() > row.time || each.time() <= outside || !isInside(window, row.time, each.time()) || !each.holds()) continue;
            long value = aspect.value() < 0 ? 0 : Conditions.value(each.fact(), aspect.source(), aspect.value());
            if (value == Values.MISSING) continue;
            values.add(value);
            if (bug == Bug.COUNTS_ITSELF || each.fact().position != row.position) last = each.time();
        }
        if (aspect.function().equals("time_since")) return last == Values.MISSING ? Values.MISSING : row.time - last;
        if (aspect.function().equals("rate")) return values.isEmpty() ? Values.MISSING : Values.number(values.size() * 86_400e6 / window);
        return aggregate(aspect, values);
    }

    /// The events that a window counts, in their order, each with its own time and what it contributes.
    List<String> events(Aspect aspect, long window, Fact row) {
        for (int key : aspect.ofRow()) if (row.values[key] == Values.MISSING) return List.of();
        List<String> events = new ArrayList<>();
        List<Counted> counted = counted(aspect, row);
        long outside = Aspect.isSession(window) ? outside(Aspect.gap(window), row.time, counted) : Long.MIN_VALUE;
        for (Counted each : inOrder(counted)) {
            if (each.time() > row.time || each.time() <= outside || !isInside(window, row.time, each.time()) || !each.holds()) continue;
            long value = aspect.value() < 0 ? 0 : Conditions.value(each.fact(), aspect.source(), aspect.value());
            if (value != Values.MISSING) events.add(each.fact().position + " at " + each.time() + ": " + value);
        }
        return events;
    }

    /// By their own times; of one time the event that came first stands first.
    private List<Counted> inOrder(List<Counted> counted) {
        if (bug == Bug.LAST_TO_ARRIVE) return counted;
        return counted.stream().sorted(Comparator.comparingLong(Counted::time).thenComparingLong(each -> each.fact().position)).toList();
    }

    /// The last microsecond before the session that t0 lies in; a session is no longer than a day or 48 gaps.
    private long outside(long gap, long t0, List<Counted> counted) {
        long first = t0;
        List<Long> times = counted.stream().filter(each -> bug != Bug.ONLY_COUNTED_MAKE_SESSIONS || each.holds()).map(Counted::time)
                .filter(time -> time <= t0).sorted(Comparator.reverseOrder()).toList();
        for (long time : times) {
            if (bug == Bug.PAUSE_INSIDE ? first - time > gap : first - time >= gap) break;
            first = time;
        }
        return Math.max(first - 1, t0 - Math.max(86_400_000_000L, 48 * gap));
    }

    private boolean isInside(long window, long t0, long time) {
        if (window == Aspect.BEGINNING || Aspect.isSession(window)) return true;
        if (window == Aspect.TODAY) return day(time).equals(day(t0));
        return bug == Bug.EDGE_INSIDE ? time >= t0 - window : time > t0 - window;
    }

    private LocalDate day(long micros) {
        ZoneId zone = bug == Bug.DAYS_OF_UTC ? ZoneOffset.UTC : stream.zone;
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(zone).toLocalDate();
    }

    private long aggregate(Aspect aspect, List<Long> values) {
        boolean money = aspect.value() >= 0 && type(aspect) instanceof Type.Money;
        boolean number = aspect.value() >= 0 && type(aspect) instanceof Type.Number;
        long count = values.size();
        return switch (aspect.function()) {
            case "count" -> Values.number((double) count);
            case "any" -> Values.truth(values.contains(1L));
            case "sum" -> number ? sumOfNumbers(values) : money ? sumOfMoney(values) : Values.number((double) values.stream().mapToLong(v -> v).sum());
            case "mean", "share" -> count == 0 ? Values.MISSING : number ? Values.number(Values.number(sumOfNumbers(values)) / count)
                    : Values.number(sum(values).divide(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(money ? Type.Money.SCALE : 1)), WIDE).doubleValue());
            case "variance" -> count < 2 ? Values.MISSING : Values.number(variance(values, number, money));
            case "stddev" -> count < 2 ? Values.MISSING : Values.number(Math.sqrt(variance(values, number, money)));
            case "first" -> count == 0 ? Values.MISSING : values.getFirst();
            case "last" -> count == 0 ? Values.MISSING : values.getLast();
            case "distinct" -> count == 0 ? Values.MISSING : Values.number((double) values.stream().distinct().count());
            case "entropy" -> count == 0 ? Values.MISSING : Values.number(entropy(values));
            case "list", "last_of" -> count == 0 ? Values.MISSING : listed(aspect, last(values, RandomStream.length(aspect)));
            case "top" -> count == 0 ? Values.MISSING : listed(aspect, top(aspect, values, RandomStream.length(aspect)));
            case "mode" -> count == 0 ? Values.MISSING : top(aspect, values, 1).getFirst();
            case "quantile" -> count == 0 ? Values.MISSING : quantile(values, number, new BigDecimal(RandomStream.share(aspect)));
            default -> extreme(values, number, aspect.function().equals("min"));
        };
    }

    private List<Long> last(List<Long> values, int length) {
        List<Long> last = values.subList(Math.max(0, values.size() - length), values.size());
        return bug == Bug.LIST_NEWEST_FIRST ? last.reversed() : last;
    }

    private long folded(Aspect aspect, Fact row, List<Counted> counted) {
        List<FoldedOracle.Folded> all = new ArrayList<>();
        for (Counted each : counted) {
            long value = Conditions.value(each.fact(), aspect.source(), aspect.value());
            long known = each.fact().arrival;
            if (aspect.source() == RandomStream.PAYMENTS) for (int column : Conditions.lateColumns(aspect)) known = Math.max(known, each.fact().knownAt[column]);
            if (each.holds() && value != Values.MISSING) all.add(new FoldedOracle.Folded(each.time(), known, each.fact(), value));
        }
        if (!aspect.function().equals("about_top") && !aspect.function().equals("about_mode")) return folds.value(aspect, row, all);
        List<Long> top = top(aspect, folds.counts(row, all), RandomStream.length(aspect));
        return top.isEmpty() ? Values.MISSING : aspect.function().equals("about_top") ? listed(aspect, top) : top.getFirst();
    }

    private List<Long> top(Aspect aspect, List<Long> values, int length) {
        Map<Long, Long> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        return top(aspect, counts, length);
    }

    private List<Long> top(Aspect aspect, Map<Long, Long> counts, int length) {
        Comparator<Long> order = bug == Bug.TOP_BY_CODES ? Comparator.naturalOrder() : switch (type(aspect)) {
            case Type.Category _, Type.Key _ -> Comparator.comparing(code -> stream.plan.dictionary().word((int) (long) code));
            case Type.Number _ -> Comparator.comparing(Double::longBitsToDouble);
            default -> Comparator.naturalOrder();
        };
        return counts.keySet().stream().sorted(Comparator.<Long>comparingLong(value -> -counts.get(value)).thenComparing(order)).limit(length).toList();
    }

    /// A list as a number: the code of how it is written.
    private long listed(Aspect aspect, List<Long> values) {
        return stream.plan.dictionary().code(values.stream().map(value -> Items.text(type(aspect), value, stream.plan.dictionary()))
                .collect(Collectors.joining(String.valueOf(Items.SEPARATOR))));
    }

    /// Divided by n - 1, from the definition: the sum of the squared distances from the mean.
    private double variance(List<Long> values, boolean number, boolean money) {
        BigDecimal n = BigDecimal.valueOf(values.size());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (long bits : values) {
            BigDecimal value = number ? new BigDecimal(Double.longBitsToDouble(bits)) : BigDecimal.valueOf(bits);
            BigDecimal square = value.pow(2);
            sum = sum.add(value);
            squares = squares.add(bug == Bug.SQUARES_OF_ROUNDED ? new BigDecimal(square.doubleValue()) : square);
        }
        BigDecimal units = BigDecimal.valueOf(money ? Type.Money.SCALE : 1).pow(2);
        return n.multiply(squares).subtract(sum.pow(2)).divide(n.multiply(n.subtract(BigDecimal.ONE)).multiply(units), WIDE).doubleValue();
    }

    private static double entropy(List<Long> values) {
        Map<Long, Long> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        BigDecimal terms = BigDecimal.ZERO;
        double plain = 0;
        double n = values.size();
        for (long count : counts.values()) {
            terms = terms.add(new BigDecimal(count * StrictMath.log(count)));
            plain -= count / n * StrictMath.log(count / n);
        }
        double entropy = counts.size() == 1 ? 0 : Math.max(0, StrictMath.log(n) - terms.doubleValue() / n);
        if (Math.abs(entropy - plain) > 1e-12) throw new AssertionError(entropy + " is not the entropy " + plain);
        return entropy;
    }

    private static long quantile(List<Long> values, boolean number, BigDecimal share) {
        List<Long> ordered = values.stream().sorted(number ? Comparator.comparing(Double::longBitsToDouble) : Comparator.naturalOrder()).toList();
        int rank = share.multiply(BigDecimal.valueOf(values.size())).setScale(0, RoundingMode.CEILING).intValueExact();
        return ordered.get(Math.max(1, rank) - 1);
    }

    private Type type(Aspect aspect) {
        return stream.plan.schema(aspect.source()).columns().get(aspect.value()).type();
    }

    private static BigDecimal sum(List<Long> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (long value : values) sum = sum.add(BigDecimal.valueOf(value));
        return sum;
    }

    private static long sumOfMoney(List<Long> values) {
        BigDecimal sum = sum(values);
        return sum.abs().compareTo(LARGEST) > 0 ? Values.MISSING : sum.longValueExact();
    }

    private long sumOfNumbers(List<Long> values) {
        BigDecimal sum = BigDecimal.ZERO;
        double plain = 0;
        for (long value : values) {
            sum = sum.add(new BigDecimal(Double.longBitsToDouble(value)));
            plain += Double.longBitsToDouble(value);
        }
        return Values.number(bug == Bug.PLAIN_DOUBLE_SUM ? plain : sum.doubleValue());
    }

    private static long extreme(List<Long> values, boolean number, boolean least) {
        long best = Values.MISSING;
        for (long value : values) {
            int order = best == Values.MISSING ? 0 : number ? Double.compare(Double.longBitsToDouble(value), Double.longBitsToDouble(best)) : Long.compare(value, best);
            if (best == Values.MISSING || (least ? order < 0 : order > 0)) best = value;
        }
        return best;
    }
}
