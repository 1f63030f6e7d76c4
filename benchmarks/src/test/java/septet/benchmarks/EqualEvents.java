package septet.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Typing;
import septet.world.Chance;

/// A random log: ties of arrival and of time, events that come late and out of order, some sent twice, some of clocks that go ahead, some corrected or taken out; missing
/// keys, values and labels. Everything is text, as files and requests have it.
final class EqualEvents {
    /// @param id     empty: none
    /// @param values one text for each column; empty: missing
    record Told(int source, long arrival, long time, String id, List<String> values) {}

    private EqualEvents() {}

    /// In the order of the log.
    static List<Told> of(EqualDesign design, Chance chance, int many) {
        List<Told> log = new ArrayList<>();
        long unit = design.micros;
        long now = chance.nextInt(3) == 0 ? -500 * unit : 1_000_000 * Instant.parse(chance.nextInt(2) == 0 ? "2024-03-29T12:00:00Z" : "2024-10-25T20:00:00Z").getEpochSecond();
        for (int i = 0; i < many; i++) {
            now += chance.nextInt(3) == 0 ? 0 : chance.nextInt(4) * unit;
            if (!log.isEmpty() && chance.nextInt(15) == 0) {
                // no longer ago than ids are remembered
                Told before = log.get(log.size() - 1 - chance.nextInt(Math.min(200, log.size())));
                if (!before.id().isEmpty()) log.add(again(before, now, design, chance));
                continue;
            }
            int source = chance.nextInt(6) == 0 ? EqualDesign.REFUNDS : EqualDesign.PAYMENTS;
            long time = chance.nextInt(4) == 0 ? now - chance.nextInt(60) * unit : now;
            if (chance.nextInt(40) == 0) time = now + Math.min(50_000_000, chance.nextInt(9) * unit);
            String id = source == EqualDesign.REFUNDS && chance.nextInt(4) == 0 ? "" : "e" + i;
            log.add(new Told(source, now, time, id, source == EqualDesign.REFUNDS ? List.of(word(chance, "c", 4), money(chance), truth(chance)) : payment(chance, time, unit)));
        }
        log.sort(Comparator.comparingLong(Told::arrival).thenComparingLong(Told::time).thenComparingInt(Told::source).thenComparing(Told::id));
        return log;
    }

    /// The same event, or, where events may be corrected, mostly another one in its place.
    private static Told again(Told before, long now, EqualDesign design, Chance chance) {
        if (!design.corrected || before.source() == EqualDesign.REFUNDS || chance.nextInt(4) == 0) return new Told(before.source(), now, before.time(), before.id(), before.values());
        long time = chance.nextInt(4) == 0 ? before.time() - chance.nextInt(4) * design.micros : before.time();
        List<String> values = new ArrayList<>(payment(chance, time, design.micros));
        if (chance.nextInt(4) == 0) values.set(EqualDesign.KIND, EqualDesign.VOID);
        if (chance.nextInt(2) == 0) values.set(EqualDesign.FRAUD, before.values().get(EqualDesign.FRAUD));
        return new Told(before.source(), now, time, before.id(), values);
    }

    private static List<String> payment(Chance chance, long time, long unit) {
        String settled = chance.nextInt(6) == 0 ? "" : time(time + chance.nextInt(12) * unit);
        double size = chance.nextInt(3) == 0 ? Math.scalb(chance.nextGaussian(), chance.nextInt(120) - 60) : chance.nextGaussian();
        return List.of(word(chance, "c", 4), chance.nextInt(5) == 0 ? word(chance, "c", 4) : word(chance, "t", 3), money(chance), chance.nextInt(8) == 0 ? "" : Double.toString(size), truth(chance),
                word(chance, "k", 3), chance.nextInt(6) == 0 ? "" : "52." + chance.nextInt(10_000) + ", 13." + chance.nextInt(10_000), truth(chance), money(chance), settled);
    }

    private static String word(Chance chance, String prefix, int many) {
        return chance.nextInt(12) == 0 ? "" : prefix + chance.nextInt(many);
    }

    private static String money(Chance chance) {
        if (chance.nextInt(9) == 0) return "";
        if (chance.nextInt(50) == 0) return BigDecimal.valueOf(chance.nextLong() >>> 4, 4).toPlainString();
        return BigDecimal.valueOf(chance.nextInt(20_000) - 4_000, 2).toPlainString();
    }

    private static String truth(Chance chance) {
        return chance.nextInt(9) == 0 ? "" : chance.nextInt(2) == 0 ? "false" : "true";
    }

    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /// Types the texts as a file's are.
    record Loader(List<Typing> typings) {
        static Loader of(Schema schema, Dictionary words) {
            return new Loader(schema.columns().stream().map(column -> Typing.of(column.type(), List.of(""), ZoneOffset.UTC, words)).toList());
        }

        void load(Told told, Row row) {
            row.clear();
            row.time = told.time();
            row.arrival = told.arrival();
            row.id = told.id();
            for (int slot = 0; slot < typings.size(); slot++) {
                if (!typings.get(slot).read(told.values().get(slot), row, slot)) throw new IllegalStateException(told + " at " + slot);
            }
        }
    }
}
