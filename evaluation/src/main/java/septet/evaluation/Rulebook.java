package septet.evaluation;

import java.util.List;

/// What a design asks of its contestants.
///
/// @param metrics  measured for each contestant and slice
/// @param gates    as the design has them
/// @param stages   the order that the stages mean, used where no gate has one
/// @param unharmed the margin to the version that serves, judged if there is one
public record Rulebook(List<NamedMeasure> metrics, List<Gate> gates, Gate.Order stages, Gate.Margin unharmed) {
    public Rulebook {
        metrics = List.copyOf(metrics);
        gates = List.copyOf(gates);
    }
}
