package septet.features;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import septet.data.Dictionary;
import septet.data.Place;
import septet.data.Scope;
import septet.design.Expression;

/// The names on the row's side while features are compiled: what is known at t0, and other features, which are compiled on demand.
///
/// @param window of the family member that is compiled; empty outside of families
record RowScope(PlanCompiler plan, String path, String window, Uses uses) implements Scope {
    @Override
    public Optional<Place> find(String name) {
        return plan.onRow(name, window, uses);
    }

    @Override
    public Optional<Place> aggregate(Expression.Aggregate aggregate) {
        return Optional.of(plan.nested(aggregate, path, this, uses));
    }

    @Override
    public Set<String> names() {
        return plan.namesOnRow();
    }

    @Override
    public ZoneId zone() {
        return plan.sources().zone(plan.sources().main());
    }

    @Override
    public Dictionary dictionary() {
        return plan.dictionary();
    }
}
