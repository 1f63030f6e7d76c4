package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import septet.data.ColumnTexts;
import septet.data.TextBatch;
import septet.data.TextSample;
import septet.data.TextTable;
import septet.monitoring.NumberComparison.Pair;

/// Compares columns whose files give texts: a sample of the first table tells what they hold and where their bins are; then both tables are counted whole.
final class TextComparison {
    private static final int MOST_WORDS = 2_000_000;

    private TextComparison() {}

    /// What one column is compared by.
    private sealed interface Watching {
        void before(String text);

        void now(String text);

        Compared compared();
    }

    /// Words that repeat.
    private record Words(String name, ColumnTexts reading, WordTally tally) implements Watching {
        @Override
        public void before(String text) {
            tally.before(reading.word(text));
        }

        @Override
        public void now(String text) {
            tally.now(reading.word(text));
        }

        @Override
        public Compared compared() {
            return tally.compared(name);
        }
    }

    /// Times and keys, of which only what is missing is compared.
    private record Presence(String name, ColumnTexts reading, long[] before, long[] now) implements Watching {
        @Override
        public void before(String text) {
            before[reading.word(text).isEmpty() ? 1 : 0]++;
        }

        @Override
        public void now(String text) {
            now[reading.word(text).isEmpty() ? 1 : 0]++;
        }

        @Override
        public Compared compared() {
            return new Compared(name, reading.content() == ColumnTexts.Content.TIME ? "time" : "key", new Bins.Numbers(new double[0]), Counts.of(before), Counts.of(now),
                    Optional.empty(), Compared.Fresh.NONE, Optional.empty(), Optional.empty());
        }
    }

    /// Numbers, and lengths of texts.
    private static final class Numbers implements Watching {
        private final String name;
        private final ColumnTexts reading;
        private final NumberBins bins;
        private final NumberRange range = new NumberRange();
        private final NumberRange later = new NumberRange();
        private final double[] one = new double[1];
        private final long[] before;
        private final long[] now;
        private long missing;
        private long missingNow;
        private long outside;
        private final List<String> strange = new ArrayList<>();

        private Numbers(String name, ColumnTexts reading, List<String> sample) {
            this.name = name;
            this.reading = reading;
            double[] sorted = sample.stream().mapToDouble(reading::number).filter(Double::isFinite).sorted().toArray();
            bins = sorted.length == 0 ? NumberBins.of(sorted, 0, 0) : NumberBins.of(sorted, sorted[0], sorted[sorted.length - 1]);
            before = bins.counts();
            now = bins.counts();
        }

        @Override
        public void before(String text) {
            one[0] = reading.number(text);
            range.add(one, 0, 1);
            missing += bins.count(one, 0, 1, before);
        }

        @Override
        public void now(String text) {
            one[0] = reading.number(text);
            later.add(one, 0, 1);
            missingNow += bins.count(one, 0, 1, now);
            if (!Double.isNaN(one[0]) && !range.holds(one[0])) outside++;
            if (!reading.isNoNumber(text)) return;
            outside++;
            if (strange.size() < WordTally.EXAMPLES && !strange.contains(text)) strange.add(text);
        }

        @Override
        public Compared compared() {
            Counts all = bins.grouped(now, missingNow);
            return new Compared(name, reading.content() == ColumnTexts.Content.TEXT ? "text" : "number", bins.shown(), bins.grouped(before, missing), all,
                    Optional.of(Kolmogorov.onBins(before, now)), new Compared.Fresh(Optional.of(all.total() == 0 ? 0 : outside / (double) all.total()), strange),
                    range.shown(), later.shown());
        }
    }

    /// What was found, how many rows were, and how many lines were none.
    record Found(List<Compared> columns, long rows, long now, TableDrift.Unread unread) {}

    /// Reads a table and hands each text to its column.
    private static final class Pass implements TextTable.Sink {
        private final List<Watching> columns;
        private final BiConsumer<Watching, String> into;
        private long rows;
        private long broken;

        private Pass(List<Watching> columns, BiConsumer<Watching, String> into) {
            this.columns = columns;
            this.into = into;
        }

        @Override
        public void rows(TextBatch batch) {
            for (int place = 0; place < columns.size(); place++) {
                Watching column = columns.get(place);
                for (int row = 0; row < batch.size(); row++) into.accept(column, batch.lacks(row, place) ? "" : batch.text(row, place));
            }
            rows += batch.size();
        }

        @Override
        public void broken(long line, String code, String raw) {
            broken++;
        }
    }

    /// @param seed which rows the sample takes
    static Found compare(TextTable first, TextTable second, List<Pair> pairs, long seed) {
        int[] inFirst = pairs.stream().mapToInt(Pair::first).toArray();
        TextSample sample = TextSample.of(first, inFirst, seed);
        int most = Math.clamp(MOST_WORDS / Math.max(1, pairs.size()), 200, 10_000);
        List<Watching> columns = IntStream.range(0, pairs.size()).mapToObj(place -> watching(pairs.get(place).name(), sample.read(place), sample.texts(place), most)).toList();
        Pass before = new Pass(columns, Watching::before);
        first.read(inFirst, before);
        Pass later = new Pass(columns, Watching::now);
        second.read(pairs.stream().mapToInt(Pair::second).toArray(), later);
        return new Found(columns.stream().map(Watching::compared).toList(), sample.seen(), later.rows, new TableDrift.Unread(before.broken, later.broken));
    }

    private static Watching watching(String name, ColumnTexts reading, List<String> sample, int most) {
        return switch (reading.content()) {
            case NUMBER, TEXT -> new Numbers(name, reading, sample);
            case WORD -> new Words(name, reading, new WordTally(most));
            case TIME, KEY -> new Presence(name, reading, new long[2], new long[2]);
        };
    }
}
