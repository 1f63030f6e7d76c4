package septet.design;

import java.util.ArrayList;
import java.util.List;

/// Collects all problems of one file, so that a person sees them at once.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        if (!found.contains(problem)) found.add(problem);
    }

    public void error(Mark mark, String path, String cause, String consequence, String remedy, String code) {
        add(Problem.error(mark + " " + path, cause, consequence, remedy, code));
    }

    public void warning(Mark mark, String path, String cause, String consequence, String remedy, String code) {
        add(Problem.warning(mark + " " + path, cause, consequence, remedy, code));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
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
