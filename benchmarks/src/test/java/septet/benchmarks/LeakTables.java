package septet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Five tables with honest columns of their own, into which leaks are planted.
final class LeakTables {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;
    static final long START = 1_704_067_200_000L;

    /// @param skewed whether few units have most of the rows
    record Shape(String name, int rows, int units, int places, double rate, int delayDays, int days, boolean skewed, double strength) {}

    static final List<Shape> SHAPES = List.of(
            new Shape("payments", 6_000, 500, 120, 0.06, 7, 120, false, 1.2),
            new Shape("visits", 3_000, 250, 60, 0.40, 3, 200, false, 0.8),
            new Shape("renewals", 4_500, 300, 25, 0.20, 14, 365, true, 1.5),
            new Shape("messages", 3_600, 350, 80, 0.30, 2, 90, true, 1.0),
            new Shape("orders", 8_000, 700, 200, 0.12, 10, 180, false, 0.6));

    final Shape shape;
    final long[] time;
    final int[] unit;
    final int[] place;
    final double[] amount;
    final double[] signal;
    final int[] tier;
    final boolean[] flag;
    final boolean[] label;
    final Chance chance;

    LeakTables(Shape shape, long seed) {
        this.shape = shape;
        chance = Chance.of(seed).of(shape.name());
        int rows = shape.rows();
        time = IntStream.range(0, rows).mapToLong(row -> START + (long) (chance.of("time").at(row).nextDouble() * shape.days() * DAY) / 1_000 * 1_000).sorted().toArray();
        unit = new int[rows];
        place = new int[rows];
        amount = new double[rows];
        signal = new double[rows];
        tier = new int[rows];
        flag = new boolean[rows];
        label = new boolean[rows];
        double base = Math.log(shape.rate() / (1 - shape.rate())) - 0.4;
        for (int row = 0; row < rows; row++) {
            Chance own = chance.of("row").at(row);
            double drawn = own.nextDouble();
            unit[row] = (int) ((shape.skewed() ? drawn * drawn : drawn) * shape.units());
            place[row] = own.nextInt(shape.places());
            amount[row] = Math.rint(100 * Math.exp(3 + 0.5 * effect("spends", unit[row]) + 0.7 * own.nextGaussian())) / 100;
            signal[row] = own.nextGaussian();
            tier[row] = own.nextInt(4);
            flag[row] = own.nextDouble() < 0.3;
            double logit = base + shape.strength() * signal[row] + 0.7 * effect("risk", place[row]) + 0.5 * effect("unit", unit[row]) + (flag[row] ? 0.6 : 0) + 0.2 * tier[row];
            label[row] = own.nextDouble() < 1 / (1 + Math.exp(-logit));
        }
    }

    double effect(String what, int number) {
        return chance.of(what).at(number).nextGaussian();
    }

    int rows() {
        return time.length;
    }

    Chance noise(String name, int row) {
        return chance.of("noise " + name).at(row);
    }

    /// A table as a file, and its design.
    ///
    /// @param columns further columns as the design writes them
    record File(String csv, String design) {}

    /// The columns that every table has, each as it stands in the design and in the file.
    final class Sheet {
        private final List<String> names = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<IntFunction<String>> values = new ArrayList<>();
        private final List<String> features = new ArrayList<>();
        private final List<Integer> order = new ArrayList<>();
        private final List<String[]> changed = new ArrayList<>();
        private int delayDays = shape.delayDays();
        private String split = "{train: 60%, validate: 20%, test: 20%}";

        Sheet() {
            for (int row = 0; row < rows(); row++) order.add(row);
            put("at", "time", row -> java.time.Instant.ofEpochMilli(time[row]).toString());
            put("unit", "key", row -> "u" + unit[row]);
            put("place", "category", row -> "p" + place[row]);
            put("amount", "number", row -> number(amount[row]));
            put("signal", "number", row -> number(signal[row]));
            put("tier", "category", row -> List.of("a", "b", "c", "d").get(tier[row]));
            put("flag", "boolean", row -> "" + flag[row]);
            put("bad", "boolean", row -> "" + label[row]);
        }

