package septet.monitoring;

import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What the answers of one task turned out to be, in counts and sums that no order of arrival changes.
sealed interface Outcomes permits ClassOutcomes, NumberOutcomes {
    /// @param truth the place of the class, below 0 where training knew no such class; or the number
    void add(Answered answer, double truth);

    /// What an answer loses by its truth.
    double loss(Answered answer, double truth);

    long rows();

    /// The first two stand on the live page; none before the first truth.
    List<LiveFigure> figures();

    void write(StateWriter to);

    void read(StateReader from);

    /// What was answered of one row.
    ///
    /// @param estimate the place of the likeliest class, or the number
    /// @param low      NaN where there is no interval
    /// @param expected the chance that the class is right, or the absolute error that is to be expected; NaN where nobody knows
    record Answered(double estimate, double low, double high, double expected) {}
}
