package septet.monitoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What has come from each source, and how old its newest event is.
final class SourceWatch {
    /// @param newestTime when the newest event happened
    /// @param lastArrival when the last event arrived
    record Seen(long events, long newestTime, long lastArrival) {
        Seen with(long time, long at) {
            return new Seen(events + 1, Math.max(newestTime, time), at);
        }
    }

    private final Map<String, Seen> sources = new LinkedHashMap<>();

    void arrived(String source, long time, long at) {
        sources.put(source, sources.getOrDefault(source, new Seen(0, Long.MIN_VALUE, at)).with(time, at));
    }

    void write(StateWriter to) {
        to.number(sources.size());
        sources.forEach((name, seen) -> {
            to.text(name);
            to.number(seen.events());
            to.number(seen.newestTime());
            to.number(seen.lastArrival());
        });
    }

    void read(StateReader from) {
        for (int left = from.count(); left > 0; left--) sources.put(from.text(), new Seen(from.number(), from.number(), from.number()));
    }

    Map<String, Seen> sources() {
        return Collections.unmodifiableMap(sources);
    }
}
