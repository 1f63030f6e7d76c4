package septet.data;

import java.util.List;

/// What a version that serves estimates and sees: decisions of this version that follow in the log have their heads and features in this order.
public record VersionRecord(String version, List<String> heads, List<String> features) implements LogRecord {
    public VersionRecord {
        heads = List.copyOf(heads);
        features = List.copyOf(features);
    }
}
