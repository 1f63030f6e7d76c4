package septet.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.design.Type;

/// The values of one column, packed by type. They grow at the end; rows count from 0.
sealed interface Cells {
    int size();

    void add(long value, String text);

    /// Adds the first `count` of some values, and of their texts where it holds such.
    void add(long[] values, String[] texts, int count);

    /// Makes room for so many more, and for some beyond, so that rows may come one by one.
    void expect(int more);

    /// As [Values] says.
    long value(int row);

    /// All of them; not to be changed.
    default long[] all() {
        long[] all = new long[size()];
        copy(all);
        return all;
    }

    default void copy(long[] into) {
        for (int row = 0; row < size(); row++) into[row] = value(row);
    }

    /// The words of a text; empty for other types and where it is missing.
    default String text(int row) {
        return "";
    }

    /// The order of contents, which does not depend on what the dictionary met first; missing stands first.
    int compare(int left, int right);

    /// The same values in another order, without those that are not named.
    Cells take(int[] rows, int count);

    static Cells of(Type type, Dictionary dictionary) {
        return switch (type) {
            case Type.Number _ -> new Numbers();
            case Type.Money _, Type.Time _, Type.Duration _, Type.Place _ -> new Longs();
            case Type.Bool _ -> new Truths();
            case Type.Category _, Type.Key _ -> new Words(dictionary);
            case Type.Text _, Type.Raw _, Type.ListOf _ -> new Texts();
            case Type.Terms _, Type.Later _ -> throw new IllegalArgumentException("no column holds " + type);
        };
    }

    /// Money, times, places.
    final class Longs implements Cells {
        private long[] values;
        private int size;

        Longs() {
            this(16);
        }

        Longs(int room) {
            values = new long[room];
        }

        @Override
        public int size() {
            return size;
        }

        void add(long value) {
            expect(1);
            values[size++] = value;
        }

        @Override
        public void add(long value, String text) {
            add(value);
        }

        @Override
        public void add(long[] added, String[] texts, int count) {
            expect(count);
            System.arraycopy(added, 0, values, size, count);
            size += count;
        }

        @Override
        public void expect(int more) {
            if (size + more > values.length) values = Arrays.copyOf(values, grown(size, more));
        }

        @Override
        public long value(int row) {
            return values[row];
        }

        @Override
        public long[] all() {
            return values.length == size ? values : Arrays.copyOf(values, size);
        }

        @Override
        public int compare(int left, int right) {
            return Long.compare(values[left], values[right]);
        }

        @Override
        public Longs take(int[] rows, int count) {
            Longs taken = new Longs();
            taken.values = new long[Math.max(1, count)];
            taken.size = count;
            for (int i = 0; i < count; i++) taken.values[i] = values[rows[i]];
            return taken;
        }
    }

    /// Numbers; NaN for missing, as learners see it.
    final class Numbers implements Cells {
        private double[] values;
        private int size;

        Numbers() {
            this(16);
        }

        Numbers(int room) {
            values = new double[room];
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void add(long value, String text) {
            expect(1);
            values[size++] = Values.number(value);
        }

        @Override
        public void add(long[] added, String[] texts, int count) {
            expect(count);
            for (int i = 0; i < count; i++) values[size + i] = Values.number(added[i]);
            size += count;
        }

        @Override
        public void expect(int more) {
            if (size + more > values.length) values = Arrays.copyOf(values, grown(size, more));
        }

        @Override
        public long value(int row) {
            return Double.isNaN(values[row]) ? Values.MISSING : Double.doubleToRawLongBits(values[row]);
        }

        @Override
        public void copy(long[] into) {
            for (int row = 0; row < size; row++) into[row] = value(row);
        }

        /// All values; not to be changed.
        double[] values() {
            if (values.length != size) values = Arrays.copyOf(values, size);
            return values;
        }

        @Override
        public int compare(int left, int right) {
            double a = values[left];
            double b = values[right];
            if (Double.isNaN(a) || Double.isNaN(b)) return Boolean.compare(!Double.isNaN(a), !Double.isNaN(b));
            return Double.compare(a, b);
        }

        @Override
        public Numbers take(int[] rows, int count) {
            Numbers taken = new Numbers(count);
            taken.size = count;
            for (int i = 0; i < count; i++) taken.values[i] = values[rows[i]];
            return taken;
        }
    }

    /// 0, 1, or -1 for missing.
    final class Truths implements Cells {
        private byte[] values = new byte[16];
        private int size;

        @Override
        public int size() {
            return size;
        }

        @Override
        public void add(long value, String text) {
            expect(1);
            values[size++] = value == Values.MISSING ? -1 : (byte) value;
        }

        @Override
        public void add(long[] added, String[] texts, int count) {
            expect(count);
            for (int i = 0; i < count; i++) values[size + i] = added[i] == Values.MISSING ? -1 : (byte) added[i];
            size += count;
        }

        @Override
        public void expect(int more) {
            if (size + more > values.length) values = Arrays.copyOf(values, grown(size, more));
        }

