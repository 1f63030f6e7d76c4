package septet.model;

import java.util.Map;
import java.util.TreeMap;

/// Where a fitted thing comes from. Nothing fitted exists without it, and the same provenance gives the same bytes.
///
/// @param design   fingerprint of the design, hexadecimal SHA-256
/// @param data     fingerprint of the ingested rows
/// @param learner  the name in the design
/// @param settings the chosen settings, by name
/// @param from     microseconds: the first row that it may have learned from
/// @param until    microseconds: the end of the rows and of the label knowledge that it may have learned from
public record Provenance(String design, String data, String learner, Map<String, String> settings, long seed,
        long from, long until, long rows, String program) {
    public Provenance {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
