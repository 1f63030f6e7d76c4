package septet.data;

import java.util.List;
import java.util.Optional;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;

/// Reads a time of a row: from a declared column of type time, or straight from the file.
final class Moment {
    private final int slot;
    private final int place;
    private final Typing typing;
    private long value;

    private Moment(int slot, int place, Typing typing) {
        this.slot = slot;
        this.place = place;
        this.typing = typing;
    }

    static Optional<Moment> of(String name, Schema schema, FileScope file, List<String> missing, String path, Problems problems) {
        int slot = schema.slot(name);
        Typing typing = Typing.of(new Type.Time(), missing, file.zone(), file.dictionary());
        if (slot >= 0 && schema.columns().get(slot).type() instanceof Type.Time) return Optional.of(new Moment(slot, -1, typing));
        int place = file.headers().indexOf(name);
        if (place < 0) {
            problems.add(Problem.error(path, "the file has no column " + name, "rows have no time", septet.design.Nearest.remedy(name, file.headers()), "DATA-NO-COLUMN"));
            return Optional.empty();
        }
        return Optional.of(new Moment(-1, place, typing));
    }

    /// Afterwards [#value] is the time; what this returns says why it could not be read.
    Optional<Complaint> read(Row raw, Row row) {
        if (slot >= 0) {
            value = row.values[slot];
            return Optional.empty();
        }
        value = raw.values[place] == Values.MISSING ? Values.MISSING : typing.value(raw.texts[place]);
        return value == Typing.UNREADABLE ? Optional.of(typing.complaint(raw.texts[place])) : Optional.empty();
    }

    /// Microseconds, or missing.
    long value() {
        return value;
    }
}
