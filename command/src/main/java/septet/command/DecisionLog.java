package septet.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.Records;
import septet.data.VersionRecord;
import septet.model.Store;

/// The decisions of a log that answered one request.
///
/// @param seen how many decisions the log holds
record DecisionLog(List<Found> decisions, long seen) {
    /// @param version names the heads and features in the order of the record
    record Found(DecisionRecord record, Optional<VersionRecord> version) {}

    static DecisionLog read(Store.View store, String id) {
        List<Found> found = new ArrayList<>();
        Map<String, VersionRecord> versions = new HashMap<>();
        long seen = 0;
        try (LogReader reader = store.reader(0)) {
            while (reader.next()) {
                LogRecord record = Records.read(reader.kind(), reader.payload());
                if (record instanceof VersionRecord version) versions.put(version.version(), version);
                if (!(record instanceof DecisionRecord decision)) continue;
                seen++;
                if (decision.request().equals(id)) found.add(new Found(decision, Optional.ofNullable(versions.get(decision.version()))));
            }
        }
        return new DecisionLog(List.copyOf(found), seen);
    }
}
