package septet.loop;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.Known;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Expression;
import septet.design.Type;

/// When the labels of a source really became known, where something says that it was later than the design has it: the generator of the rows, or a time in them that is
/// filled in with the label and lies after its promise.
///
/// @param knownAt microseconds, for each row of the table
/// @param words   who says so
record LabelTimes(long[] knownAt, String words) {
    private static final int FEWEST = 50;
    private static final double NEARLY_ALL = 0.95;
    private static final double HARDLY_ANY = 0.02;
    private static final double LATE = 0.1;
    private static final long SLACK = 60_000_000L;
    private static final Pattern NAMED = Pattern.compile("(label|known|report|confirm|settle|resolv|clos|decid|outcome|verif|charge|return|answer|observ|review)");

    static Optional<LabelTimes> of(SystemDesign design, Table table, String head) {
        int label = table.schema().slot(head);
        Column column = table.schema().columns().get(label);
        if (column.known() instanceof Known.At) return Optional.empty();
        Duration said = column.known().delay();
        if (!(column.known() instanceof Known.After)) return Optional.empty();
        Duration real = LabelArrival.delay(design, column, new RehearsalTerms(1, Optional.empty())).orElse(said);
        if (real.compareTo(said) > 0) {
            long later = real.toNanos() / 1_000;
            return Optional.of(new LabelTimes(IntStream.range(0, table.rows()).mapToLong(row -> table.time(row) + later).toArray(),
                    "labels come " + new Expression.Constant.Span(real).text() + " after their rows, as their generator has it"));
        }
        return told(table, label, said.toNanos() / 1_000);
    }

    private static Optional<LabelTimes> told(Table table, int label, long said) {
        List<Column> columns = table.schema().columns();
        int[] times = IntStream.range(0, columns.size()).filter(slot -> columns.get(slot).type() instanceof Type.Time && slot != label).toArray();
        if (times.length == 0) return Optional.empty();
        Row row = new Row(columns.size());
        Facts[] facts = Arrays.stream(times).mapToObj(slot -> new Facts(slot, said)).toArray(Facts[]::new);
        long newest = table.rows() == 0 ? 0 : table.time(table.rows() - 1);
        for (int i = 0; i < table.rows(); i++) {
            table.load(i, row);
            for (Facts each : facts) each.look(row, label, newest);
        }
        return Arrays.stream(facts).filter(each -> each.tellsOf(columns.get(each.slot).name(), columns.get(label).type())).findFirst()
                .map(each -> new LabelTimes(each.knownAt(table, columns.size()), String.format(Locale.ROOT,
                        "labels became known when %s says, %.1f days after their rows in the mean",
                        columns.get(each.slot).name(), each.lag / Math.max(1, each.filled) / 86_400e6)));
    }

    /// What a column of times has to do with the label.
    private static final class Facts {
        private final int slot;
        private final long said;
        private double filled;
        private double late;
        private double before;
        private double beyond;
        private double lag;
        private final double[] labelled = new double[3];
        private final double[] filledIn = new double[3];

        Facts(int slot, long said) {
            this.slot = slot;
            this.said = said;
        }

        void look(Row row, int label, long newest) {
            // Without a label, with a no, with anything else.
            int which = row.values[label] == Values.MISSING ? 0 : row.values[label] == 0 ? 1 : 2;
            labelled[which]++;
            long value = row.values[slot];
            if (value == Values.MISSING) return;
            filled++;
            filledIn[which]++;
            lag += value - row.time;
            if (value > row.time + said + SLACK) late++;
            if (value < row.time - SLACK) before++;
            if (value > newest + SLACK) beyond++;
        }

        boolean tellsOf(String name, Type type) {
            if (filled < FEWEST || late < LATE * filled || before > HARDLY_ANY * filled) return false;
            boolean onlyPositive = type instanceof Type.Bool && filledIn[2] >= NEARLY_ALL * labelled[2] && filledIn[1] <= HARDLY_ANY * labelled[1];
            boolean all = filledIn[1] + filledIn[2] >= NEARLY_ALL * (labelled[1] + labelled[2]);
            boolean withLabel = all && labelled[0] >= FEWEST && filledIn[0] <= HARDLY_ANY * labelled[0];
            // A time that is planned lies beyond the end of the file, too.
            boolean past = beyond <= HARDLY_ANY * filled;
            return onlyPositive && past || withLabel || all && NAMED.matcher(name.toLowerCase(Locale.ROOT)).find();
        }

        long[] knownAt(Table table, int width) {
            long[] knownAt = new long[table.rows()];
            Row row = new Row(width);
            for (int i = 0; i < knownAt.length; i++) {
                table.load(i, row);
                knownAt[i] = Math.max(row.time + said, row.values[slot] == Values.MISSING ? row.time + said : row.values[slot]);
            }
            return knownAt;
        }
    }
}
