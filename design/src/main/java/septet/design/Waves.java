package septet.design;

import java.util.Optional;
import java.util.function.Supplier;

/// Says once what is not built yet; what stands inside of it is read, but not said again.
final class Waves {
    private final Problems problems;
    private int inside;

    Waves(Problems problems) {
        this.problems = problems;
    }

    Optional<Bound<?>> key(Key key, Mark mark, String path, Supplier<Optional<Bound<?>>> value) {
        boolean built = key.wave() <= Built.WAVE && Built.has("key", path);
        if (!built && inside == 0) NotYet.key(mark, path, problems);
        return inside(built, value);
    }

    Optional<Bound<?>> kind(Shape.Kinds kinds, Mark mark, String path, Supplier<Optional<Bound<?>>> value) {
        String name = kinds.kind().map(kind -> kind.byKey().isEmpty() ? kinds.name() : kind.byKey()).orElse("");
        boolean built = kinds.kind().map(kind -> kind.wave() <= Built.WAVE).orElse(true) && Built.has("learner", name);
        if (!built && inside == 0) NotYet.error(mark, path, "the kind '" + name + "'", problems);
        return inside(built, value);
    }

    private Optional<Bound<?>> inside(boolean built, Supplier<Optional<Bound<?>>> value) {
        inside += built ? 0 : 1;
        Optional<Bound<?>> bound = value.get();
        inside -= built ? 0 : 1;
        return bound;
    }
}
