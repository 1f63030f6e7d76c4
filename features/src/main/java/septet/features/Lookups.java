package septet.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import septet.data.Column;
import septet.data.Place;
import septet.data.Schema;
import septet.design.Nearest;
import septet.design.Type;

/// The paths through entities that expressions name (`post.author.joined`), each with its slot in the rows of its source.
/// A path of several parts is a lookup for each of them, the next one by the key that the one before has found.
final class Lookups {
    /// What rows of one source look up of one entity by one key.
    ///
    /// @param key   the slot of the key
    /// @param of    the place of the entity's source
    /// @param slots by the columns of the entity, where in the row they go
    private record Draft(int source, String prefix, int key, int of, Map<Integer, Integer> slots) {}

    private final Sources sources;
    private final IntSupplier nextOfMain;
    private final int[] widths;
    private final List<Draft> drafts = new ArrayList<>();

    /// @param nextOfMain gives the next free slot of the main source's rows
    Lookups(Sources sources, IntSupplier nextOfMain) {
        this.sources = sources;
        this.nextOfMain = nextOfMain;
        this.widths = sources.all().stream().mapToInt(source -> source.schema().columns().size()).toArray();
    }

    /// The place of a path on the rows of a source; empty where it begins with no reference to an entity.
    Optional<Place> find(int source, String path) {
        String[] names = path.split("\\.");
        int slot = sources.schema(source).slot(names[0]);
        if (names.length < 2 || slot < 0) return Optional.empty();
        Column key = sources.schema(source).columns().get(slot);
        int of = entity(key.type());
        if (of < 0) return Optional.empty();
        if (!key.knownAtOnce()) return Optional.of(Sources.notKnown(key));
        String prefix = names[0];
        for (int i = 1; ; i++) {
            Schema schema = sources.schema(of);
            int column = schema.slot(names[i]);
            if (column < 0) return Optional.of(unknown(prefix, names[i], schema));
            Column found = schema.columns().get(column);
            if (!found.knownAtOnce()) return Optional.of(knownLater(prefix, found));
            slot = slot(source, prefix, slot, of, column);
            if (i == names.length - 1) return Optional.of(new Place.Slot(slot, found.type()));
            prefix += "." + names[i];
            of = entity(found.type());
            if (of < 0) return Optional.of(new Place.Closed(prefix + " is no entity", "it has no columns", "End the path there.", Codes.TYPE));
        }
    }

    private int entity(Type type) {
        return type instanceof Type.Key(String entity) ? sources.entity(entity) : -1;
    }

    private static Place unknown(String prefix, String name, Schema schema) {
        TreeSet<String> columns = new TreeSet<>();
        schema.columns().forEach(column -> columns.add(column.name()));
        return new Place.Closed(prefix + " has no column " + name, "", Nearest.remedy(name, columns), Codes.UNKNOWN_NAME);
    }

    private static Place knownLater(String prefix, Column column) {
        return new Place.Closed(prefix + "." + column.name() + " becomes known later than its row", "as of t0 it may not be there",
                "Look at it by an aggregate, such as last(" + column.name() + ") of the source.", Codes.NOT_KNOWN);
    }

    private int slot(int source, String prefix, int key, int of, int column) {
        Draft draft = drafts.stream().filter(each -> each.source() == source && each.prefix().equals(prefix)).findFirst().orElseGet(() -> {
            drafts.add(new Draft(source, prefix, key, of, new TreeMap<>()));
            return drafts.getLast();
        });
        return draft.slots().computeIfAbsent(column, _ -> source == sources.main() ? nextOfMain.getAsInt() : widths[source]++);
    }

    /// How many slots a row of another source than the main one has.
    int width(int source) {
        return widths[source];
    }

    /// The paths on rows of the main source, with their slots.
    List<Feature> ofMain() {
        List<Feature> paths = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.source() != sources.main()) continue;
            draft.slots().forEach((column, slot) -> {
                Column of = sources.schema(draft.of()).columns().get(column);
                String name = draft.prefix() + "." + of.name();
                paths.add(new Feature(name, name, of.type(), slot));
            });
        }
        return paths;
    }

    /// The type of the value in a slot that a lookup fills.
    Optional<Type> type(int source, int slot) {
        for (Draft draft : drafts) {
            if (draft.source() != source) continue;
            for (Map.Entry<Integer, Integer> entry : draft.slots().entrySet()) {
                if (entry.getValue() == slot) return Optional.of(sources.schema(draft.of()).columns().get(entry.getKey()).type());
            }
        }
        return Optional.empty();
    }

    /// The entities of which anything is looked up, by the place of their source.
    private Map<Integer, TreeSet<Integer>> used() {
        Map<Integer, TreeSet<Integer>> used = new LinkedHashMap<>();
        for (Draft draft : drafts) used.computeIfAbsent(draft.of(), _ -> new TreeSet<>()).addAll(draft.slots().keySet());
        return used;
    }

    /// @param kept microseconds that a row may be older than the newest version of its key
    List<Entity> entities(long kept) {
        List<Entity> entities = new ArrayList<>();
        used().forEach((of, columns) -> {
            Schema schema = sources.schema(of);
            List<Type> types = columns.stream().map(column -> schema.columns().get(column).type()).toList();
            entities.add(new Entity(of, schema.slot(sources.all().get(of).key().orElseThrow()), columns.stream().mapToInt(Integer::intValue).toArray(), types, kept));
        });
        return entities;
    }

    /// What the rows of a source do before anything is computed: they become versions of their entity, then they look up.
    List<Step> steps(int source) {
        List<Integer> entities = List.copyOf(used().keySet());
        List<Step> steps = new ArrayList<>();
        if (entities.contains(source)) steps.add(new Step.Store(entities.indexOf(source)));
        for (Draft draft : drafts) {
            if (draft.source() != source) continue;
            List<Integer> columns = List.copyOf(used().get(draft.of()));
            int[] from = draft.slots().keySet().stream().mapToInt(columns::indexOf).toArray();
            int[] to = draft.slots().values().stream().mapToInt(Integer::intValue).toArray();
            steps.add(new Step.Look(entities.indexOf(draft.of()), draft.key(), from, to));
        }
        return steps;
    }
}
