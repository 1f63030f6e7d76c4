package septet.design;

import java.util.LinkedHashSet;
import java.util.Set;

/// What rules find in a design: they name a path, and the problem gets its place in the file.
public record Findings(Tree resolved, Problems problems) {
    public void error(String path, String cause, String consequence, String remedy, String code) {
        problems.error(place(path), path, cause, consequence, remedy, code);
    }

    public void warning(String path, String cause, String consequence, String remedy, String code) {
        problems.warning(place(path), path, cause, consequence, remedy, code);
    }

    /// The user's names at this path, those too whose value could not be read, so that one mistake is said once.
    public Set<String> names(String path) {
        Set<String> names = new LinkedHashSet<>();
        if (resolved.at(path).orElse(null) instanceof Tree.Fields fields) {
            names.addAll(fields.fields().keySet());
            names.addAll(fields.broken());
        }
        return names;
    }

    /// The key at this path, or the nearest one around it that the file holds.
    public Mark place(String path) {
        for (String at = path; ; at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Mark mark = resolved.place(at).orElse(Mark.DEFAULT);
            if (!mark.isDefault() || at.isEmpty()) return mark;
        }
    }
}
