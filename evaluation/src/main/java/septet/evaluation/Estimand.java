package septet.evaluation;

import java.util.List;
import java.util.Optional;
import septet.model.Heads;

/// What is estimated, as far as sentences about metrics ask: before there are rows, nobody knows the classes.
public sealed interface Estimand {
    /// The column that holds the truth.
    String name();

    record Truth(String name) implements Estimand {}

    /// @param words empty before there are rows
    record Classes(String name, Optional<List<String>> words) implements Estimand {}

    /// @param interval whether answers have a low and a high end
    record Amount(String name, boolean interval) implements Estimand {}

    static Estimand of(Heads heads, String name, boolean interval) {
        return switch (heads) {
            case Heads.Truth _ -> new Truth(name);
            case Heads.Classes classes -> new Classes(name, Optional.of(classes.words()));
            case Heads.Amount _ -> new Amount(name, interval);
        };
    }
}
