package septet.model;

import java.util.Map;
import java.util.Optional;

/// A version before it is registered.
///
/// @param artifacts the bytes of each of its files, by role
/// @see Version
public record Draft(Optional<String> parent, Provenance provenance, Map<String, Double> metrics, Map<String, byte[]> artifacts) {}
