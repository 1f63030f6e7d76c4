package septet.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A design as it stands in the file: every scalar is text, and everything knows its place.
public sealed interface Tree {
    Mark mark();

    /// @param content the place of the first character inside the quotes
    /// @param oneLine whether it stands on one line of the file
    record Scalar(Mark mark, Mark content, String text, boolean oneLine) implements Tree {}

    record Items(Mark mark, List<Tree> items) implements Tree {}

    /// @param fields in the order of the file
    /// @param broken keys whose value could not be read; the problem is already known
    record Fields(Mark mark, Map<String, Field> fields, Set<String> broken) implements Tree {}

    /// @param mark of the key
    record Field(Mark mark, Tree value) {}

    /// What stands at a path such as `evaluation.gates.2` (lists count from 1).
    default Optional<Tree> at(String path) {
        if (path.isEmpty()) return Optional.of(this);
        return switch (this) {
            case Scalar _ -> Optional.empty();
            case Items(Mark _, List<Tree> items) -> {
                String head = path.substring(0, end(path, path.indexOf('.')));
                Optional<Integer> number = index(head, items.size());
                yield number.flatMap(i -> items.get(i).at(rest(path, head)));
            }
            case Fields(Mark _, Map<String, Field> fields, Set<String> _) -> {
                Optional<Tree> found = Optional.empty();
                for (int dot = path.indexOf('.'); found.isEmpty(); dot = path.indexOf('.', dot + 1)) {
                    String head = path.substring(0, end(path, dot));
                    if (fields.containsKey(head)) found = fields.get(head).value().at(rest(path, head));
                    if (dot < 0) break;
                }
                yield found;
            }
        };
    }

    /// The place of the key at the end of a path, or of the entry of a list.
    default Optional<Mark> place(String path) {
        Optional<Mark> value = at(path).map(Tree::mark);
        for (int dot = path.lastIndexOf('.'); ; dot = path.lastIndexOf('.', dot - 1)) {
            String key = path.substring(dot + 1);
            Optional<Tree> around = at(path.substring(0, Math.max(0, dot)));
            if (around.isPresent() && around.get() instanceof Fields fields && fields.fields().containsKey(key)) return Optional.of(fields.fields().get(key).mark());
            if (dot < 0) return value;
        }
    }

    private static int end(String path, int dot) {
        return dot < 0 ? path.length() : dot;
    }

    private static String rest(String path, String head) {
        return path.length() == head.length() ? "" : path.substring(head.length() + 1);
    }

    private static Optional<Integer> index(String head, int size) {
        if (head.length() > 6 || head.isEmpty() || !head.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        int number = Integer.parseInt(head);
        return number >= 1 && number <= size ? Optional.of(number - 1) : Optional.empty();
    }

    /// How a person would call this form.
    default String form() {
        return switch (this) {
            case Scalar _ -> "a text";
            case Items _ -> "a list";
            case Fields _ -> "a mapping";
        };
    }
}