        Sheet put(String name, String type, IntFunction<String> value) {
            int known = names.indexOf(name);
            if (known >= 0) {
                values.set(known, value);
                types.set(known, type);
                return this;
            }
            names.add(name);
            types.add(type);
            values.add(value);
            return this;
        }

        Sheet numbers(String name, double[] all) {
            return put(name, "number optional", row -> Double.isNaN(all[row]) ? "" : number(all[row]));
        }

        Sheet feature(String line) {
            features.add(line);
            return this;
        }

        Sheet labelsAfter(int days) {
            delayDays = days;
            return this;
        }

        Sheet split(String text) {
            split = text;
            return this;
        }

        /// Cells of a row as the file has them, in the order of [#names].
        String[] cells(int row) {
            return values.stream().map(value -> value.apply(row)).toArray(String[]::new);
        }

        int place(String name) {
            return names.indexOf(name);
        }

        /// A further row.
        void add(String[] cells) {
            changed.add(cells);
        }

        File file() {
            StringBuilder csv = new StringBuilder(String.join(",", names)).append('\n');
            for (int row : order) csv.append(String.join(",", cells(row))).append('\n');
            for (String[] cells : changed) csv.append(String.join(",", cells)).append('\n');
            return new File(csv.toString(), design());
        }

        private String design() {
            boolean timed = names.contains("at");
            StringBuilder columns = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                String type = names.get(i).equals("bad") ? types.get(i) + (timed ? " known after " + delayDays + "d" : " known later") : types.get(i);
                columns.append("        ").append(names.get(i)).append(": ").append(type).append('\n');
            }
            String made = features.isEmpty() ? "" : "  features:\n" + String.join("", features.stream().map(line -> "    " + line + "\n").toList());
            return """
                    septet: 1
                    system: %s
                    framing:
                      task: binary classification
                      for each: rows
                      predict: bad
                      baseline: flag
                    data:
                      sources:
                        rows:
                          from: rows.csv
                    %s      columns:
                    %s%smodel:
                      learners: {simple: {logistic regression: {l2: 1}}}
                      seed: 1
                    evaluation:
                      split: %s
                      metrics: [roc auc]
                    serving: {reasons: 2}
                    monitoring: {watch: [drift], owner: somebody, runbook: runbook.md}
                    """.formatted(shape.name(), timed ? "      time: at\n" : "", columns, made, split);
        }
    }

    Sheet sheet() {
        return new Sheet();
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? "" + (long) value : String.format(Locale.ROOT, "%.6f", value);
    }

    /// For each row the mean label of its group over all rows, as someone computes it before the split.
    double[] meanLabel(int[] group, double prior, boolean withoutOwn) {
        int most = Arrays.stream(group).max().orElse(0) + 1;
        double[] sums = new double[most];
        double[] counts = new double[most];
        double all = IntStream.range(0, rows()).filter(row -> label[row]).count() / (double) rows();
        for (int row = 0; row < rows(); row++) {
            sums[group[row]] += label[row] ? 1 : 0;
            counts[group[row]]++;
        }
        return IntStream.range(0, rows()).mapToDouble(row -> {
            double own = withoutOwn ? 1 : 0;
            double sum = sums[group[row]] - (withoutOwn && label[row] ? 1 : 0);
            return (sum + prior * all) / Math.max(1e-9, counts[group[row]] - own + prior);
        }).map(value -> Double.isFinite(value) && value <= 1 ? value : all).toArray();
    }

    /// Over the rows of the same unit whose time lies in [t0 + from, t0 + until]: their number, or the sum or mean of some value.
    double[] window(long from, long until, double[] values, boolean mean, boolean withOwn) {
        return IntStream.range(0, rows()).mapToDouble(row -> {
            double sum = 0;
            int count = 0;
            for (int other = 0; other < rows(); other++) {
                long away = time[other] - time[row];
                if (unit[other] != unit[row] || away < from || away > until || other == row && !withOwn) continue;
                sum += values.length == 0 ? 1 : values[other];
                count++;
            }
            return mean ? count == 0 ? Double.NaN : sum / count : sum;
        }).toArray();
    }

    double[] labels() {
        return IntStream.range(0, rows()).mapToDouble(row -> label[row] ? 1 : 0).toArray();
    }
}
