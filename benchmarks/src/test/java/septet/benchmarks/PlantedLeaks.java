package septet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import septet.data.Leak.Kind;

/// Thirty leaks: six kinds in each of five tables. The list stood before the detectors were tuned.
///
/// @param column the planted one; empty where rows or the label are meant
record PlantedLeaks(String name, Kind kind, String column, LeakTables.File file) {
    static List<PlantedLeaks> all(long seed) {
        List<PlantedLeaks> all = new ArrayList<>();
        for (int i = 0; i < LeakTables.SHAPES.size(); i++) {
            LeakTables.Shape shape = LeakTables.SHAPES.get(i);
            all.add(of(shape, Kind.DECIDES, "settled", decides(new LeakTables(shape, seed), i)));
            all.add(of(shape, Kind.GROUP_MEAN, "encoded", groupMean(new LeakTables(shape, seed), i)));
            all.add(of(shape, Kind.COPIES, "", copies(new LeakTables(shape, seed), i)));
            all.add(of(shape, Kind.FUTURE, "activity", future(new LeakTables(shape, seed), i)));
            all.add(of(shape, Kind.WRITTEN_LATER, "state", writtenLater(new LeakTables(shape, seed), i)));
            all.add(of(shape, Kind.LATE_LABEL, "", lateLabels(new LeakTables(shape, seed), i)));
        }
        return all;
    }

    /// A planted column that lost its rows: nothing is left to be found.
    static LeakTables.File shuffled(long seed) {
        LeakTables table = new LeakTables(LeakTables.SHAPES.getFirst(), seed);
        double[] encoded = table.meanLabel(table.place, 0, false);
        return table.sheet().numbers("encoded", IntStream.range(0, table.rows()).mapToDouble(row -> encoded[(int) ((row * 7919L) % table.rows())]).toArray()).file();
    }

    private static PlantedLeaks of(LeakTables.Shape shape, Kind kind, String column, LeakTables.Sheet sheet) {
        return new PlantedLeaks(shape.name() + ": " + kind.name().toLowerCase(java.util.Locale.ROOT), kind, column, sheet.file());
    }

    /// A result in words, a result with slips, an amount that was refunded, a count of reminders, a score given afterwards.
    private static LeakTables.Sheet decides(LeakTables table, int variant) {
        return switch (variant) {
            case 0 -> table.sheet().put("settled", "category", row -> table.noise("slip", row).nextDouble() < 0.01 ? "open" : table.label[row] ? "charged back" : row % 3 == 0
                    ? "paid" : "closed");
            case 1 -> table.sheet().put("settled", "boolean", row -> "" + (table.label[row] ^ table.noise("slip", row).nextDouble() < 0.03));
            case 2 -> table.sheet().put("settled", "number", row -> LeakTables.number(table.label[row]
                    ? table.amount[row] * (0.5 + 0.5 * table.noise("part", row).nextDouble()) : 0));
            case 3 -> table.sheet().put("settled", "number", row -> "" + (table.label[row] ? 1 + table.noise("more", row).nextInt(4) : table.noise("slip", row)
                    .nextDouble() < 0.02 ? 1 : 0));
            default -> table.sheet().put("settled", "number", row -> LeakTables.number((table.label[row] ? 2.5 : -2.5) + table.noise("blur", row).nextGaussian()));
        };
    }

    /// Plain, smoothed, without the own label, in folds, and by a group that is no column any more.
    private static LeakTables.Sheet groupMean(LeakTables table, int variant) {
        int[] group = variant % 2 == 0 ? table.place : table.unit;
        return switch (variant) {
            case 0 -> table.sheet().numbers("encoded", table.meanLabel(group, 0, false));
            case 1 -> table.sheet().numbers("encoded", table.meanLabel(group, 5, false));
            case 2 -> table.sheet().numbers("encoded", table.meanLabel(group, 0, true));
            case 3 -> table.sheet().numbers("encoded", inFolds(table, group));
            default -> {
                LeakTables.Sheet sheet = table.sheet().numbers("encoded", table.meanLabel(group, 10, false));
                yield sheet.put("place", "category", row -> "p" + table.noise("other", row).nextInt(5));
            }
        };
    }

    private static double[] inFolds(LeakTables table, int[] group) {
        double[][] sums = new double[2][5 * 10_000];
        int[] fold = IntStream.range(0, table.rows()).map(row -> table.noise("fold", row).nextInt(5)).toArray();
        double all = IntStream.range(0, table.rows()).filter(row -> table.label[row]).count() / (double) table.rows();
        for (int row = 0; row < table.rows(); row++) {
            for (int other = 0; other < 5; other++) {
                if (other == fold[row]) continue;
                sums[0][5 * group[row] + other] += table.label[row] ? 1 : 0;
                sums[1][5 * group[row] + other]++;
            }
        }
        return IntStream.range(0, table.rows()).mapToDouble(row -> (sums[0][5 * group[row] + fold[row]] + 2 * all) / (sums[1][5 * group[row] + fold[row]] + 2)).toArray();
    }

