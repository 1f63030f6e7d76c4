package septet.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A design in which some values stand instead of those that are written.
public final class Instead {
    private static final String VALUE = "value";

    private Instead() {}

    /// @param values by path (`monitoring.retrain.every`), each as it would stand in the file
    /// @return with problems added where a path or a value cannot stand
    public static Tree of(Tree design, Map<String, String> values, Problems problems) {
        Tree changed = design;
        for (Map.Entry<String, String> each : values.entrySet()) {
            Mark mark = new Mark(each.getKey() + "=" + each.getValue(), 1, 1);
            Optional<Tree> read = TreeReader.read(VALUE + ": " + each.getValue(), mark.file(), problems);
            if (read.isEmpty() || !(read.get() instanceof Tree.Fields fields) || !fields.fields().containsKey(VALUE)) continue;
            changed = put(changed, List.of(each.getKey().split("\\.")), fields.fields().get(VALUE).value(), mark);
        }
        return changed;
    }

    private static Tree put(Tree tree, List<String> path, Tree value, Mark mark) {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        if (tree instanceof Tree.Fields known) fields.putAll(known.fields());
        String name = path.getFirst();
        List<String> rest = new ArrayList<>(path.subList(1, path.size()));
        Tree below = Optional.ofNullable(fields.get(name)).map(Tree.Field::value).orElse(new Tree.Fields(mark, Map.of(), Set.of()));
        fields.put(name, new Tree.Field(mark, rest.isEmpty() ? value : put(below, rest, value, mark)));
        return new Tree.Fields(tree.mark(), fields, Set.of());
    }
}
