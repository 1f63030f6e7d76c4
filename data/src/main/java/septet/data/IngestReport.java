package septet.data;

import java.util.List;

/// What reading a source found.
///
/// @param files       what was read
/// @param read        rows of the files, broken ones too
/// @param kept        rows of the table
/// @param first       microseconds: the time of the first kept row; 0 with `last` where rows have no time
/// @param fingerprint SHA-256 of the table's content, which does not depend on the order of rows in the files
/// @param readAs      how the files are written, as far as that was found out, with its evidence
/// @param quarantine  where broken rows stand, one in a line of JSON; empty where none is broken
public record IngestReport(String source, List<ReadFile> files, long read, long kept, long first, long last, String fingerprint,
        String quarantine, List<ColumnSummary> columns, List<CheckSummary> checks, List<Quarantined> quarantined, List<String> readAs) {
    public IngestReport {
        readAs = List.copyOf(readAs);
        files = List.copyOf(files);
        quarantined = List.copyOf(quarantined);
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
    }

    /// A file, or the name of a generator.
    ///
    /// @param sha256 of its bytes, or of the generator's settings
    public record ReadFile(String name, String sha256, long bytes) {}

    /// Broken rows of one reason, in the order in which reasons were first met.
    ///
    /// @param at      the column or the check that they failed; empty where the row as a whole is broken
    /// @param cause   of the first of them
    /// @param samples the first few
    public record Quarantined(String code, String at, String cause, long rows, List<BrokenRow> samples) {
        public Quarantined {
            samples = List.copyOf(samples);
        }
    }

    /// How a column of the table looks.
    ///
    /// @param missing  rows without a value
    /// @param distinct different values, counted up to [ColumnSummary#MOST]
    /// @param lowest   the lowest number or time, the first word; empty where all are missing
    public record ColumnSummary(String name, String type, long missing, long distinct, String lowest, String highest) {
        /// Beyond it, there are more.
        public static final int MOST = 10_000;
    }

    /// How often a check held.
    ///
    /// @param failed  rows that were quarantined for it
    /// @param unknown rows in which it is missing, because a part of it is: they are kept
    /// @param samples the first rows that failed
    public record CheckSummary(String condition, long passed, long failed, long unknown, List<BrokenRow> samples) {
        public CheckSummary {
            samples = List.copyOf(samples);
        }
    }

    public long quarantinedRows() {
        return read - kept;
    }
}
