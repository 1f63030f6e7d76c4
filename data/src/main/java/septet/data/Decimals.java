package septet.data;

import java.math.BigInteger;

/// The double nearest to a decimal of at most nineteen digits, by one or two products of 64 bits with a power of five that is known to 128 bits (Lemire, Number parsing at a gigabyte
/// per second, 2021, after Eisel). Where these bits do not decide, it says so; that is rare.
final class Decimals {
    /// Not decided; no decimal has this value.
    static final double UNDECIDED = Double.NaN;
    private static final int LEAST = -342;
    private static final int MOST = 308;
    private static final int EXPLICIT_BITS = 52;
    private static final long[] HIGH = new long[MOST - LEAST + 1];
    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
        for (int power = LEAST; power <= MOST; power++) {
            BigInteger bits = bits(power);
            HIGH[power - LEAST] = bits.shiftRight(64).longValue();
            LOW[power - LEAST] = bits.longValue();
        }
    }

    private Decimals() {}

    /// The first 128 bits of a power of five; of a negative one rounded up.
    private static BigInteger bits(int power) {
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
        if (power < 0) {
            int length = five.subtract(BigInteger.ONE).bitLength();
            int shift = power >= -27 ? length + 127 : 2 * length + 128;
            five = BigInteger.ONE.shiftLeft(shift).divide(five).add(BigInteger.ONE);
        }
        return five.shiftRight(five.bitLength() - 128);
    }

    /// @param digits without a sign, as an unsigned number
    /// @param power  of ten by which they are multiplied
    static double of(long digits, int power) {
        if (digits == 0) return 0;
        if (power < LEAST || power > MOST) return UNDECIDED;
        int zeros = Long.numberOfLeadingZeros(digits);
        long whole = digits << zeros;
        long factor = HIGH[power - LEAST];
        long low = whole * factor;
        long high = Math.unsignedMultiplyHigh(whole, factor);
        if ((high & 0x1ff) == 0x1ff) {
            long more = Math.unsignedMultiplyHigh(whole, LOW[power - LEAST]);
            low += more;
            if (Long.compareUnsigned(low, more) < 0) high++;
        }
        if (low == -1 && (power < -27 || power > 55)) return UNDECIDED;
        int upper = (int) (high >>> 63);
        long mantissa = high >>> upper + 64 - EXPLICIT_BITS - 3;
        int exponent = ((217_706 * power) >> 16) + 63 + upper - zeros + 1_023;
        if (exponent <= 0) return UNDECIDED;
        boolean tie = Long.compareUnsigned(low, 1) <= 0 && power >= -4 && power <= 23 && (mantissa & 3) == 1 && mantissa << upper + 64 - EXPLICIT_BITS - 3 == high;
        if (tie) mantissa &= ~1;
        mantissa = mantissa + (mantissa & 1) >>> 1;
        if (mantissa >= 1L << EXPLICIT_BITS + 1) {
            mantissa = 1L << EXPLICIT_BITS;
            exponent++;
        }
        if (exponent >= 0x7ff) return UNDECIDED;
        return Double.longBitsToDouble(mantissa & (1L << EXPLICIT_BITS) - 1 | (long) exponent << EXPLICIT_BITS);
    }
}
