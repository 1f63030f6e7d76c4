package septet.loop;

import java.util.List;

/// What was read from one source, and what did not pass.
///
/// @param from  as the design says it
/// @param read  rows read; those not good stand in quarantine
/// @param readAs how its files are written, where that was found out: encoding, separator, dates, decimals, each with the texts that it rests on
/// @param first microseconds: the time of the first good row; 0 with `last` where rows have no time
public record RunSource(String name, String from, long read, long good, long first, long last, List<Field> fields,
        List<Check> checks, List<Quarantine> quarantine, List<String> readAs) {
    public RunSource {
        readAs = readAs == null ? List.of() : List.copyOf(readAs);
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
        quarantine = List.copyOf(quarantine);
    }

    /// Of which nothing had to be found out.
    public RunSource(String name, String from, long read, long good, long first, long last, List<Field> fields, List<Check> checks, List<Quarantine> quarantine) {
        this(name, from, read, good, first, last, fields, checks, quarantine, List.of());
    }

    public long quarantined() {
        return read - good;
    }

    /// A column as it was read.
    ///
    /// @param type  as the design writes it (`money EUR`)
    /// @param known when it becomes known (`at once`, `after 7d`)
    public record Field(String name, String type, String known, long missing) {}

    /// A condition of `checks`, and the rows that failed it.
    public record Check(String condition, long failed, List<Example> examples) {}

    /// Rows that were set aside for one reason.
    public record Quarantine(String code, String reason, long rows, List<Example> examples) {}

    /// A row as it stood in the file.
    ///
    /// @param place `payments.csv:1234`
    public record Example(String place, String row) {}
}
