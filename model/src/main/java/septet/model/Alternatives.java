package septet.model;

import java.util.ArrayList;
import java.util.List;
import septet.design.Phrase;

/// Learners from simple to strong, of which one serves: `simple or strong`.
public record Alternatives(List<String> learners) {
    public static Alternatives read(Phrase line) {
        List<String> learners = new ArrayList<>();
        do learners.add(line.name()); while (line.take("or"));
        return new Alternatives(List.copyOf(learners));
    }
}
