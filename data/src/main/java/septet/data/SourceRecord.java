package septet.data;

import java.util.List;

/// The columns of a source: events and labels of this source that follow in the log have their values in this order.
public record SourceRecord(String source, List<String> columns) implements LogRecord {
    public SourceRecord {
        columns = List.copyOf(columns);
    }
}
