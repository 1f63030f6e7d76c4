package septet.serving;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Key;

/// Where a decision waits for a person.
public record Queue(
        @Key(says = "What is looked at first.", wave = 3, examples = "score * amount") Expression orderBy,
        @Key(says = "The source that verdicts are added to.", wave = 3) Optional<String> verdictsTo) {
}
