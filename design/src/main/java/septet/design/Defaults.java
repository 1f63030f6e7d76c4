package septet.design;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The tree of a default: a text, `{}`, or a list of texts such as `[all]`.
final class Defaults {
    private Defaults() {}

    static Tree tree(String written) {
        if (written.equals("{}")) return new Tree.Fields(Mark.DEFAULT, Map.of(), Set.of());
        if (!written.startsWith("[")) return scalar(written);
        String inside = written.substring(1, written.length() - 1);
        List<Tree> items = inside.isEmpty() ? List.of() : Stream.of(inside.split(", ")).map(Defaults::scalar).toList();
        return new Tree.Items(Mark.DEFAULT, items);
    }

    private static Tree scalar(String text) {
        return new Tree.Scalar(Mark.DEFAULT, Mark.DEFAULT, text, true);
    }
}