        @Override
        public long value(int row) {
            return values[row] < 0 ? Values.MISSING : values[row];
        }

        @Override
        public void copy(long[] into) {
            for (int row = 0; row < size; row++) into[row] = values[row] < 0 ? Values.MISSING : values[row];
        }

        @Override
        public int compare(int left, int right) {
            return Byte.compare(values[left], values[right]);
        }

        @Override
        public Truths take(int[] rows, int count) {
            Truths taken = new Truths();
            taken.values = new byte[Math.max(1, count)];
            taken.size = count;
            for (int i = 0; i < count; i++) taken.values[i] = values[rows[i]];
            return taken;
        }
    }

    /// Codes of the dictionary, or -1 for missing.
    final class Words implements Cells {
        private final Dictionary dictionary;
        private int[] codes = new int[16];
        private int size;

        Words(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        @Override
        public int size() {
            return size;
        }

        void add(int code) {
            expect(1);
            codes[size++] = code;
        }

        @Override
        public void add(long value, String text) {
            add(value == Values.MISSING ? -1 : (int) value);
        }

        int code(int row) {
            return codes[row];
        }

        @Override
        public void add(long[] added, String[] texts, int count) {
            expect(count);
            for (int i = 0; i < count; i++) codes[size + i] = added[i] == Values.MISSING ? -1 : (int) added[i];
            size += count;
        }

        @Override
        public void expect(int more) {
            if (size + more > codes.length) codes = Arrays.copyOf(codes, grown(size, more));
        }

        @Override
        public long value(int row) {
            return codes[row] < 0 ? Values.MISSING : codes[row];
        }

        @Override
        public void copy(long[] into) {
            for (int row = 0; row < size; row++) into[row] = codes[row] < 0 ? Values.MISSING : codes[row];
        }

        @Override
        public int compare(int left, int right) {
            int a = codes[left];
            int b = codes[right];
            if (a == b) return 0;
            if (a < 0 || b < 0) return Boolean.compare(a >= 0, b >= 0);
            return dictionary.compare(a, b);
        }

        @Override
        public Words take(int[] rows, int count) {
            Words taken = new Words(dictionary);
            taken.codes = new int[Math.max(1, count)];
            taken.size = count;
            for (int i = 0; i < count; i++) taken.codes[i] = codes[rows[i]];
            return taken;
        }
    }

    /// Texts one behind the other in UTF-8; an empty one is missing.
    final class Texts implements Cells {
        private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
        private static final byte[] NO_BYTES = {};
        private byte[] bytes = new byte[64];
        /// None, as long as all texts are empty.
        private long[] ends = new long[0];
        private int size;
        private int expected = 16;

        @Override
        public int size() {
            return size;
        }

        @Override
        public void add(long value, String text) {
            add(text.isEmpty() ? NO_BYTES : text.getBytes(StandardCharsets.UTF_8));
        }

        void add(byte[] text) {
            add(text, 0, text.length);
        }

        private void add(byte[] from, int begin, int length) {
            if (length == 0 && ends.length == 0) {
                size++;
                return;
            }
            long end = begin(size) + length;
            if (end > MOST_BYTES) throw new Refused(Fault.ENGINE, Problem.error("data", "one column has more than 2 GB of text", "it does not fit", "Read fewer rows.",
                    "DATA-TOO-LARGE"));
            if (end > bytes.length) bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(2L * bytes.length, MOST_BYTES)));
            expect(1);
            System.arraycopy(from, begin, bytes, (int) (end - length), length);
            ends[size++] = end;
        }

        int begin(int row) {
            return row == 0 ? 0 : end(row - 1);
        }

        int length(int row) {
            return end(row) - begin(row);
        }

        private int end(int row) {
            return ends.length == 0 ? 0 : (int) ends[row];
        }

        boolean areEmpty() {
            return begin(size) == 0;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void add(long[] added, String[] texts, int count) {
            for (int i = 0; i < count; i++) add(added[i], texts[i]);
        }

        @Override
        public void expect(int more) {
            if (size + more > ends.length) ends = Arrays.copyOf(ends, grown(size, more));
        }

        @Override
        public long value(int row) {
            return length(row) == 0 ? Values.MISSING : 0;
        }

        @Override
        public String text(int row) {
            return new String(bytes, begin(row), length(row), StandardCharsets.UTF_8);
        }

        @Override
        public int compare(int left, int right) {
            return Arrays.compareUnsigned(bytes, begin(left), end(left), bytes, begin(right), end(right));
        }

        @Override
        public Texts take(int[] rows, int count) {
            Texts taken = new Texts();
            taken.expected = count;
            for (int i = 0; i < count; i++) taken.add(bytes, begin(rows[i]), length(rows[i]));
            return taken;
        }
    }

    /// By so many, and at least by half; a long column by an eighth, as what is not used yet counts too.
    private static int grown(int size, int more) {
        return Math.max(Math.max(16, size + more), size + (size >> (size < 1 << 19 ? 1 : 3)));
    }
}
