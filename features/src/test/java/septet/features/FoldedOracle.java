package septet.features;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.data.Values;
import septet.design.Type;

/// What has a stated error, from its definition: events in the order of the log, each from its own time on. The streams are so small that
/// different values and heavy hitters are exact; quantiles and decayed means follow their formulas.
final class FoldedOracle {
    enum Bug { NONE, FUTURE_COUNTED, ORDER_OF_TIME, LATE_AT_FULL_WEIGHT }

    static final List<String> FUNCTIONS = List.of("approx_distinct", "about_quantile", "about_top", "about_mode", "decayed_mean");

    /// @param time  from which it counts
    /// @param known when the system had all of it
    record Folded(long time, long known, Fact fact, long value) {
        long from() {
            return Math.max(time, known);
        }
    }

    private final RandomStream stream;
    private final Bug bug;

    FoldedOracle(RandomStream stream, Bug bug) {
        this.stream = stream;
        this.bug = bug;
    }

    /// @param all what may count
    long value(Aspect aspect, Fact row, List<Folded> all) {
        Comparator<Folded> order = bug == Bug.ORDER_OF_TIME ? Comparator.comparingLong(Folded::time)
                : Comparator.comparingLong(Folded::from).thenComparing(each -> each.time() > each.known() ? 0 : 1);
        List<Folded> folded = all.stream().filter(each -> bug == Bug.FUTURE_COUNTED || each.from() <= row.arrival).sorted(order.thenComparing(each -> each.fact().position)).toList();
        if (folded.isEmpty()) return Values.MISSING;
        List<Long> values = folded.stream().map(Folded::value).toList();
        return switch (aspect.function()) {
            case "approx_distinct" -> Values.number((double) values.stream().distinct().count());
            case "about_quantile" -> quantile(aspect, values);
            case "decayed_mean" -> Values.number(decayed(aspect, folded));
            default -> throw new AssertionError(aspect);
        };
    }

    private long quantile(Aspect aspect, List<Long> values) {
        boolean number = type(aspect) instanceof Type.Number;
        List<Double> sorted = values.stream().map(value -> number ? Double.longBitsToDouble(value) : (double) value).sorted().toList();
        int rank = new BigDecimal(RandomStream.share(aspect)).multiply(BigDecimal.valueOf(sorted.size())).setScale(0, RoundingMode.CEILING).intValueExact();
        double exact = sorted.get(Math.max(1, rank) - 1);
        double log = StrictMath.log(1.005 / 0.995);
        double middle = exact == 0 ? 0 : 2 * StrictMath.exp(log * Math.ceil(StrictMath.log(Math.abs(exact)) / log)) / (1 + StrictMath.exp(log));
        double value = Math.clamp(exact < 0 ? -middle : middle, sorted.getFirst(), sorted.getLast());
        if (Math.abs(value - exact) > 0.00501 * Math.abs(exact)) throw new AssertionError(value + " is not within 0.5% of " + exact);
        return number ? Values.number(value) : (long) Math.rint(value);
    }

    private double decayed(Aspect aspect, List<Folded> folded) {
        double half = RandomStream.halfLife(aspect) * stream.unit;
        double weight = 0;
        double sum = 0;
        long last = folded.getFirst().time();
        for (Folded each : folded) {
            double value = type(aspect) instanceof Type.Number ? Double.longBitsToDouble(each.value()) : each.value();
            if (each.time() >= last) {
                double decay = each.time() == last ? 1 : StrictMath.pow(2, -((double) each.time() - last) / half);
                weight = weight * decay + 1;
                sum = sum * decay + value;
                last = each.time();
            } else {
                double late = bug == Bug.LATE_AT_FULL_WEIGHT ? 1 : StrictMath.pow(2, -((double) last - each.time()) / half);
                weight += late;
                sum += late * value;
            }
        }
        return sum / weight / (type(aspect) instanceof Type.Money ? Type.Money.SCALE : 1);
    }

    /// The most frequent values of what is folded by a row.
    Map<Long, Long> counts(Fact row, List<Folded> all) {
        Map<Long, Long> counts = new TreeMap<>();
        for (Folded each : all) if (bug == Bug.FUTURE_COUNTED || each.from() <= row.arrival) counts.merge(each.value(), 1L, Long::sum);
        return counts;
    }

    private Type type(Aspect aspect) {
        return stream.plan.schema(aspect.source()).columns().get(aspect.value()).type();
    }
}
