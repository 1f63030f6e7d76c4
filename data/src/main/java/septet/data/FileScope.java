package septet.data;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.design.Type;

/// The columns of a file as expressions of `from` see them: text that adapts to where it is used.
record FileScope(List<String> headers, ZoneId zone, Dictionary dictionary) implements Scope {
    @Override
    public Optional<Place> find(String path) {
        return header(path);
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(headers);
    }

    @Override
    public Optional<Place> header(String header) {
        int place = headers.indexOf(header);
        return place < 0 ? Optional.empty() : Optional.of(new Place.Slot(place, new Type.Raw()));
    }

    @Override
    public Optional<Place> position(int position) {
        return position < 1 || position > headers.size() ? Optional.empty() : Optional.of(new Place.Slot(position - 1, new Type.Raw()));
    }
}
