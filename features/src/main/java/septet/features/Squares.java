package septet.features;

import java.math.BigInteger;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// The exact sum of the squares of the values in one window, added and taken back in any order; with their exact sum it gives
/// the exact variance. Whole units have 192 bits. A double's square is two doubles (its product and what rounding left over,
/// after Dekker 1971); of magnitudes below 1e-140 the second underflows, which is the same whenever it is computed.
final class Squares {
    /// Above this a square may not be finite: while such a value lies in the window there is no variance.
    private static final double LARGEST = 0x1p500;

    private final boolean doubles;
    private final ExactSum exact = new ExactSum();
    private long low;
    private long middle;
    private long high;
    private long huge;

    Squares(Channel.Kind kind) {
        this.doubles = kind == Channel.Kind.DOUBLE;
    }

    /// @param first the place of the first entry's value, `last` an upper bound of places
    void add(long[] entries, int first, int last, int stride) {
        for (int at = first; at < last; at += stride) {
            long value = entries[at];
            if (value == Values.MISSING) continue;
            if (doubles) account(Double.longBitsToDouble(value), 1);
            else plus(value);
        }
    }

    void remove(long[] entries, int first, int last, int stride) {
        for (int at = first; at < last; at += stride) {
            long value = entries[at];
            if (value == Values.MISSING) continue;
            if (doubles) account(Double.longBitsToDouble(value), -1);
            else minus(value);
        }
    }

    private void account(double value, int sign) {
        if (Math.abs(value) > LARGEST) {
            huge += sign;
            return;
        }
        double product = value * value;
        exact.add(sign * product);
        exact.add(sign * Math.fma(value, value, -product));
    }

    private void plus(long value) {
        long square = value * value;
        long upper = Math.multiplyHigh(value, value);
        long before = low;
        low += square;
        add(upper, Long.compareUnsigned(low, before) < 0 ? 1 : 0);
    }

    private void add(long upper, long carry) {
        long sum = middle + upper;
        if (Long.compareUnsigned(sum, middle) < 0) high++;
        middle = sum + carry;
        if (carry == 1 && middle == 0) high++;
    }

    private void minus(long value) {
        long square = value * value;
        long upper = Math.multiplyHigh(value, value);
        long borrow = Long.compareUnsigned(low, square) < 0 ? 1 : 0;
        low -= square;
        if (Long.compareUnsigned(middle, upper) < 0) high--;
        long left = middle - upper;
        if (borrow == 1 && left == 0) high--;
        middle = left - borrow;
    }

    void add(Squares other) {
        exact.add(other.exact);
        huge += other.huge;
        long before = low;
        low += other.low;
        add(other.middle, Long.compareUnsigned(low, before) < 0 ? 1 : 0);
        high += other.high;
    }

    void clear() {
        exact.clear();
        low = 0;
        middle = 0;
        high = 0;
        huge = 0;
    }

    /// The sample variance (divided by n - 1), rounded once; NaN where a square is beyond the range of doubles.
    ///
    /// @param sum   the sum of whole units
    /// @param units of the stored values in one whole
    double variance(long count, BigInteger sum, long units) {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger spread = n.multiply(total()).subtract(sum.multiply(sum));
        return Reading.quotient(spread, n.multiply(BigInteger.valueOf(count - 1)).multiply(BigInteger.valueOf(units).pow(2)), 0);
    }

    /// The same of doubles.
    double variance(long count, ExactSum sum) {
        if (huge > 0) return Double.NaN;
        BigInteger n = BigInteger.valueOf(count);
        int exponent = Math.min(exact.exponent(), 2 * sum.exponent());
        BigInteger squares = n.multiply(exact.integer()).shiftLeft(exact.exponent() - exponent);
        BigInteger spread = squares.subtract(sum.integer().pow(2).shiftLeft(2 * sum.exponent() - exponent));
        return Reading.quotient(spread.max(BigInteger.ZERO), n.multiply(BigInteger.valueOf(count - 1)), exponent);
    }

    private BigInteger total() {
        return BigInteger.valueOf(high).shiftLeft(128).add(unsigned(middle).shiftLeft(64)).add(unsigned(low));
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits & Long.MAX_VALUE);
        return bits < 0 ? value.setBit(63) : value;
    }

    void write(StateWriter to) {
        exact.write(to);
        for (long part : new long[] {low, middle, high, huge}) to.number(part);
    }

    void read(StateReader from) {
        exact.read(from);
        low = from.number();
        middle = from.number();
        high = from.number();
        huge = from.number();
    }

    long hash() {
        return Hashes.of(Hashes.of(Hashes.of(Hashes.of(exact.hash(), low), middle), high), huge);
    }
}
