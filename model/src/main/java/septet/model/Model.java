package septet.model;

import java.util.List;
import septet.data.Dictionary;

/// A fitted model: data only, safe to share. It speaks in words; to estimate, it is bound to a running dictionary.
public interface Model {
    Provenance provenance();

    /// The inputs, in the order in which they are handed in.
    List<Input> inputs();

    /// What it estimates: one head for a chance or a number, one for each class.
    List<String> heads();

    /// From its additive scores to its estimates.
    Link link();

    /// The arithmetic, bound to this dictionary.
    Scorer scorer(Dictionary words);

    /// The data-only artifact from which [Artifacts] reads it again.
    byte[] artifact();
}
