package septet.data;

import java.util.Arrays;

/// A set of code points: ranges (first and last, in pairs), or all others.
record Characters(int[] ranges, boolean negated) {
    static final Characters DIGITS = of('0', '9');
    static final Characters WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final Characters SPACE = of('\t', '\r', ' ', ' ');
    static final Characters NO_NEWLINE = of('\n', '\n').inverse();

    static Characters of(int... ranges) {
        return new Characters(ranges, false);
    }

    Characters inverse() {
        return new Characters(ranges, !negated);
    }

    /// These and those; an inverted part is written out as the ranges between.
    Characters and(Characters other) {
        int[] left = plain();
        int[] right = other.plain();
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return of(both);
    }

    private int[] plain() {
        if (!negated) return ranges;
        int[] between = new int[ranges.length + 2];
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            between[i] = next;
            between[i + 1] = ranges[i] - 1;
            next = ranges[i + 1] + 1;
        }
        between[ranges.length] = next;
        between[ranges.length + 1] = Character.MAX_CODE_POINT;
        return between;
    }

    boolean has(int point) {
        return lists(point) != negated;
    }

    /// Whether it has the code point in small or in capital letters; an inverted set has what neither is listed.
    boolean hasAnyCase(int point) {
        return (lists(point) || lists(Character.toLowerCase(point)) || lists(Character.toUpperCase(point))) != negated;
    }

    private boolean lists(int point) {
        for (int i = 0; i < ranges.length; i += 2) if (point >= ranges[i] && point <= ranges[i + 1]) return true;
        return false;
    }
}
