package septet.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which inputs have begun to drift since somebody asked last: each is told once, until it lies again where it lay.
final class BegunDrift {
    private Set<String> drifting = Set.of();

    /// @param all that drift now, each a name and what is said of it
    List<String> of(List<String> all) {
        List<String> begun = all.stream().filter(each -> !drifting.contains(name(each))).toList();
        drifting = new HashSet<>(all.stream().map(BegunDrift::name).toList());
        return begun;
    }

    private static String name(String drifted) {
        return drifted.split(" ")[0];
    }

    /// Another version serves, of other rows.
    ///
    /// @param told of those it was told already
    void anew(List<String> told) {
        drifting = new HashSet<>(told.stream().map(BegunDrift::name).toList());
    }
}
