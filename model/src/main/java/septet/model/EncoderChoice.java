package septet.model;

import septet.design.Phrase;

/// How an input is said to be encoded, instead of as its type is by default.
public sealed interface EncoderChoice {
    /// A word by the mean label of the rows that held it.
    record ByTarget() implements EncoderChoice {}

    /// A word by the share of the rows that hold it.
    record ByFrequency() implements EncoderChoice {}

    /// A number by which of so many equally frequent ranges it lies in.
    record Binned(int bins) implements EncoderChoice {}

    int MOST_BINS = 256;

    static EncoderChoice read(Phrase line) {
        if (line.take("target")) return new ByTarget();
        if (line.take("frequency")) return new ByFrequency();
        int bins = line.count();
        line.expect("bins");
        if (bins < 2 || bins > MOST_BINS) throw line.wrong(bins + " bins", "Write 2 to " + MOST_BINS + " bins.");
        return new Binned(bins);
    }

    /// Whether it is made of numbers; the others are made of words.
    default boolean ofNumbers() {
        return this instanceof Binned;
    }
}
