package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Tables whose making is known, of other shapes than cards and visits: series, panels, tickets, patients, sessions.
final class LeakSamples {
    static final long HOUR = 3_600_000_000L;
    static final long DAY = 24 * HOUR;

    final Chance chance;
    final int rows;
    final int classes;
    final double[] label;
    long[] times = new long[0];
    long delay;
    long knownUntil = Long.MAX_VALUE;
    double judging = 0.25;
    final Map<String, long[]> groups = new LinkedHashMap<>();
    final List<LeakTable.Column> columns = new ArrayList<>();

    LeakSamples(long seed, int rows, int classes) {
        chance = Chance.of(seed);
        this.rows = rows;
        this.classes = classes;
        label = new double[rows];
    }

    double noise(String name, int row) {
        return chance.of(name).at(row).nextGaussian();
    }

    double drawn(String name, int row) {
        return chance.of(name).at(row).nextDouble();
    }

    LeakSamples with(String name, IntToDoubleFunction value) {
        columns.add(new LeakTable.Numbers(name, IntStream.range(0, rows).mapToDouble(value).toArray()));
        return this;
    }

    LeakSamples words(String name, java.util.function.IntUnaryOperator code) {
        columns.add(new LeakTable.Words(name, IntStream.range(0, rows).map(code).toArray()));
        return this;
    }

    LeakSamples texts(String name, java.util.function.IntFunction<String> text) {
        columns.add(new LeakTable.Texts(name, IntStream.range(0, rows).mapToObj(text).toArray(String[]::new)));
        return this;
    }

    long[] key(String name) {
        return groups.get(name);
    }

    /// Rows with times are parted by them, others at random.
    LeakTable table() {
        LeakTable.Part[] parts = IntStream.range(0, rows).mapToObj(row -> judges(row) ? LeakTable.Part.JUDGES : LeakTable.Part.TEACHES).toArray(LeakTable.Part[]::new);
        long until = times.length == 0 ? Long.MAX_VALUE : Math.min(knownUntil, Arrays.stream(times).max().orElse(0));
        return new LeakTable(columns, groups, label, classes, times, Arrays.stream(times).map(time -> time + delay).toArray(), parts, until);
    }

    boolean judges(int row) {
        return times.length == 0 ? drawn("part", row) < judging : row >= (1 - judging) * rows;
    }

    List<Leak> leaks() {
        return Leaks.find(table());
    }

