package septet.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A place on Earth in one `long`: latitude in its upper 32 bits, longitude in its lower, in units of 10^-7 degrees (about a centimetre).
final class Places {
    /// Of a sphere of the Earth's volume, kilometres (IUGG).
    static final double RADIUS = 6_371.0088;
    private static final double UNITS = 1e7;
    private static final int DECIMALS = 7;

    private Places() {}

    /// Degrees; missing where there is no such place.
    static long of(double latitude, double longitude) {
        boolean exists = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return exists ? pack(Math.round(latitude * UNITS), Math.round(longitude * UNITS)) : Values.MISSING;
    }

    private static long pack(long latitude, long longitude) {
        return latitude << Integer.SIZE | longitude & 0xFFFF_FFFFL;
    }

    static double latitude(long place) {
        return (int) (place >> Integer.SIZE) / UNITS;
    }

    static double longitude(long place) {
        return (int) place / UNITS;
    }

    /// `52.52, 13.405`, latitude first, with a comma, a semicolon or a space between.
    static long value(String text) {
        int cut = 0;
        while (cut < text.length() && ",; ".indexOf(text.charAt(cut)) < 0) cut++;
        int next = cut;
        while (next < text.length() && ",; ".indexOf(text.charAt(next)) >= 0) next++;
        long latitude = NumberText.value(text.substring(0, cut));
        long longitude = NumberText.value(text.substring(next));
        if (latitude == Typing.UNREADABLE || longitude == Typing.UNREADABLE) return Typing.UNREADABLE;
        long place = of(Values.number(latitude), Values.number(longitude));
        return place == Values.MISSING ? Typing.UNREADABLE : place;
    }

    /// Reads as the same place.
    static String text(long place) {
        return degrees((int) (place >> Integer.SIZE)) + ", " + degrees((int) place);
    }

    private static String degrees(int units) {
        return units == 0 ? "0" : BigDecimal.valueOf(units, DECIMALS).setScale(DECIMALS, RoundingMode.UNNECESSARY).stripTrailingZeros().toPlainString();
    }

    /// Kilometres on the great circle, by the haversine formula (Sinnott 1984), which is exact for near places too.
    static double distance(long from, long to) {
        double first = Math.toRadians(latitude(from));
        double second = Math.toRadians(latitude(to));
        double north = StrictMath.sin((second - first) / 2);
        double east = StrictMath.sin(Math.toRadians(StrictMath.IEEEremainder(longitude(to) - longitude(from), 360)) / 2);
        double half = north * north + StrictMath.cos(first) * StrictMath.cos(second) * east * east;
        return 2 * RADIUS * StrictMath.asin(Math.min(1, StrictMath.sqrt(half)));
    }
}
