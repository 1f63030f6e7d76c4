package septet.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import septet.design.Binder;
import septet.design.Bound;
import septet.design.Fault;
import septet.design.Findings;
import septet.design.Instead;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Resolved;
import septet.design.Shown;
import septet.design.Tree;
import septet.design.TreeReader;

/// A design file that was read: what is in it, as far as it could be understood, and every problem of its form.
///
/// @param name     as problems name it
/// @param bound    empty where something that is required is broken or not there
/// @param problems of the file's form; what the design means is looked at by `check`
public record DesignFile(String name, Optional<Bound<SystemDesign>> bound, List<Problem> problems) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_. -]{0,99}");

    public static DesignFile read(String text, String name) {
        Problems problems = new Problems();
        return of(TreeReader.read(text, name, problems), name, problems);
    }

    /// The same for bytes, which may be no text.
    public static DesignFile read(byte[] bytes, String name) {
        Problems problems = new Problems();
        return of(TreeReader.read(bytes, name, problems), name, problems);
    }

    /// The same with some values in the place of those that are written.
    ///
    /// @param instead values by path, each as it would stand in the file
    public static DesignFile read(String text, String name, Map<String, String> instead) {
        Problems problems = new Problems();
        return of(TreeReader.read(text, name, problems).map(tree -> Instead.of(tree, instead, problems)), name, problems);
    }

    private static DesignFile of(Optional<Tree> tree, String name, Problems problems) {
        Optional<Bound<SystemDesign>> bound = tree.flatMap(root -> Binder.bind(SystemDesign.class, root, problems));
        bound.ifPresent(design -> systemIsNamed(design.value().system(), new Findings(design.resolved(), problems)));
        return new DesignFile(name, bound, problems.list());
    }

    /// The name is that of a folder too: the system's store.
    private static void systemIsNamed(String system, Findings findings) {
        if (NAME.matcher(system).matches()) return;
        findings.error("system", Shown.text(system) + " is no name", "its store, .septet/NAME, could not lie there, or would lie elsewhere",
                "Take letters, digits, - and _, at most 100, such as card-fraud.", "DESIGN-NAME");
    }

    /// @throws Refused when there is an error
    public SystemDesign design() {
        Problems found = new Problems();
        SystemDesign design = Effective.of(written(), found);
        found.refuse(Fault.DESIGN);
        return design;
    }

    /// The design as it is written: what is computed of its rows is no column yet.
    SystemDesign written() {
        if (problems.stream().anyMatch(Problem::isError)) throw new Refused(Fault.DESIGN, problems);
        return bound.orElseThrow().value();
    }

    /// Every value that is used with its origin, as a design: `resolved-design.yaml`.
    public String resolved() {
        written();
        return Resolved.text(bound.orElseThrow().resolved());
    }

    /// Hexadecimal SHA-256 of the values; comments and the order of a mapping's keys do not count.
    public String fingerprint() {
        written();
        return Resolved.fingerprint(bound.orElseThrow().resolved());
    }
}
