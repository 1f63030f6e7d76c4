package septet.data;

/// Counts of the numbers of a column, by one way to read them.
final class NumberTally {
    private long count;
    private long zeros;
    private long negative;
    private long whole;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;
    private double last = Double.NEGATIVE_INFINITY;
    private boolean rising = true;

    void add(double value) {
        count++;
        if (value == 0) zeros++;
        if (value < 0) negative++;
        if (value == StrictMath.rint(value)) whole++;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        double away = value - mean;
        mean += away / count;
        squares += away * (value - mean);
        rising &= value > last;
        last = value;
    }

    /// Both together, as if read in one; the order of the file is lost.
    NumberTally and(NumberTally other) {
        NumberTally both = new NumberTally();
        both.count = count + other.count;
        both.zeros = zeros + other.zeros;
        both.negative = negative + other.negative;
        both.whole = whole + other.whole;
        both.lowest = Math.min(lowest, other.lowest);
        both.highest = Math.max(highest, other.highest);
        double away = other.mean - mean;
        if (both.count > 0) {
            both.mean = mean + away * other.count / both.count;
            both.squares = squares + other.squares + away * away * count * other.count / both.count;
        }
        both.rising = rising && other.count == 0 || other.rising && count == 0;
        return both;
    }

    long count() {
        return count;
    }

    long zeros() {
        return zeros;
    }

    long negative() {
        return negative;
    }

    boolean allWhole() {
        return whole == count;
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return count < 2 ? 0 : StrictMath.sqrt(squares / (count - 1));
    }

    /// Whether each value is larger than the one before it in the file.
    boolean isRising() {
        return rising && count > 1;
    }
}