    /// The mean of some numbers over all rows of the same group, or those that a condition takes.
    IntToDoubleFunction mean(String group, double[] values, java.util.function.IntPredicate taken) {
        Map<Long, double[]> sums = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            double[] sum = sums.computeIfAbsent(key(group)[row], _ -> new double[2]);
            if (!taken.test(row)) continue;
            sum[0] += values[row];
            sum[1]++;
        }
        double[] all = Arrays.copyOf(values, rows);
        return row -> sums.get(key(group)[row])[1] == 0 ? Arrays.stream(all).average().orElse(0) : sums.get(key(group)[row])[0] / sums.get(key(group)[row])[1];
    }

    /// Hours of one place: daily and yearly course, and weather that goes on for days.
    static LeakSamples hours(long seed) {
        LeakSamples made = new LeakSamples(seed, 9_000, 0);
        made.times = IntStream.range(0, made.rows).mapToLong(row -> row * HOUR).toArray();
        made.delay = HOUR;
        double weather = 0;
        for (int row = 0; row < made.rows; row++) {
            weather = 0.97 * weather + made.noise("weather", row);
            made.label[row] = 50 + 8 * Math.sin(row / 24.0 * 2 * Math.PI) + 5 * Math.cos(row / 8760.0 * 2 * Math.PI) + 4 * weather + made.noise("blur", row);
        }
        return made.with("hour", row -> row % 24).with("weekday", row -> row / 24 % 7).with("day", row -> row / 24).with("wind", row -> Math.abs(made.noise("wind", row)));
    }

    /// Forty shops by day: size, week, season, sales that go on.
    static LeakSamples shops(long seed) {
        LeakSamples made = new LeakSamples(seed, 40 * 250, 0);
        made.times = IntStream.range(0, made.rows).mapToLong(row -> row / 40 * DAY + row % 40).toArray();
        made.delay = DAY;
        made.groups.put("shop", IntStream.range(0, made.rows).mapToLong(row -> row % 40).toArray());
        double[] mood = new double[40];
        for (int row = 0; row < made.rows; row++) {
            int shop = row % 40;
            int day = row / 40;
            mood[shop] = 0.9 * mood[shop] + 0.2 * made.noise("mood", row);
            made.label[row] = Math.exp(4 + 0.6 * made.noise("size", shop) + 0.3 * (day % 7 > 4 ? 1 : 0) + 0.3 * Math.sin(day / 40.0) + 0.5 * mood[shop]
                    + 0.15 * made.noise("sale", row));
        }
        return made.words("shop", row -> row % 40).with("weekday", row -> row / 40 % 7).with("promotion", row -> made.drawn("promotion", row) < 0.2 ? 1 : 0);
    }

    /// Tickets of four queues with a text, by customer.
    static LeakSamples tickets(long seed) {
        LeakSamples made = new LeakSamples(seed, 3_000, 4);
        made.times = IntStream.range(0, made.rows).mapToLong(row -> row * HOUR + (long) (made.drawn("minute", row) * HOUR)).toArray();
        made.delay = 2 * DAY;
        made.groups.put("customer", IntStream.range(0, made.rows).mapToLong(row -> (long) (150 * made.drawn("customer", row))).toArray());
        for (int row = 0; row < made.rows; row++) {
            double own = made.drawn("queue", (int) made.key("customer")[row]) * 3;
            made.label[row] = Math.floorMod((int) (made.drawn("label", row) < 0.45 ? own : 4 * made.drawn("any", row)), 4);
        }
        return made.texts("message", row -> made.message(row)).with("letters", row -> made.message(row).length()).words("channel", row -> (int) (3 * made.drawn("channel", row)));
    }

    /// Words, of which some go with the label.
    private String message(int row) {
        StringBuilder text = new StringBuilder();
        int words = 6 + (int) (8 * drawn("words", row));
        for (int i = 0; i < words; i++) {
            boolean telling = drawn("telling" + i, row) < 0.3;
            int word = telling ? 500 + (int) label[row] * 20 + (int) (20 * drawn("word" + i, row)) : (int) (400 * drawn("word" + i, row));
            text.append("bcdfghklmn".charAt(word % 10)).append("aeiou".charAt(word / 10 % 5)).append("rstvwxyzpqjkl".charAt(word / 50)).append("eo".charAt(word % 2)).append(' ');
        }
        return text.toString();
    }

    /// A small table without times: patients of some clinics.
    static LeakSamples patients(long seed, int rows, double rate) {
        LeakSamples made = new LeakSamples(seed, rows, 2);
        made.groups.put("clinic", IntStream.range(0, rows).mapToLong(row -> (long) (25 * made.drawn("clinic", row))).toArray());
        double base = Math.log(rate / (1 - rate));
        for (int row = 0; row < rows; row++) {
            double logit = base + made.noise("age", row) + 0.6 * made.noise("clinic effect", (int) made.key("clinic")[row]);
            made.label[row] = made.drawn("label", row) < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return made.words("clinic", row -> (int) made.key("clinic")[row]).with("age", row -> Math.rint(50 + 15 * made.noise("age", row)))
                .with("pressure", row -> Math.rint(120 + 12 * made.noise("pressure", row))).words("smoker", row -> made.drawn("smoker", row) < 0.3 ? 1 : 0);
    }

    /// Ten offers in each session, of which one is taken.
    static LeakSamples sessions(long seed) {
        LeakSamples made = new LeakSamples(seed, 8_000, 2);
        made.groups.put("session", IntStream.range(0, made.rows).mapToLong(row -> row / 10).toArray());
        for (int session = 0; session < made.rows / 10; session++) {
            int best = 10 * session;
            for (int row = best + 1; row < 10 * session + 10; row++) if (made.liked(row) > made.liked(best)) best = row;
            made.label[best] = 1;
        }
        return made.with("price", row -> Math.exp(made.noise("price", row))).with("rating", row -> Math.rint(2 * made.noise("rating", row)) / 2).with("place", row -> row % 10);
    }

    private double liked(int row) {
        return made(row) + noise("liked", row);
    }

    private double made(int row) {
        return noise("rating", row) - 0.7 * noise("price", row);
    }

    /// Customers that come again or not: the label is whether another order follows within 30 days.
    static LeakSamples returns(long seed) {
        LeakSamples made = new LeakSamples(seed, 6_000, 2);
        made.times = IntStream.range(0, made.rows).mapToLong(row -> (long) (row + made.drawn("minute", row)) * HOUR * 2).toArray();
        made.delay = 30 * DAY;
        made.groups.put("customer", IntStream.range(0, made.rows).mapToLong(row -> (long) (600 * Math.pow(made.drawn("customer", row), 2))).toArray());
        long[] next = new long[600];
        Arrays.fill(next, Long.MAX_VALUE);
        for (int row = made.rows - 1; row >= 0; row--) {
            int who = (int) made.key("customer")[row];
            made.label[row] = made.times[row] + made.delay > made.times[made.rows - 1] ? Double.NaN : next[who] - made.times[row] <= made.delay ? 1 : 0;
            next[who] = made.times[row];
        }
        return made.with("amount", row -> Math.exp(3 + made.noise("amount", row))).words("shop", row -> (int) (12 * made.drawn("shop", row)));
    }

    /// Over earlier and later rows of the same group, by number of rows.
    double[] rolled(String group, double[] values, int before, int after) {
        Map<Long, List<Integer>> members = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) members.computeIfAbsent(group.isEmpty() ? 0 : key(group)[row], _ -> new ArrayList<>()).add(row);
        double[] rolled = new double[rows];
        members.values().forEach(all -> {
            for (int i = 0; i < all.size(); i++) {
                double sum = 0;
                int count = 0;
                for (int k = i - before; k <= i + after; k++) {
                    if (k < 0 || k >= all.size()) continue;
                    sum += values[all.get(k)];
                    count++;
                }
                rolled[all.get(i)] = count == 0 ? Double.NaN : sum / count;
            }
        });
        return rolled;
    }
}
