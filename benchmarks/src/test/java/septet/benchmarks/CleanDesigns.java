package septet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Twenty designs without a leak, most with a column that knows the label very well for an honest reason. The list stood before the detectors were tuned.
record CleanDesigns(String name, LeakTables.File file) {
    static List<CleanDesigns> all(long seed) {
        List<CleanDesigns> all = new ArrayList<>();
        for (LeakTables.Shape shape : LeakTables.SHAPES) all.add(new CleanDesigns(shape.name() + " as it is", new LeakTables(shape, seed).sheet().file()));
        strong(all, seed);
        history(all, seed);
        odd(all, seed);
        return all;
    }

    private static LeakTables table(int shape, long seed) {
        return new LeakTables(LeakTables.SHAPES.get(shape), seed);
    }

    private static void strong(List<CleanDesigns> all, long seed) {
        LeakTables visits = table(1, seed);
        all.add(new CleanDesigns("a measurement of AUC 0.95", visits.sheet().numbers("marker", measured(visits, 2.33)).file()));
        all.add(new CleanDesigns("a measurement of AUC 0.97", visits.sheet().numbers("marker", measured(visits, 2.66)).file()));
        LeakTables payments = table(0, seed);
        all.add(new CleanDesigns("a rare class and a measurement of AUC 0.97", payments.sheet().numbers("marker", measured(payments, 2.66)).file()));
        LeakTables orders = table(4, seed);
        all.add(new CleanDesigns("a test that is right nine times in ten", orders.sheet()
                .put("test", "boolean", row -> "" + (orders.label[row] ^ orders.noise("test", row).nextDouble() < 0.10)).file()));
        LeakTables.Sheet sensors = visits.sheet();
        for (String name : List.of("left", "right", "middle", "whole")) sensors.numbers(name, measured(visits, name, 2.0));
        all.add(new CleanDesigns("four sensors that agree", sensors.file()));
        LeakTables messages = table(3, seed);
        all.add(new CleanDesigns("a value that is missing for a reason", messages.sheet().put("income", "number optional",
                row -> messages.noise("income", row).nextDouble() < (messages.label[row] ? 0.5 : 0.15) ? "" : "" + messages.noise("much", row).nextInt(90)).file()));
    }

    private static double[] measured(LeakTables table, double apart) {
        return measured(table, "marker", apart);
    }

    private static double[] measured(LeakTables table, String name, double apart) {
        return IntStream.range(0, table.rows()).mapToDouble(row -> (table.label[row] ? apart : 0) + table.noise(name, row).nextGaussian()).toArray();
    }

    private static void history(List<CleanDesigns> all, long seed) {
        LeakTables payments = table(0, seed);
        all.add(new CleanDesigns("risk by place as it was known", payments.sheet().feature("risk: mean(bad) by place over 30d")
                .feature("spent: sum(amount) by unit over 7d, 30d").file()));
        all.add(new CleanDesigns("the true rate of each place, from elsewhere", payments.sheet().numbers("rate",
                IntStream.range(0, payments.rows()).mapToDouble(row -> 1 / (1 + Math.exp(3 - 0.7 * payments.effect("risk", payments.place[row])))).toArray()).file()));
        LeakTables orders = table(4, seed);
        all.add(new CleanDesigns("a mean by place of earlier rows only, made outside", orders.sheet().numbers("encoded", soFar(orders)).file()));
        LeakTables renewals = table(2, seed);
        all.add(new CleanDesigns("counts of the week before, made outside", renewals.sheet().numbers("lately", renewals.window(-30 * LeakTables.DAY, 0, new double[0], false, true))
                .numbers("spent", renewals.window(-60 * LeakTables.DAY, 0, renewals.amount, true, true)).file()));
        all.add(new CleanDesigns("how busy a unit is, known from elsewhere", renewals.sheet().numbers("busy",
                IntStream.range(0, renewals.rows()).mapToDouble(row -> 1 / Math.sqrt(1.0 + renewals.unit[row])).toArray()).file()));
    }

    /// The share of bad rows of the place among those whose label was known.
    private static double[] soFar(LeakTables table) {
        return IntStream.range(0, table.rows()).mapToDouble(row -> {
            double sum = 1;
            double count = 8;
            for (int other = 0; other < row; other++) {
                if (table.place[other] != table.place[row] || table.time[other] + table.shape.delayDays() * LeakTables.DAY > table.time[row]) continue;
                sum += table.label[other] ? 1 : 0;
                count++;
            }
            return sum / count;
        }).toArray();
    }

    private static void odd(List<CleanDesigns> all, long seed) {
        LeakTables messages = table(3, seed);
        LeakTables.Sheet few = messages.sheet();
        for (String gone : List.of("amount", "signal")) few.put(gone, "number", row -> ""
                + (int) Math.rint(gone.equals("amount") ? messages.amount[row] / 40 : messages.signal[row]));
        all.add(new CleanDesigns("few values, so that rows repeat by chance", few.put("place", "category", row -> "p" + messages.place[row] % 3).file()));
        LeakTables visits = table(1, seed);
        all.add(new CleanDesigns("hours, weekdays and a season", visits.sheet().feature("hour_of_day: hour(at)").feature("day: weekday(at)").feature("season: month(at)")
                .numbers("light", IntStream.range(0, visits.rows()).mapToDouble(row -> Math.sin(visits.time[row] / 86_400e3 * 2 * Math.PI) + 0.1 * visits.noise("cloud", row)
                        .nextGaussian()).toArray()).file()));
        LeakTables orders = table(4, seed);
        all.add(new CleanDesigns("numbers that grow with time", orders.sheet().put("number", "number", row -> "" + (100_000 + row))
                .numbers("price", IntStream.range(0, orders.rows()).mapToDouble(row -> 20 + row / 400.0 + orders.noise("price", row).nextGaussian()).toArray())
                .feature("seen: count() by unit over 60d").file()));
        LeakTables renewals = table(2, seed);
        all.add(new CleanDesigns("a category that begins late", renewals.sheet().put("channel", "category",
                row -> row > 0.7 * renewals.rows() && renewals.noise("app", row).nextDouble() < 0.5 ? "app" : renewals.noise("web", row).nextDouble() < 0.5 ? "web" : "shop")
                        .file()));
    }
}
