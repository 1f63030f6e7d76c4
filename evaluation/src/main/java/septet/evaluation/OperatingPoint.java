package septet.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// The thresholds that cost least within what may be afforded, and what they do on the rows that they were chosen on.
///
/// @param thresholds one for each rule; NaN where the rule has none
/// @param cost       exact, in units of [septet.design.Type.Money#SCALE], over all rows
/// @param rows       how many rows they were chosen on
/// @param taken      how often each decision was taken, in the order of the rules
/// @param busiest    for each limited decision, how often it was taken in its busiest period
public record OperatingPoint(List<Branch> rules, double[] thresholds, long cost, int rows, Map<String, Integer> taken, Map<String, Long> busiest) {
    /// The least cost over all thresholds, exactly; of equal ones the thresholds that act on fewer rows.
    ///
    /// @param place where `serving.decide` stands, for problems
    /// @throws Refused when no thresholds keep within the capacities (EVALUATION-CAPACITY), or a decision has two thresholds (EVALUATION-DECISION-TWICE)
    public static OperatingPoint choose(Choice choice, String place) {
        refuseTwice(choice, place);
        Steps steps = Steps.of(choice);
        int[] cuts = Cuts.cheapest(choice, steps, place);
        return of(choice, steps.thresholds(choice, cuts));
    }

    private static void refuseTwice(Choice choice, String place) {
        Set<String> seen = new HashSet<>();
        for (Branch rule : choice.rules()) {
            if (rule instanceof Branch.When || seen.add(rule.decision())) continue;
            throw new Refused(Fault.DESIGN, Problem.error(place, rule.decision() + " stands in two lines that look at the score alone",
                    "one of them would never act", "Leave one of them out.", "EVALUATION-DECISION-TWICE"));
        }
    }

    /// These thresholds on these rows.
    public static OperatingPoint of(Choice choice, double[] thresholds) {
        int[] decided = choice.decide(thresholds);
        long cost = 0;
        for (long each : choice.costs(decided)) cost = Math.addExact(cost, each);
        return new OperatingPoint(choice.rules(), thresholds, cost, choice.size(), Usage.taken(choice, decided), Usage.busiest(choice, decided));
    }
}
