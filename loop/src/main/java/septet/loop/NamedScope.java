package septet.loop;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.Dictionary;
import septet.data.Place;
import septet.data.Scope;
import septet.design.Expression;

/// A scope with more names, such as `score`, or the names of what is broken and already reported.
record NamedScope(Scope scope, Map<String, Place> more) implements Scope {
    @Override
    public Optional<Place> find(String path) {
        return more.containsKey(path) ? Optional.of(more.get(path)) : scope.find(path);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(scope.names());
        names.addAll(more.keySet());
        return names;
    }

    @Override
    public ZoneId zone() {
        return scope.zone();
    }

    @Override
    public Dictionary dictionary() {
        return scope.dictionary();
    }

    @Override
    public Optional<Place> aggregate(Expression.Aggregate aggregate) {
        return scope.aggregate(aggregate);
    }
}
