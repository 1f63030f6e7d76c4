package septet.data;

import septet.design.Type;

/// One column of a source, as it is known inside the system.
public record Column(String name, Type type, Known known, boolean optional) {
    /// Whether the value stands in the event itself, so that a decision may use it.
    public boolean knownAtOnce() {
        return known instanceof Known.AtOnce;
    }
}
