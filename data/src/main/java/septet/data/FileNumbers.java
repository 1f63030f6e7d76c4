package septet.data;

import septet.design.Type;

/// Numbers of typed files as the numbers and amounts that their texts are read as; [Typing#UNREADABLE] where only the text can tell.
final class FileNumbers {
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = new double[23];
    private static final long[] WHOLE_POWERS = new long[19];
    /// Below it, no two decimals of four places are the same double: the one that is found is the one that was written.
    private static final double SURE = 1e15;
    private static final long MOST_COINS = 100_000_000_000_000L;

    static {
        for (int i = 0; i < POWERS.length; i++) POWERS[i] = Double.parseDouble("1e" + i);
        for (int i = 0; i < WHOLE_POWERS.length; i++) WHOLE_POWERS[i] = (long) POWERS[i];
    }

    private FileNumbers() {}

    /// Digits and power are exact doubles, so that their quotient is rounded once.
    static long decimal(long digits, int scale) {
        return Math.abs(digits) < EXACT && scale < POWERS.length ? Values.number(digits / POWERS[scale]) : Typing.UNREADABLE;
    }

    static long amount(long digits, int scale) {
        if (Math.abs(digits) >= MOST_COINS) return Typing.UNREADABLE;
        if (scale <= Type.Money.DECIMALS) return digits * WHOLE_POWERS[Type.Money.DECIMALS - scale];
        long power = WHOLE_POWERS[scale - Type.Money.DECIMALS];
        return digits % power == 0 ? digits / power : Typing.UNREADABLE;
    }

    /// The amount of four decimals whose nearest double this is.
    static long amount(double value) {
        double units = Math.rint(value * Type.Money.SCALE);
        return Math.abs(units) < SURE && units / Type.Money.SCALE == value ? (long) units : Typing.UNREADABLE;
    }
}
