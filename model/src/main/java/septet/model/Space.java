package septet.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import septet.world.Chance;

/// The ranges that a search draws from. A few points have to cover much, so they are a Latin hypercube (McKay, Beckman and
/// Conover 1979): each range is cut into as many strata as there are points and every stratum is met once. Of many such
/// draws the one is taken whose nearest two points lie farthest apart (maximin: Johnson, Moore and Ylvisaker 1990).
final class Space {
    private static final int DRAWS = 200;
    private final List<Map.Entry<String, Setting.Range>> ranges;

    private Space(List<Map.Entry<String, Setting.Range>> ranges) {
        this.ranges = ranges;
    }

    static Space of(Settings settings) {
        List<Map.Entry<String, Setting.Range>> ranges = new ArrayList<>();
        settings.values().forEach((name, setting) -> {
            if (setting instanceof Setting.Range range) ranges.add(Map.entry(name, range));
        });
        return new Space(ranges);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// Settings with a value in the place of each range.
    List<Settings> points(Settings settings, int count, Chance chance, List<Parameter> parameters) {
        double[][] shares = spread(count, chance);
        List<Settings> points = new ArrayList<>();
        for (double[] share : shares) {
            Settings point = settings;
            for (int i = 0; i < ranges.size(); i++) {
                String name = ranges.get(i).getKey();
                boolean whole = parameters.stream().anyMatch(each -> each.name().equals(name) && each.form() instanceof Parameter.Form.Whole);
                point = point.with(name, value(ranges.get(i).getValue(), share[i], whole));
            }
            points.add(point);
        }
        return points;
    }

    /// @param share from 0 to 1 on the scale of the range
    static double value(Setting.Range range, double share, boolean whole) {
        // Half a step more at both ends gives each whole number the same room.
        double low = whole ? range.low() - 0.499 : range.low();
        double high = whole ? range.high() + 0.499 : range.high();
        double value = range.logarithmic() ? low * StrictMath.pow(high / low, share) : low + share * (high - low);
        return Math.clamp(whole ? Math.rint(value) : rounded(value), range.low(), range.high());
    }

    /// To four digits: a setting that a person can read and write down loses nothing.
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    private double[][] spread(int count, Chance chance) {
        double[][] best = new double[0][];
        double farthest = -1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] points = hypercube(count, chance.at(draw));
            double nearest = nearest(points);
            if (nearest > farthest) {
                farthest = nearest;
                best = points;
            }
        }
        return best;
    }

    private double[][] hypercube(int count, Chance chance) {
        double[][] points = new double[count][ranges.size()];
        for (int i = 0; i < ranges.size(); i++) {
            int[] strata = new int[count];
            for (int point = 0; point < count; point++) {
                int other = chance.nextInt(point + 1);
                strata[point] = strata[other];
                strata[other] = point;
            }
            for (int point = 0; point < count; point++) points[point][i] = (strata[point] + chance.nextDouble()) / count;
        }
        return points;
    }

    private static double nearest(double[][] points) {
        double nearest = Double.MAX_VALUE;
        for (int a = 0; a < points.length; a++) {
            for (int b = 0; b < a; b++) {
                double distance = 0;
                for (int i = 0; i < points[a].length; i++) distance += (points[a][i] - points[b][i]) * (points[a][i] - points[b][i]);
                nearest = Math.min(nearest, distance);
            }
        }
        return nearest;
    }
}
