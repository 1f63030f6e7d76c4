package septet.features;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Place;
import septet.data.Schema;
import septet.data.Scope;

/// The names on a row of a finished plan.
///
/// @param truth whether columns that become known later may be named
record PlanScope(Sources sources, FeaturePlan plan, boolean truth) implements Scope {
    @Override
    public Optional<Place> find(String written) {
        String name = sources.plain(sources.main(), written);
        if (name.equals("time")) return Optional.of(sources.time(sources.main()));
        Schema schema = plan.schema();
        int slot = schema.slot(name);
        if (slot >= 0) {
            Column column = schema.columns().get(slot);
            return Optional.of(truth || column.knownAtOnce() ? new Place.Slot(slot, column.type()) : Sources.notKnown(column));
        }
        List<Feature> found = plan.find(name);
        if (found.isEmpty() && plan.path(name).isPresent()) return plan.path(name);
        if (found.isEmpty()) return sources.closed(sources.main(), name);
        if (found.size() == 1) return Optional.of(new Place.Slot(found.getFirst().slot(), found.getFirst().type()));
        return Optional.of(new Place.Closed(name + " is a family of " + found.size(), "one value is needed here",
                "Name a member: " + String.join(", ", found.stream().map(Feature::name).toList()) + ".", Codes.FAMILY));
    }

    @Override
    public Set<String> names() {
        Set<String> names = sources.columns(sources.main(), truth);
        plan.features().forEach(feature -> names.addAll(List.of(feature.name(), feature.family())));
        names.add("time");
        return names;
    }

    @Override
    public ZoneId zone() {
        return sources.zone(sources.main());
    }

    @Override
    public Dictionary dictionary() {
        return plan.dictionary();
    }
}