    /// Rows that come twice: as they are, with another unit and time, with an amount moved by a hair, with one column changed, and texts in other digits and capitals.
    private static LeakTables.Sheet copies(LeakTables table, int variant) {
        LeakTables.Sheet sheet = table.sheet();
        for (String more : List.of("width", "height", "age")) sheet.put(more, "number", row -> LeakTables.number(table.noise(more, row).nextGaussian() * 10));
        if (variant == 4) sheet.put("note", "text", row -> text(table, row));
        int last = (int) (0.8 * table.rows());
        for (int i = 0; i < table.rows() / 25; i++) {
            int row = (int) (0.6 * last * table.noise("which", i).nextDouble());
            int later = last + 1 + (int) ((table.rows() - last - 2) * table.noise("when", i).nextDouble());
            String[] cells = sheet.cells(row);
            cells[sheet.place("at")] = java.time.Instant.ofEpochMilli(table.time[later] + 1_000).toString();
            if (variant >= 1) cells[sheet.place("unit")] = "u" + table.noise("who", i).nextInt(table.shape.units());
            double moved = 1 + 1e-4 * table.noise("hair", i).nextGaussian();
            if (variant == 2) for (String near : List.of("width", "height", "age", "signal")) cells[sheet.place(near)] = LeakTables.number(Double.parseDouble(cells[sheet.place(near)]) * moved);
            if (variant == 3) cells[sheet.place("height")] = LeakTables.number(table.noise("anew", i).nextGaussian() * 10);
            if (variant == 4) {
                for (String other : List.of("width", "height", "age", "signal", "amount")) cells[sheet.place(other)] = LeakTables.number(20
                        + 5 * table.noise(other + "anew", i).nextGaussian());
                cells[sheet.place("note")] = cells[sheet.place("note")].toUpperCase(java.util.Locale.ROOT).replaceAll("[0-9]", "7") + " ";
            }
            sheet.add(cells);
        }
        return sheet;
    }

    private static String text(LeakTables table, int row) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 9; word++) {
            int which = table.noise("word" + word, row).nextInt(400);
            text.append("bcdfghklmn".charAt(which % 10)).append("aeiou".charAt(which / 10 % 5)).append("rstvwxyz".charAt(which / 50)).append("eo".charAt(which % 2)).append(' ');
        }
        return text + "" + row % 1000;
    }

    /// The next week's events, amounts on both sides, all events of the unit ever, the time to the next one, and labels that were not known yet.
    private static LeakTables.Sheet future(LeakTables table, int variant) {
        long day = LeakTables.DAY;
        return switch (variant) {
            case 0 -> table.sheet().numbers("activity", table.window(1, 14 * day, new double[0], false, false));
            case 1 -> table.sheet().numbers("activity", table.window(-20 * day, 20 * day, table.amount, true, true));
            case 2 -> table.sheet().numbers("activity", table.window(-1_000 * day, 1_000 * day, new double[0], false, true));
            case 3 -> table.sheet().numbers("activity", table.window(1, 5 * day, table.amount, false, false));
            default -> table.sheet().numbers("activity", table.window(1, 40 * day, table.labels(), false, false));
        };
    }

    /// Filled in where the answer is yes, a state that is set with the answer, a counter that is still 0, a word that is not there yet, and a number that is.
    private static LeakTables.Sheet writtenLater(LeakTables table, int variant) {
        long end = table.time[table.rows() - 1];
        java.util.function.IntPredicate due = row -> table.time[row] + table.shape.delayDays() * LeakTables.DAY <= end;
        return switch (variant) {
            case 0 -> table.sheet().put("state", "number optional", row -> table.label[row] && table.noise("filled", row).nextDouble() < 0.93 ? "" + table.noise("days", row)
                    .nextInt(30) : "");
            case 1 -> table.sheet().put("state", "category", row -> !due.test(row) ? "open" : table.noise("state", row).nextDouble() < 0.5 ? "done" : "archived");
            case 2 -> table.sheet().put("state", "number", row -> !due.test(row) ? "0" : "" + (1 + table.noise("calls", row).nextInt(table.label[row] ? 8 : 4)));
            case 3 -> table.sheet().put("state", "category optional", row -> !due.test(row) ? "" : table.label[row] && table.noise("state", row).nextDouble() < 0.7 ? "blocked"
                    : "active");
            default -> table.sheet().put("state", "number", row -> LeakTables.number((due.test(row) && table.label[row] ? 1.8 : 0) + table.noise("level", row).nextGaussian()));
        };
    }

    /// The design says known after 0d; the newest labels are missing, or stand as no until they come, at once or little by little.
    private static LeakTables.Sheet lateLabels(LeakTables table, int variant) {
        long end = table.time[table.rows() - 1];
        LeakTables.Sheet sheet = table.sheet().labelsAfter(0).feature("risk: mean(bad) by place over 30d");
        return sheet.put("bad", variant == 0 || variant == 3 ? "boolean optional" : "boolean", row -> {
            double days = variant < 3 ? table.shape.delayDays() : -Math.log(1 - table.noise("late", row).nextDouble()) * table.shape.delayDays();
            if (variant == 3) days = table.shape.delayDays() + 1;
            boolean known = table.time[row] + days * LeakTables.DAY <= end;
            return known ? "" + table.label[row] : variant == 0 || variant == 3 ? "" : "false";
        });
    }
}
