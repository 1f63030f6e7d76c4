package septet.loop;

import java.util.List;

/// Which inputs a run kept, and what others would have brought: all of it from training and validation rows.
///
/// @param learner  whose fits decided
/// @param metric   on validation rows, by its name
/// @param rows     how many of them
/// @param inputs   all candidates, the kept ones first, each by what it adds
/// @param frontier sets of inputs from all to one, each what is left of the one before
public record RunSelection(String learner, String metric, int rows, List<Candidate> inputs, List<Step> frontier) {
    public RunSelection {
        inputs = List.copyOf(inputs);
        frontier = List.copyOf(frontier);
    }

    /// One input.
    ///
    /// @param adds   how much better the metric is with it, above 0 is better: of a kept one against a fit without it, of another against its values in another order
    /// @param stable the share of looks (parts of the validation rows in their order, orders of its values) in which it added something
    /// @param nanos  about how long a request takes for it alone
    /// @param bytes  of state for each event that its windows keep, about
    /// @param outlived how many inputs were left out before it
    public record Candidate(String name, boolean kept, RunReport.Measure adds, double stable, double nanos, double bytes, int outlived) {}

    /// A set of inputs.
    ///
    /// @param value  of the metric
    /// @param behind how much worse than the best of these sets, above 0 is worse
    /// @param chosen whether it is the one that was kept: the smallest that is behind the best by no more than one standard error of that difference
    public record Step(int inputs, double value, RunReport.Measure behind, double nanos, double bytes, boolean chosen) {}
}
