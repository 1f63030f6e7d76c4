package septet.data;

import septet.design.Type;

/// How a value of each [Type] stands in one `long`, in training, stream and request alike.
///
/// | type | bits |
/// |---|---|
/// | number | the bits of a finite double; -0.0 is stored as +0.0, what is not finite is missing |
/// | money | units of 10^-4 |
/// | boolean | 0, 1 |
/// | time, duration | microseconds |
/// | category, key | the code in the [Dictionary] |
/// | place | latitude and longitude, 32 bits each, in units of 10^-7 degrees |
/// | list | 0; its values stand in [Row#texts], as [Items] says |
/// | text | 0; the words stand in [Row#texts] |
///
/// [#MISSING] is missing for every type (it is the bit pattern of -0.0, which no number has).
public final class Values {
    public static final long MISSING = Long.MIN_VALUE;

    private Values() {}

    public static long number(double value) {
        return Double.isFinite(value) ? Double.doubleToRawLongBits(value + 0.0) : MISSING;
    }

    /// A whole number; without this, it would be taken for the bits of one.
    public static long number(int value) {
        return number((double) value);
    }

    public static double number(long bits) {
        return bits == MISSING ? Double.NaN : Double.longBitsToDouble(bits);
    }

    public static long truth(boolean value) {
        return value ? 1 : 0;
    }

    /// What a learner sees: missing is NaN, money is in whole coins, truth is 0 or 1, a category its code, a duration seconds.
    public static double input(Type type, long bits) {
        if (bits == MISSING) return Double.NaN;
        return switch (type) {
            case Type.Number _ -> Double.longBitsToDouble(bits);
            case Type.Money _ -> bits / (double) Type.Money.SCALE;
            case Type.Duration _ -> bits / 1e6;
            case Type.Bool _, Type.Category _, Type.Key _ -> bits;
            case Type.Time _, Type.Text _, Type.Raw _, Type.Terms _, Type.Place _, Type.ListOf _, Type.Later _ ->
                throw new IllegalArgumentException(type + " is no input");
        };
    }
}
