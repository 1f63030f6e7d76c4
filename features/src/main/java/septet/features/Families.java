package septet.features;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.design.Expression;
import septet.design.Problems;

/// Which features are families: one member for each window, and what is built from families of the same windows.
final class Families {
    /// One feature of the plan.
    ///
    /// @param family its name in the design
    /// @param window the end of its name; empty outside of families
    record Member(String name, String family, String window, Expression expression) {}

    private final Map<String, Expression> features;
    private final Problems problems;
    private final Map<String, List<String>> windows = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> mismatched = new LinkedHashSet<>();

    Families(Map<String, Expression> features, Problems problems) {
        this.features = features;
        this.problems = problems;
        features.keySet().forEach(this::windows);
    }

    /// The windows of a family as they end the names of its members; empty for a feature that stands alone.
    List<String> windows(String feature) {
        List<String> known = windows.get(feature);
        if (known != null) return known;
        // a circle is reported where the expressions are compiled
        if (!open.add(feature)) return List.of();
        List<String> found = find(feature, features.get(feature));
        open.remove(feature);
        windows.put(feature, found);
        return found;
    }

    boolean isFamily(String name) {
        return features.containsKey(name) && !windows(name).isEmpty();
    }

    /// Whether the feature is computed from families that do not fit, which has been reported.
    boolean isMismatched(String feature) {
        return mismatched.contains(feature);
    }

    private List<String> find(String feature, Expression expression) {
        if (expression instanceof Expression.Aggregate aggregate && aggregate.windows().size() > 1) {
            return aggregate.windows().stream().map(Expression.Window::suffix).distinct().toList();
        }
        List<String> shared = List.of();
        String first = "";
        for (String name : Names.of(expression)) {
            if (!features.containsKey(name) || windows(name).isEmpty()) continue;
            if (!shared.isEmpty() && !shared.equals(windows(name))) {
                problems.error(expression.mark(), "data.features." + feature, first + " has the windows " + String.join(", ", shared) + " and " + name
                        + " has " + String.join(", ", windows(name)), "there are no pairs to compute with", "Give both the same windows, or name single members such as "
                        + first + "_" + shared.getFirst() + ".", Codes.FAMILY);
                mismatched.add(feature);
                return shared;
            }
            shared = windows(name);
            first = name;
        }
        return shared;
    }

    /// The members of a feature, in the order of its windows.
    List<Member> members(String feature) {
        Expression expression = features.get(feature);
        List<String> suffixes = windows(feature);
        if (suffixes.isEmpty()) return List.of(new Member(feature, feature, "", expression));
        return suffixes.stream().map(window -> new Member(feature + "_" + window, feature, window, expression)).toList();
    }
}
