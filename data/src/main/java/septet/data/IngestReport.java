package septet.data;

import java.util.List;

/// What was read from one source, and what did not pass. Every row of the file is counted once: kept, or in quarantine for one reason.
///
/// @param first      microseconds: t0 of the first kept row; 0 with `last` where rows have no time
/// @param missing    for each column of the schema, in how many kept rows it is missing
/// @param quarantine by reason, in the order in which they were met
public record IngestReport(String source, long read, long kept, long first, long last, List<Long> missing, List<CheckCount> checks, List<Reason> quarantine) {
    /// So many rows of a reason are shown.
    public static final int EXAMPLES = 5;

    public IngestReport {
        missing = List.copyOf(missing);
        checks = List.copyOf(checks);
        quarantine = List.copyOf(quarantine);
    }

    /// A condition of `checks` and how many rows failed it.
    public record CheckCount(String condition, long failed, List<Example> examples) {
        public CheckCount {
            examples = List.copyOf(examples);
        }
    }

    /// Rows that were set aside.
    ///
    /// @param cause of the first of them
    public record Reason(String code, String cause, long rows, List<Example> examples) {
        public Reason {
            examples = List.copyOf(examples);
        }
    }

    /// @param line in the file, from 1
    /// @param raw  the values as they stand there
    public record Example(long line, String raw) {}
}
