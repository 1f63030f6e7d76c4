package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Leak.Kind;

/// Columns that nobody could know at t0, in tables of many shapes.
class PlantedColumnsTest {
    private static final int SEEDS = 1;

    record Planted(String name, Kind kind, String column, LongFunction<LeakSamples> make) {}

    static List<Planted> all() {
        List<Planted> all = new ArrayList<>();
        decides(all);
        means(all);
        future(all);
        copies(all);
        written(all);
        return all;
    }

    private static void add(List<Planted> all, String name, Kind kind, String column, LongFunction<LeakSamples> make) {
        all.add(new Planted(name, kind, column, make));
    }

    private static void decides(List<Planted> all) {
        add(all, "the estimate in another unit", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            return it.with("leak", row -> it.label[row] * 1.8 + 32 + 0.05 * it.noise("blur2", row));
        });
        add(all, "sales with tax", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            return it.with("leak", row -> it.label[row] * 1.19);
        });
        add(all, "the queue's number, four in a hundred wrong", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            return it.words("leak", row -> it.drawn("slip", row) < 0.04 ? (int) (4 * it.drawn("slipped", row)) : (int) it.label[row]);
        });
        add(all, "a note that names the answer", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            return it.texts("leak", row -> "seen by agent " + row % 37 + " moved to " + List.of("billing", "returns", "sales", "other").get((int) it.label[row]) + " after call "
                    + (int) (900 * it.drawn("call", row)));
        });
        add(all, "a code in a small table", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 300, 0.35);
            return it.words("leak", row -> it.label[row] == 1 ? (int) (3 * it.drawn("code", row)) : 3 + (int) (2 * it.drawn("code", row)));
        });
        add(all, "a treatment given afterwards to one in a hundred", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 20_000, 0.007);
            return it.words("leak", row -> it.label[row] == 1 ? it.drawn("given", row) < 0.95 ? 1 : 0 : it.drawn("given", row) < 0.001 ? 1 : 0);
        });
        add(all, "what was clicked, by its time", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.sessions(seed);
            return it.with("leak", row -> it.label[row] == 1 ? 20 + 60 * it.drawn("read", row) : it.drawn("slip", row) < 0.01 ? 30 : 3 * it.drawn("read", row));
        });
    }

    private static void means(List<Planted> all) {
        add(all, "mean sales by shop over all days", Kind.GROUP_MEAN, "leak", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            return it.with("leak", it.mean("shop", it.label, _ -> true));
        });
        for (int clinics : new int[] {25, 200}) add(all, "log-odds by clinic of all patients, " + clinics, Kind.GROUP_MEAN, "leak", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 4_000, 0.3);
            if (clinics == 200) it.groups.put("clinic", IntStream.range(0, it.rows).mapToLong(row -> (long) (200 * it.drawn("c", row))).toArray());
            var mean = it.mean("clinic", it.label, _ -> true);
            return it.with("leak", row -> Math.log((mean.applyAsDouble(row) + 0.01) / (1.01 - mean.applyAsDouble(row))));
        });
        add(all, "the share of a queue by customer over all tickets", Kind.GROUP_MEAN, "leak", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            return it.with("leak", it.mean("customer", Arrays.stream(it.label).map(label -> label == 1 ? 1 : 0).toArray(), _ -> true));
        });
        add(all, "the rate by clinic with noise", Kind.GROUP_MEAN, "leak", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 6_000, 0.3);
            it.groups.put("clinic", IntStream.range(0, it.rows).mapToLong(row -> (long) (150 * it.drawn("c", row))).toArray());
            var mean = it.mean("clinic", it.label, _ -> true);
            return it.with("leak", row -> mean.applyAsDouble(row) + 0.01 * it.noise("noise", row));
        });
        add(all, "the rate by clinic, one in a hundred", Kind.GROUP_MEAN, "leak", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 20_000, 0.01);
            it.groups.put("clinic", IntStream.range(0, it.rows).mapToLong(row -> (long) (120 * it.drawn("c", row))).toArray());
            return it.with("leak", it.mean("clinic", it.label, _ -> true));
        });
        add(all, "mean sales by shop and weekday", Kind.GROUP_MEAN, "leak", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            it.groups.put("both", IntStream.range(0, it.rows).mapToLong(row -> row % 40 * 7 + row / 40 % 7).toArray());
            it.with("leak", it.mean("both", it.label, _ -> true));
            it.groups.remove("both");
            return it;
        });
    }

    /// Labels of a clinic over some days from each visit on.
    private static LeakSamples labels(long seed, int from, int until) {
        LeakSamples it = LeakSamples.patients(seed, 4_000, 0.3);
        it.times = IntStream.range(0, it.rows).mapToLong(row -> (row + (long) (2 * it.drawn("visit", row))) * LeakSamples.HOUR).toArray();
        return it.with("leak", row -> IntStream.range(0, it.rows).filter(other -> it.key("clinic")[other] == it.key("clinic")[row]
                && it.times[other] - it.times[row] >= from * LeakSamples.DAY && it.times[other] - it.times[row] <= until * LeakSamples.DAY)
                .mapToDouble(other -> it.label[other]).sum());
    }

    private static void future(List<Planted> all) {
        add(all, "the next hour", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            return it.with("leak", row -> row + 1 < it.rows ? it.label[row + 1] : Double.NaN);
        });
        add(all, "a mean with the hour in its middle", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            double[] rolled = it.rolled("", it.label, 2, 2);
            return it.with("leak", row -> rolled[row]);
        });
        add(all, "a mean over a day in the middle", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            double[] rolled = it.rolled("", it.label, 12, 12);
            return it.with("leak", row -> rolled[row]);
        });
        add(all, "the most of the coming week by shop", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            return it.with("leak", row -> IntStream.rangeClosed(1, 7).filter(i -> row + 40 * i < it.rows).mapToDouble(i -> it.label[row + 40 * i]).max().orElse(Double.NaN));
        });
        add(all, "a rolling mean that takes today by shop", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            double[] rolled = it.rolled("shop", it.label, 6, 0);
            return it.with("leak", row -> rolled[row]);
        });
        add(all, "days until the next order, which is the question", Kind.DECIDES, "leak", seed -> {
            LeakSamples it = LeakSamples.returns(seed);
            return it.with("leak", row -> {
                for (int other = row + 1; other < it.rows; other++) if (it.key("customer")[other] == it.key("customer")[row]) return (it.times[other] - it.times[row]) / 1e9;
                return Double.NaN;
            });
        });
        add(all, "orders still to come", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.returns(seed);
            return it.with("leak", row -> IntStream.range(row + 1, it.rows).filter(other -> it.key("customer")[other] == it.key("customer")[row]).count());
        });
        add(all, "the amount of the next order", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.returns(seed);
            double[] next = it.rolled("customer", ((LeakTable.Numbers) it.columns.getFirst()).values(), -1, 1);
            return it.with("leak", row -> next[row]);
        });
        add(all, "tickets of the coming week by customer", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            return it.with("leak", row -> IntStream.range(row + 1, it.rows).filter(other -> it.key("customer")[other] == it.key("customer")[row]
                    && it.times[other] - it.times[row] <= 14 * LeakSamples.DAY).count());
        });
        add(all, "sick of the coming week by clinic, and oneself", Kind.FUTURE, "leak", seed -> labels(seed, 0, 7));
        add(all, "sick of the week around by clinic", Kind.FUTURE, "leak", seed -> labels(seed, -4, 4));
        add(all, "days until the customer's last order", Kind.FUTURE, "leak", seed -> {
            LeakSamples it = LeakSamples.returns(seed);
            long[] last = new long[600];
            for (int row = 0; row < it.rows; row++) last[(int) it.key("customer")[row]] = it.times[row];
            return it.with("leak", row -> (last[(int) it.key("customer")[row]] - it.times[row]) / 1e9);
        });
    }

    private static void copies(List<Planted> all) {
        add(all, "patients who stand in a small table twice", Kind.COPIES, "", seed -> copied(LeakSamples.patients(seed, 400, 0.35), 24));
        add(all, "oversampled before the split", Kind.COPIES, "", seed -> copied(LeakSamples.patients(seed, 5_000, 0.05), 900));
        add(all, "rows of few words that judge what they taught", Kind.COPIES, "", seed -> fewWords(seed));
        add(all, "messages with one word changed", Kind.COPIES, "message", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            String[] texts = ((LeakTable.Texts) it.columns.getFirst()).values();
            for (int row = it.rows - 700; row < it.rows; row += 7) texts[row] = texts[row - 2_000].replaceFirst("[a-z]+ ", "ticket ");
            return it;
        });
        add(all, "messages with a name in front", Kind.COPIES, "message", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            String[] texts = ((LeakTable.Texts) it.columns.getFirst()).values();
            for (int row = it.rows - 700; row < it.rows; row += 7) texts[row] = "FW: " + texts[row - 2_000].toUpperCase(java.util.Locale.ROOT) + "!!";
            return it;
        });
    }

    /// No single repetition is rare here; that so many rows have one is.
    private static LeakSamples fewWords(long seed) {
        LeakSamples it = new LeakSamples(seed, 6_000, 2);
        for (int row = 0; row < it.rows; row++) it.label[row] = it.drawn("label", row) < 0.3 ? 1 : 0;
        for (int column = 0; column < 5; column++) {
            String name = "word" + column;
            it.words(name, row -> (int) (9 * it.drawn(name, row)));
        }
        int[] teaching = IntStream.range(0, it.rows).filter(row -> !it.judges(row)).toArray();
        for (int row = 0; row < it.rows; row++) {
            if (!it.judges(row) || it.drawn("copied", row) > 0.2) continue;
            int from = teaching[(int) (teaching.length * it.drawn("from", row))];
            for (int column = 0; column < 5; column++) {
                int[] codes = ((LeakTable.Words) it.columns.get(column)).codes();
                codes[row] = codes[from];
            }
            it.label[row] = it.label[from];
        }
        return it;
    }

    private static LeakSamples copied(LeakSamples it, int copies) {
        for (String more : List.of("height", "weight", "sugar")) it.with(more, row -> Math.rint(10 * it.noise(more, row)) + 100);
        for (int i = 0; i < copies; i++) {
            int from = (int) (it.rows * it.drawn("from", i));
            int to = (int) (it.rows * it.drawn("to", i));
            for (LeakTable.Column column : it.columns) {
                switch (column) {
                    case LeakTable.Numbers numbers -> numbers.values()[to] = numbers.values()[from];
                    case LeakTable.Words words -> words.codes()[to] = words.codes()[from];
                    case LeakTable.Texts texts -> texts.values()[to] = texts.values()[from];
                }
            }
            it.label[to] = it.label[from];
        }
        return it;
    }

    private static void written(List<Planted> all) {
        add(all, "filled in with the diagnosis, without times", Kind.WRITTEN_LATER, "leak", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 600, 0.35);
            for (int row = 0; row < it.rows; row++) if (it.drawn("waiting", row) < 0.15) it.label[row] = Double.NaN;
            return it.with("leak", row -> Double.isNaN(it.label[row]) ? Double.NaN : 5 + it.noise("dose", row));
        });
        add(all, "a handler who is named when the queue is", Kind.WRITTEN_LATER, "leak", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            for (int row = it.rows - 40; row < it.rows; row++) it.label[row] = Double.NaN;
            return it.words("leak", row -> row >= it.rows - 40 ? -1 : (int) (6 * it.drawn("handler", row)));
        });
        add(all, "a total that grows until the sale is booked", Kind.WRITTEN_LATER, "leak", seed -> {
            LeakSamples it = LeakSamples.returns(seed);
            return it.with("leak", row -> Double.isNaN(it.label[row]) ? 0 : Math.rint(Math.exp(1 + it.noise("points", row))));
        });
        add(all, "a closing word", Kind.WRITTEN_LATER, "leak", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            it.delay = 20 * LeakSamples.DAY;
            return it.words("leak", row -> row > it.rows - 40 * 20 ? 0 : 1 + (int) (3 * it.drawn("word", row)));
        });
    }

    @Test
    void areNamed() {
        List<String> missed = new ArrayList<>();
        for (Planted planted : all()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                List<Leak> said = planted.make().apply(seed).leaks();
                if (said.stream().noneMatch(leak -> leak.kind() == planted.kind() && leak.column().equals(planted.column()))) missed.add(planted.name() + ", seed " + seed + ": " + said);
                else if (said.size() > 1) missed.add("more: " + planted.name() + ", seed " + seed + ": " + said);
            }
        }
        assertThat(missed).isEmpty();
    }
}
