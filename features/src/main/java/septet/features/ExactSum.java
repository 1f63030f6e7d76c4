package septet.features;

import java.math.BigInteger;
import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.world.Chance;

/// The exact sum of any finite doubles, added and taken back in any order, rounded once when it is read.
///
/// A superaccumulator after Neal (2015, "Fast exact summation using small and large superaccumulators"): the sum is held in
/// 64-bit limbs of 32 bits each, so that carries are passed on only once in 2^30 additions. Only the limbs between the
/// smallest and the largest exponent in use exist; they grow on demand, which never changes the value.
public final class ExactSum {
    private static final int BITS = 32;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final int MOST_PENDING = 1 << 30;
    private static final int MANTISSA = 52;
    /// The exponent of the lowest bit of the lowest limb: that of the smallest subnormal double.
    private static final int LOWEST = -1074;

    /// The value is the sum of `limbs[i] * 2^(32 * (lowest + i) + LOWEST)`.
    private long[] limbs = {};
    private int lowest;
    private int pending;

    public void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        accumulate(bits, bits < 0 ? -1 : 1);
    }

    void subtract(double value) {
        long bits = Double.doubleToRawLongBits(value);
        accumulate(bits, bits < 0 ? 1 : -1);
    }

    private void accumulate(long bits, int sign) {
        int exponent = (int) (bits >>> MANTISSA) & 0x7FF;
        long mantissa = bits & (1L << MANTISSA) - 1;
        if (exponent == 0x7FF) throw new ArithmeticException("not finite");
        if (exponent > 0) mantissa |= 1L << MANTISSA;
        if (mantissa == 0) return;
        int position = exponent > 0 ? exponent - 1 : 0;
        int limb = position / BITS;
        int shift = position % BITS;
        reserve(limb, limb + 2);
        int at = limb - lowest;
        // the mantissa, shifted by up to 31 bits, spans up to 84 bits: three limbs
        limbs[at] += sign * ((mantissa << shift) & MASK);
        limbs[at + 1] += sign * ((mantissa >>> BITS - shift) & MASK);
        limbs[at + 2] += sign * (mantissa >>> 2 * BITS - shift - (shift == 0 ? 1 : 0));
        if (++pending == MOST_PENDING) carry();
    }

    public void add(ExactSum other) {
        if (other.limbs.length == 0) return;
        carry();
        other.carry();
        reserve(other.lowest, other.lowest + other.limbs.length - 1);
        for (int i = 0; i < other.limbs.length; i++) limbs[other.lowest - lowest + i] += other.limbs[i];
        carry();
    }

    void clear() {
        Arrays.fill(limbs, 0);
        pending = 0;
    }

    private void reserve(int from, int to) {
        if (limbs.length == 0) {
            limbs = new long[to - from + 2];
            lowest = from;
            return;
        }
        int low = Math.min(lowest, from);
        int high = Math.max(lowest + limbs.length - 1, to);
        if (low == lowest && high < lowest + limbs.length) return;
        carry();
        // one limb more than needed, so that the top one always has room for a carry
        long[] grown = new long[high - low + 2];
        System.arraycopy(limbs, 0, grown, lowest - low, limbs.length);
        limbs = grown;
        lowest = low;
    }

    /// Brings every limb but the top one into 0 .. 2^32 - 1.
    private void carry() {
        long over = 0;
        for (int i = 0; i < limbs.length - 1; i++) {
            long limb = limbs[i] + over;
            over = limb >> BITS;
            limbs[i] = limb & MASK;
        }
        if (limbs.length > 0) limbs[limbs.length - 1] += over;
        pending = 0;
    }

    /// The double nearest to the exact sum (ties to even); beyond the range of doubles infinite; exact zero is +0.0.
    public double rounded() {
        carry();
        int top = limbs.length - 1;
        if (top < 0) return 0;
        boolean negative = limbs[top] < 0;
        if (negative) negate();
        while (top >= 0 && limbs[top] == 0) top--;
        double magnitude = top < 0 ? 0 : magnitude(top);
        if (negative) negate();
        return negative ? -magnitude : magnitude;
    }

    /// The sum, exact, is this times 2 to the power of [#exponent].
    BigInteger integer() {
        carry();
        BigInteger integer = BigInteger.ZERO;
        for (int i = limbs.length - 1; i >= 0; i--) integer = integer.shiftLeft(BITS).add(BigInteger.valueOf(limbs[i]));
        return integer;
    }

    int exponent() {
        return BITS * lowest + LOWEST;
    }

    private void negate() {
        for (int i = 0; i < limbs.length; i++) limbs[i] = -limbs[i];
        carry();
    }

    /// Rounds non-negative limbs, of which `top` is the highest that is not zero.
    private double magnitude(int top) {
        int length = BITS * top + 64 - Long.numberOfLeadingZeros(limbs[top]);
        // at most 53 bits above the smallest double: exact, subnormal or not
        int drop = Math.max(0, length - 62);
        long kept = bits(drop, top);
        if (anyBelow(drop)) kept |= 1;
        // 62 bits with a sticky last one: the conversion rounds once, to nearest even; the scaling is exact,
        // because what lies among subnormal numbers has no bits to drop
        return Math.scalb((double) kept, drop + BITS * lowest + LOWEST);
    }

    private long bits(int from, int top) {
        int limb = from / BITS;
        int shift = from % BITS;
        long kept = limbs[limb] >>> shift;
        if (limb < top) kept |= limbs[limb + 1] << BITS - shift;
        if (limb + 2 <= top && 2 * BITS - shift < 64) kept |= limbs[limb + 2] << 2 * BITS - shift;
        return kept;
    }

    private boolean anyBelow(int position) {
        int limb = position / BITS;
        for (int i = 0; i < limb; i++) if (limbs[i] != 0) return true;
        return (limbs[limb] & (1L << position % BITS) - 1) != 0;
    }

    /// A number that equal sums share, however they came about.
    long hash() {
        carry();
        if (limbs.length == 0) return 0;
        boolean negative = limbs[limbs.length - 1] < 0;
        if (negative) negate();
        long hash = 0;
        for (int i = 0; i < limbs.length; i++) {
            hash += digit(limbs[i] & MASK, lowest + i);
            // only the top limb may hold more than 32 bits
            hash += digit(limbs[i] >>> BITS, lowest + i + 1);
        }
        if (negative) negate();
        return negative ? ~hash : hash;
    }

    public void write(StateWriter to) {
        carry();
        to.number(limbs.length);
        to.number(lowest);
        for (long limb : limbs) to.number(limb);
    }

    public void read(StateReader from) {
        limbs = new long[from.count()];
        lowest = (int) from.number();
        for (int i = 0; i < limbs.length; i++) limbs[i] = from.number();
        pending = 0;
    }

    private static long digit(long digit, int place) {
        return digit == 0 ? 0 : Chance.mix(digit + Chance.mix(place));
    }
}
