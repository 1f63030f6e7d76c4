package septet.design;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects all problems of one file, so that a person sees them at once.
public final class Problems {
    private static final int LONGEST = 400;
    private static final int LONGEST_PATH = 120;
    private final Set<Problem> found = new LinkedHashSet<>();

    /// What is already known is not said again.
    public void add(Problem problem) {
        found.add(problem);
    }

    public void error(Mark mark, String path, String cause, String consequence, String remedy, String code) {
        add(Problem.error(place(mark, path), Shown.line(cause, LONGEST), consequence, Shown.line(remedy, LONGEST), code));
    }

    public void warning(Mark mark, String path, String cause, String consequence, String remedy, String code) {
        add(Problem.warning(place(mark, path), Shown.line(cause, LONGEST), consequence, Shown.line(remedy, LONGEST), code));
    }

    /// What a file says may stand in a path, a cause and a remedy; it never breaks a line.
    private static String place(Mark mark, String path) {
        return mark + " " + Shown.line(path, LONGEST_PATH);
    }

    public boolean hasErrors() {
        return !found.isEmpty() && found.stream().anyMatch(Problem::isError);
    }

    /// In the order in which they were found.
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /// Throws [Refused] when there is an error among them.
    public void refuse(Fault fault) {
        if (hasErrors()) throw new Refused(fault, list());
    }
}
