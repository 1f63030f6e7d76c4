package septet.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A registered version: everything that serves, and where it comes from.
///
/// @param id        `v1`, `v2`, ... in the order of registration
/// @param parent    the version that it was to replace or was refitted from
/// @param at        microseconds: when it was registered
/// @param metrics   what the evaluation measured, by metric, in the order to be read
/// @param artifacts the SHA-256 of each of its files, hexadecimal, by role (`predictor`, `design`, ...)
public record Version(String id, Optional<String> parent, long at, Provenance provenance, Map<String, Double> metrics, Map<String, String> artifacts) {
    public Version {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }
}
