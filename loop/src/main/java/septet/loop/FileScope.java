package septet.loop;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import septet.data.Dictionary;
import septet.data.Place;
import septet.data.Scope;
import septet.design.Type;

/// The headers of a file that nobody has opened yet: any name may be one.
record FileScope(ZoneId zone, Dictionary dictionary) implements Scope {
    private static final Optional<Place> ANY = Optional.of(new Place.Slot(0, new Type.Raw()));

    @Override
    public Optional<Place> find(String path) {
        return ANY;
    }

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public Optional<Place> header(String header) {
        return ANY;
    }

    @Override
    public Optional<Place> position(int position) {
        return ANY;
    }
}
