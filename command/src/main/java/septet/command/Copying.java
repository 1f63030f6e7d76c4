package septet.command;

import java.nio.file.Path;
import java.util.Map;
import septet.model.Backup;

/// What was copied, in a sentence and an event.
final class Copying {
    private static final double MEGABYTE = 1e6;

    private Copying() {}

    static void say(Console console, String event, Path into, Backup.Told told) {
        console.result(String.format("%s holds %,d records (hash %s) and %,d versions, all checked%s; new: %,d records, %,d files of %.1f MB", into, told.log().records(),
                told.log().hash(), told.versions(), told.keys().isEmpty() ? "" : String.format(", keys of %,d subjects", told.keys().getAsInt()), told.log().added(), told.files(), told.bytes() / MEGABYTE));
        console.event(event, Map.of("folder", into.toString(), "records", told.log().records(), "hash", told.log().hash(), "versions", told.versions(),
                "keys", told.keys().orElse(0), "new records", told.log().added(), "new files", told.files()));
    }
}
