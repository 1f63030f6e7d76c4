package septet.command;

import java.util.ArrayList;
import java.util.List;
import septet.data.LogReader;
import septet.data.LoopRecord;
import septet.data.Records;
import septet.model.Store;

/// What the closed loop has told its log.
final class Told {
    private Told() {}

    static List<LoopRecord> of(Store.View view) {
        List<LoopRecord> told = new ArrayList<>();
        try (LogReader reader = view.reader(0)) {
            while (reader.next()) if (isTold(reader)) told.add((LoopRecord) Records.read(reader.kind(), reader.payload()));
        }
        return told;
    }

    private static boolean isTold(LogReader reader) {
        return reader.kind() == Records.LOOP;
    }

    /// How many records the log holds.
    static long records(Store.View view) {
        long records = 0;
        try (LogReader reader = view.reader(0)) {
            while (reader.next()) records++;
        }
        return records;
    }

    /// Whether what follows in the log says that a person's wish was done.
    static boolean byHand(LogReader reader) {
        while (reader.next()) {
            if (isTold(reader) && Records.read(reader.kind(), reader.payload()) instanceof LoopRecord act && act.sentence().contains("by hand, ")) return true;
        }
        return false;
    }
}
