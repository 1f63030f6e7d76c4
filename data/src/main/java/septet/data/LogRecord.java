package septet.data;

/// What the log of a running system holds. [Records] writes and reads it.
///
/// Columns, heads and features are named once, by a [SourceRecord] or [VersionRecord] before the records that they describe.
public sealed interface LogRecord permits SourceRecord, EventRecord, LabelRecord, VersionRecord, DecisionRecord, PositionRecord, DefinitionsRecord,
        ShadowRecord, LoopRecord, TimingRecord {
    /// The kind under which it stands in the log; never given to anything else.
    default int kind() {
        return switch (this) {
            case SourceRecord _ -> Records.SOURCE;
            case EventRecord _ -> Records.EVENT;
            case LabelRecord _ -> Records.LABEL;
            case VersionRecord _ -> Records.VERSION;
            case DecisionRecord _ -> Records.DECISION;
            case PositionRecord _ -> Records.POSITION;
            case DefinitionsRecord _ -> Records.DEFINITIONS;
            case ShadowRecord _ -> Records.SHADOW;
            case LoopRecord _ -> Records.LOOP;
            case TimingRecord _ -> Records.TIMING;
        };
    }
}
