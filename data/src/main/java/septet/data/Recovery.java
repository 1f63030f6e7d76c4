package septet.data;

import java.nio.file.Path;
import java.util.List;

/// What was found when a log was opened for writing.
///
/// @param records   how many there are; the next one gets this offset
/// @param hash      of all records, see [Log#hash]
/// @param clean     the log was closed, or stopped after a sync: nothing was under way
/// @param tornBytes the unfinished end that was cut off; none of it had been acknowledged by a sync
/// @param foreign   files in the folder that are not the log's; they are left alone
public record Recovery(long records, String hash, boolean clean, long tornBytes, List<Path> foreign) {
    public Recovery {
        foreign = List.copyOf(foreign);
    }
}
