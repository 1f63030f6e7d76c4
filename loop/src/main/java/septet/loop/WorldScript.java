package septet.loop;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.ColumnScope;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;
import septet.world.Chance;

/// The script of a world, and what it makes of the rows of a source.
public record WorldScript(List<WorldChange> changes) {
    /// Ten years: no rehearsal sees that.
    private static final long NEVER = 3_650L * 86_400_000_000L;
    public static final WorldScript NONE = new WorldScript(List.of());

    public WorldScript {
        changes = List.copyOf(changes);
    }

    /// @throws Refused with every line that means nothing
    public static WorldScript read(List<String> lines) {
        Problems problems = new Problems();
        List<WorldChange> changes = new ArrayList<>();
        for (String line : lines) Phrase.read(line, new Mark("--world", 1, 1), "--world", problems, WorldChange::read).ifPresent(changes::add);
        problems.refuse(Fault.DESIGN);
        return new WorldScript(changes);
    }

    /// What a world makes of the rows.
    ///
    /// @param told    as they are told: with labels that may be poisoned
    /// @param truth   as they are
    /// @param knownAt microseconds, for each row: when its label becomes known
    record World(ChangedRows told, ChangedRows truth, long[] knownAt) {
        /// Of these rows only.
        World only(int[] rows) {
            return new World(told.only(rows), truth.only(rows), Arrays.stream(rows).mapToLong(row -> knownAt[row]).toArray());
        }
    }

    boolean poisons() {
        return changes.stream().anyMatch(WorldChange.Poisoned.class::isInstance);
    }

    /// @param from     microseconds: when the rehearsal begins
    /// @param maturity microseconds from a row to its label
    World of(Table table, String label, ZoneId zone, long from, long maturity, Chance chance) {
        int[] surged = surged(table, from);
        long[] later = later(surged, table, chance.of("surge"));
        Integer[] order = IntStream.range(0, surged.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong((Integer i) -> table.time(surged[i]) + later[i]).thenComparing(Comparator.naturalOrder()));
        int[] places = IntStream.range(0, order.length).map(i -> surged[order[i]]).toArray();
        long[] behind = IntStream.range(0, order.length).mapToLong(i -> later[order[i]]).toArray();
        Making making = new Making(new ChangedRows(table, places, behind, Map.of()), label, from, chance);
        long[] knownAt = IntStream.range(0, places.length).mapToLong(row -> making.rows.time(row) + maturity).toArray();
        for (WorldChange change : changes) making.change(change, zone, knownAt);
        Map<Integer, long[]> truth = Map.copyOf(making.values);
        for (WorldChange change : changes) if (change instanceof WorldChange.Poisoned poisoned) making.poison(poisoned);
        return new World(new ChangedRows(table, places, behind, making.values), new ChangedRows(table, places, behind, truth), knownAt);
    }

    /// For each row its place, as often as it arrives.
    private int[] surged(Table table, long from) {
        List<WorldChange.Surge> surges = changes.stream().filter(WorldChange.Surge.class::isInstance).map(WorldChange.Surge.class::cast).toList();
        if (surges.isEmpty()) return IntStream.range(0, table.rows()).toArray();
        return IntStream.range(0, table.rows()).flatMap(row -> IntStream.range(0, surges.stream().filter(surge -> surge.span().covers(table.time(row) - from))
                .mapToInt(surge -> Math.max(1, surge.factor().intValue())).max().orElse(1)).map(_ -> row)).toArray();
    }

    /// One that arrives again does so within the hour.
    private static long[] later(int[] surged, Table table, Chance chance) {
        long[] later = new long[surged.length];
        for (int i = 1; i < surged.length; i++) if (surged[i] == surged[i - 1]) later[i] = 1 + (long) (chance.at(i).nextDouble() * 3_600_000_000L);
        return later;
    }

    /// The values of rows while they are changed.
    private static final class Making {
        private final ChangedRows rows;
        private final int label;
        private final String labelName;
        private final long from;
        private final Chance chance;
        private final Map<Integer, long[]> values = new HashMap<>();

        Making(ChangedRows rows, String label, long from, Chance chance) {
            this.rows = rows;
            this.labelName = label;
            this.label = rows.schema().slot(label);
            this.from = from;
            this.chance = chance;
        }

        private long[] values(int slot) {
            return values.computeIfAbsent(slot, _ -> rows.values(slot).clone());
        }

        private IntStream covered(WorldChange.Span span) {
            return IntStream.range(0, rows.rows()).filter(row -> span.covers(rows.time(row) - from));
        }

        private boolean drawn(String purpose, int row, java.math.BigDecimal share) {
            return chance.of(purpose).at(row).nextDouble() < share.doubleValue();
        }

        void change(WorldChange change, ZoneId zone, long[] knownAt) {
            switch (change) {
                case WorldChange.Broken broken -> {
                    long[] column = values(slot(broken.column()));
                    covered(broken.span()).forEach(row -> column[row] = Values.MISSING);
                }
                case WorldChange.Scaled scaled -> {
                    int slot = slot(scaled.column());
                    long[] column = values(slot);
                    boolean money = rows.schema().columns().get(slot).type() instanceof Type.Money;
                    covered(scaled.span()).filter(row -> column[row] != Values.MISSING).forEach(row -> column[row] = scaled(scaled, column[row], money));
                }
                case WorldChange.Turned turned -> turn(turned, zone);
                case WorldChange.Late late -> covered(late.span()).forEach(row -> knownAt[row] += late.by().toNanos() / 1_000);
                case WorldChange.Lost lost -> covered(lost.span()).filter(row -> drawn("lost", row, lost.share())).forEach(row -> knownAt[row] += NEVER);
                case WorldChange.Surge _, WorldChange.Poisoned _, WorldChange.Garbled _ -> { }
            }
        }

        private static long scaled(WorldChange.Scaled by, long bits, boolean money) {
            double value = (money ? bits : Values.number(bits)) * by.factor().doubleValue();
            if (money ? Math.abs(value) < Long.MAX_VALUE : Double.isFinite(value)) return money ? Math.round(value) : Values.number(value);
            throw new Refused(Fault.DESIGN, Rehearsal.problem("--world", "'" + by.what() + "' makes it larger than any " + (money ? "money" : "number") + " can be",
                    "Write a smaller factor."));
        }

        private void turn(WorldChange.Turned turned, ZoneId zone) {
            Formula where = condition(turned.where(), zone);
            long[] column = values(slot(turned.label()));
            Row row = new Row(rows.schema().columns().size());
            covered(turned.span()).filter(place -> drawn("turned", place, turned.share())).forEach(place -> {
                rows.load(place, row);
                values.forEach((slot, changed) -> row.values[slot] = changed[place]);
                if (where.holds(row)) column[place] = 1;
            });
        }

        private Formula condition(Expression where, ZoneId zone) {
            Problems problems = new Problems();
            Optional<Formula> formula = Formulas.condition(where, "--world", new ColumnScope(rows.schema(), zone, rows.dictionary()), problems);
            problems.refuse(Fault.DESIGN);
            return formula.orElseThrow();
        }

        void poison(WorldChange.Poisoned poisoned) {
            long[] column = values(label).clone();
            covered(poisoned.span()).filter(row -> column[row] != Values.MISSING && drawn("poisoned", row, poisoned.share())).forEach(row -> column[row] = 1 - column[row]);
            values.put(label, column);
        }

        private int slot(String column) {
            return rows.schema().slot(column);
        }
    }
}
