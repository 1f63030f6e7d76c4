package septet.features;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import septet.data.Dictionary;
import septet.data.Place;
import septet.data.Scope;

/// The names on the event's side of an aggregate: all columns of its source, those known later too; of the row's own source the features.
record EventScope(PlanCompiler plan, int source, Uses uses) implements Scope {
    @Override
    public Optional<Place> find(String name) {
        return plan.onEvent(source, name, uses);
    }

    @Override
    public Set<String> names() {
        return plan.namesOnEvent(source);
    }

    @Override
    public ZoneId zone() {
        return plan.sources().zone(source);
    }

    @Override
    public Dictionary dictionary() {
        return plan.dictionary();
    }
}
