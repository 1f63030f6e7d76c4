package septet.engines.parquet;

import java.nio.channels.FileChannel;
import septet.data.FileType;
import septet.data.TextBatch;
import septet.data.Values;
import septet.engines.parquet.Field.Stored;

/// One column of a row group, from its first row on.
final class Column {
    /// A decimal has at most 15 digits.
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

    /// Values of a dictionary: whoever writes keeps fewer.
    private static final int MOST_LISTED = 16 << 20;

    private final Field field;
    private final Buffers buffers;
    private final Pages pages;
    private Pages.Page page = Pages.NONE;
    /// Rows of the page that are still to come.
    private int left;
    private boolean isCoded;
    private Places places = Places.NONE;
    private Numbers values = (_, _, _) -> { };
    private Words words = (_, _) -> { };
    /// Of the dictionary.
    private long[] numbers = new long[0];
    private double[] fractions = new double[0];
    private String[] texts = new String[0];
    /// Of the rows that were read last: whether all have a value, else 1 for each that has one.
    private boolean isWhole;
    private int[] levels = new int[0];

    Column(FileChannel file, Field field, Chunk chunk, Buffers buffers) {
        this.field = field;
        this.buffers = buffers;
        this.pages = new Pages(file, chunk, field.optional(), buffers);
    }

    /// Goes on to the next page where one has ended; returns how many of so many rows are in it.
    private int turn(int wanted) {
        if (left > 0) return Math.min(left, wanted);
        while (left == 0) {
            page = pages.next(this::dictionary);
            left = page.rows();
        }
        isCoded = Encodings.isDictionary(page.encoding());
        if (isCoded) places = new Places(page.values(), field.isText() ? texts.length : numbers.length, buffers);
        else if (field.isText()) words = Words.of(page);
        else values = Numbers.of(field, page);
        return Math.min(left, wanted);
    }

    private void dictionary(Input plain, int count) {
        if (count > MOST_LISTED) throw new Damaged("its dictionary has " + count + " values");
        if ((long) count * field.leastBits() > plain.left() * (long) Byte.SIZE) throw new Damaged("its dictionary ends early");
        if (field.isText()) {
            texts = new String[count];
            Words.plain(plain).read(texts, count);
        } else {
            numbers = new long[count];
            Numbers.plain(field, plain).read(numbers, 0, count);
            fractions = new double[0];
        }
    }

    /// How many of the next rows have a value.
    private int there(int count) {
        isWhole = !field.optional() || page.levels().takesAll(1, count);
        if (isWhole) return count;
        levels = buffers.levels(count);
        page.levels().read(levels, count);
        int there = 0;
        for (int i = 0; i < count; i++) there += levels[i];
        return there;
    }

    /// Reads the next rows as they are stored; of texts their places in the dictionary. [Values#MISSING] lacks.
    ///
    /// @return whether no value has just these bits
    private boolean stored(long[] into, int from, int count) {
        int there = there(count);
        if (isCoded) listed(into, from, there);
        else values.read(into, from, there);
        boolean clear = true;
        for (int i = from; i < from + there; i++) clear &= into[i] != Values.MISSING;
        if (!isWhole) for (int i = count - 1, next = from + there; i >= 0; i--) into[from + i] = levels[i] == 1 ? into[--next] : Values.MISSING;
        return clear;
    }

    private void listed(long[] into, int from, int count) {
        int[] read = places.next(count);
        if (field.isText()) for (int i = 0; i < count; i++) into[from + i] = read[i];
        else for (int i = 0; i < count; i++) into[from + i] = numbers[read[i]];
    }

    /// Reads the next rows into the first ones of a batch.
    ///
    /// @param typed where typed values stand; empty for texts
    void fill(TextBatch batch, int place, long[] typed, int count) {
        for (int done = 0, some; done < count; done += some, left -= some) {
            some = turn(count - done);
            if (!field.isText()) typed(batch, place, typed, done, some);
            else if (isCoded && some == count) stored(batch.listed(place, texts), 0, count);
            else letters(batch, place, done, some);
        }
    }

    private void typed(TextBatch batch, int place, long[] into, int from, int count) {
        if (!stored(into, from, count)) {
            if (field.type().isTime()) throw Times.tooFar();
            for (int i = 0; i < count; i++) if (into[from + i] == Values.MISSING && (isWhole || levels[i] == 1)) batch.set(from + i, place, field.type().text(Values.MISSING));
        }
        if (field.unit() != 1) Times.scale(field, into, from, count);
        if (field.stored() != Stored.NANOSECONDS) return;
        for (int row = from; row < from + count; row++) {
            if (into[row] == Values.MISSING) continue;
            if (!Times.isWholeMicros(into[row])) batch.set(row, place, Times.text(into[row]));
            into[row] = Times.micros(into[row]);
        }
    }

    private void letters(TextBatch batch, int place, int from, int count) {
        int there = there(count);
        String[] read = new String[there];
        if (isCoded) {
            int[] listed = places.next(there);
            for (int i = 0; i < there; i++) read[i] = texts[listed[i]];
        } else {
            words.read(read, there);
        }
        for (int i = 0, next = 0; i < count; i++) if (isWhole || levels[i] == 1) batch.set(from + i, place, read[next++]);
    }

    /// Reads the next rows as plain numbers; NaN lacks.
    void numbers(double[] into, int from, int count) {
        for (int done = 0, some; done < count; done += some, left -= some) {
            some = turn(count - done);
            int there = there(some);
            int begin = from + done;
            present(into, begin, there);
            if (!isWhole) for (int i = some - 1, next = begin + there; i >= 0; i--) into[begin + i] = levels[i] == 1 ? into[--next] : Double.NaN;
        }
    }

    /// Those that do not lack, one behind the other.
    private void present(double[] into, int from, int count) {
        if (isCoded) {
            if (fractions.length < numbers.length) plain(numbers, fractions = new double[numbers.length], 0, numbers.length);
            int[] read = places.next(count);
            for (int i = 0; i < count; i++) into[from + i] = fractions[read[i]];
        } else if (field.stored() == Stored.DOUBLE && page.encoding() == Encodings.PLAIN) {
            page.values().doubles(into, from, count);
        } else {
            long[] stored = buffers.stored(count);
            values.read(stored, 0, count);
            plain(stored, into, from, count);
        }
    }

    private void plain(long[] stored, double[] into, int from, int count) {
        if (field.stored() == Stored.DOUBLE) {
            for (int i = 0; i < count; i++) into[from + i] = Double.longBitsToDouble(stored[i]);
        } else if (field.stored() == Stored.FLOAT) {
            for (int i = 0; i < count; i++) into[from + i] = Float.intBitsToFloat((int) stored[i]);
        } else {
            double unit = field.type() instanceof FileType.Decimal(int scale) ? POWERS[scale] : 1;
            for (int i = 0; i < count; i++) into[from + i] = stored[i] / unit;
        }
    }
}
