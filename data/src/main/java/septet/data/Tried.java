package septet.data;

import java.util.Locale;
import septet.data.KeyWindows.Extent;
import septet.data.KeyWindows.Of;
import septet.data.KeyWindows.Side;

/// An aggregate of a key's events that a column may hold.
///
/// @param name   what is counted: empty for rows, [#LABEL], [#GAP], or a column
/// @param extent microseconds or rows, as the side has it; 0 for what is no window
record Tried(Side side, Of of, String name, long extent) {
    static final String LABEL = "the label";
    static final String GAP = "the time between two";
    private static final String SPAN = "the time";

    /// The time since the key's first event ([Side#SO_FAR]) or until its last one ([Side#REST]).
    static Tried span(Side side) {
        return new Tried(side, Of.COUNT, SPAN, 0);
    }

    /// The label of the row itself.
    static Tried own(String name) {
        return new Tried(Side.PAST, Of.MEAN, name, 0);
    }

    Tried over(long other) {
        return new Tried(side, of, name, other);
    }

    boolean isSpan() {
        return name.equals(SPAN);
    }

    boolean isOwn() {
        return isLabel(name) && side == Side.PAST && extent == 0;
    }

    boolean isPoint() {
        return isSpan() || isOwn();
    }

    static boolean isLabel(String name) {
        return name.startsWith(LABEL);
    }

    /// A label that is used at its event's time is used too early.
    boolean isKnown() {
        return side.isKnown() && (!isLabel(name) || side.isOfLabels() || side == Side.TAUGHT || isOwn());
    }

    static boolean makesSense(Side side, Of of, String name) {
        boolean extreme = of == Of.MOST || of == Of.LEAST;
        // What a column says of a key's labels for good is asked of [GroupMeans], which knows what an honest one can say.
        if (side == Side.EVER && isLabel(name) || side.isOfLabels() && !isLabel(name)) return false;
        if (name.isEmpty()) return of == Of.COUNT && !side.isOne() && side.extent() != Extent.ROWS;
        if (of == Of.COUNT || side == Side.TAUGHT && extreme) return false;
        if (name.equals(GAP)) return side.isOne() ? of == Of.MEAN : side == Side.PAST && !extreme;
        if (side.isOne()) return of == Of.MEAN;
        return side.extent() != Extent.ROWS || of == Of.MEAN;
    }

    String says(String key) {
        if (isOwn()) return "the row's own label";
        String by = key.isEmpty() ? "" : " by " + key;
        if (isSpan()) return (side == Side.SO_FAR ? "the time since the first row" : "the time until the last row") + by;
        String what = side.isOne() ? name : switch (of) {
            case COUNT -> "the number of rows";
            case SUM -> "the sum of " + name;
            case MEAN -> "the mean of " + name;
            case MOST -> "the greatest of " + name;
            case LEAST -> "the least of " + name;
        };
        String early = isLabel(name) ? ", known by then or not" : "";
        return what + by + switch (side) {
            case PAST -> " in the " + length() + " before" + early;
            case PAST_ROWS -> " over " + extent + " rows until then" + early;
            case SO_FAR -> " until then" + early;
            case KNOWN -> " that became known in the " + length() + " before";
            case KNOWN_ROWS -> " of the last " + extent + " rows known by then";
            case KNOWN_SO_FAR -> " known by then";
            case TAUGHT -> " over rows that teach";
            case PREVIOUS -> " at the row before" + early;
            case FOLLOWING -> " at the row after";
            case NEXT -> " in the " + length() + " after t0";
            case NEXT_ROWS -> " over the " + extent + " rows after";
            case AROUND -> " in the " + length() + " before and after t0";
            case AROUND_ROWS -> " over " + extent + " rows before and after";
            case REST -> " over all later rows";
            case EVER -> " over all rows, later ones too";
        };
    }

    private String length() {
        double hours = extent / 3.6e9;
        return hours < 48 ? String.format(Locale.ROOT, "%.1f h", hours) : String.format(Locale.ROOT, "%.1f days", hours / 24);
    }
}
