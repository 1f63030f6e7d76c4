package septet.loop;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.LoopRecord;
import septet.data.Records;
import septet.serving.Content64;

/// What a log holds, each thing counted once: callers repeat what was not acknowledged, and a process that starts again goes on where it was. A label of an ingested row that is told
/// again stands in it again, and says nothing new; so labels are not counted.
///
/// @param events different ones
/// @param twice  records of events, decisions and acts of the loop that stand in it once more
record Census(long events, long twice) {
    /// @param reader from the beginning
    static Census of(LogReader reader) {
        Seen events = new Seen();
        Seen others = new Seen();
        Optional<DecisionRecord> decided = Optional.empty();
        while (reader.next()) {
            LogRecord record = Records.read(reader.kind(), reader.payload());
            switch (record) {
                case EventRecord event -> {
                    // a correction has the id of what it corrects, and other values
                    events.add(event.id().isEmpty() ? events.size : hash(event.source(), event.id(), event.values().toString()));
                    // one whose event does not follow was cut off: it answered nobody
                    decided.filter(decision -> decision.event() == reader.offset()).ifPresent(decision -> others.add(hash("decision", decision.request())));
                }
                case LoopRecord act -> others.add(hash("act", act.toString()));
                default -> { }
            }
            decided = record instanceof DecisionRecord decision ? Optional.of(decision) : Optional.empty();
        }
        long twice = events.twice();
        return new Census(events.size - twice, twice + others.twice());
    }

    /// How many things are told once more.
    static long twice(Collection<LoopRecord> story) {
        return story.size() - new HashSet<>(story).size();
    }

    private static long hash(String... texts) {
        long hash = 1;
        for (String text : texts) hash = Content64.of(hash, text);
        return hash;
    }

    /// Hashes of what was seen: eight bytes each, of millions.
    private static final class Seen {
        private long[] hashes = new long[1024];
        private int size;

        void add(long hash) {
            if (size == hashes.length) hashes = Arrays.copyOf(hashes, 2 * size);
            hashes[size++] = hash;
        }

        long twice() {
            Arrays.sort(hashes, 0, size);
            long twice = 0;
            for (int i = 1; i < size; i++) if (hashes[i] == hashes[i - 1]) twice++;
            return twice;
        }
    }
}
