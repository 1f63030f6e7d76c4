package septet.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import septet.design.Refused;

/// The bytes of the records in the log: one byte for the format of the record (now 1), then its fields in the order of the record type.
/// A field that is added later raises the format of that kind, and the old one stays readable.
public final class Records {
    static final int SOURCE = 1;
    /// The kind of an event in the log.
    public static final int EVENT = 2;
    static final int LABEL = 3;
    static final int VERSION = 4;
    static final int DECISION = 5;
    static final int POSITION = 6;
    static final int DEFINITIONS = 8;
    static final int SHADOW = 16;
    /// The kind of what the closed loop decided.
    public static final int LOOP = 17;
    static final int TIMING = 18;
    private static final int FORMAT = 1;
    private static final int MISSING = 0;
    private static final int NUMBER = 1;
    private static final int WORD = 2;
    private static final int WHOLE = 3;
    private static final int BOX = 4;

    private Records() {}

    /// @throws Refused DATA-LOG-RECORD-TOO-LARGE when a text is longer than a megabyte
    public static ByteBuffer write(LogRecord record) {
        RecordWriter to = new RecordWriter();
        write(record, to);
        return to.bytes();
    }

    static void write(LogRecord record, RecordWriter to) {
        to.octet(FORMAT);
        switch (record) {
            case SourceRecord source -> {
                to.text(source.source());
                to.texts(source.columns());
            }
            case EventRecord event -> write(event, to);
            case LabelRecord label -> write(label, to);
            case VersionRecord version -> {
                to.text(version.version());
                to.texts(version.heads());
                to.texts(version.features());
            }
            case DecisionRecord decision -> write(decision, to);
            case PositionRecord position -> {
                to.text(position.source());
                to.text(position.stream());
                to.signed(position.partition());
                to.signed(position.next());
            }
            case DefinitionsRecord definitions -> {
                to.text(definitions.version());
                to.texts(definitions.definitions());
            }
            case ShadowRecord shadow -> write(shadow, to);
            case LoopRecord loop -> write(loop, to);
            case TimingRecord timing -> {
                to.text(timing.request());
                to.signed(timing.nanos());
            }
        }
    }

    /// @param kind under which it stood in the log
    /// @throws Refused DATA-LOG-RECORD when these are not the bytes of such a record
    public static LogRecord read(int kind, ByteBuffer payload) {
        RecordReader from = new RecordReader(payload);
        int format = from.octet();
        if (format != FORMAT) throw Damage.record("record format " + format + " of kind " + kind + " is not known");
        LogRecord record = switch (kind) {
            case SOURCE -> new SourceRecord(from.text(), from.texts());
            case EVENT -> event(from);
            case LABEL -> label(from);
            case VERSION -> new VersionRecord(from.text(), from.texts(), from.texts());
            case DECISION -> decision(from);
            case POSITION -> new PositionRecord(from.text(), from.text(), partition(from), from.signed());
            case DEFINITIONS -> new DefinitionsRecord(from.text(), from.texts());
            case SHADOW -> new ShadowRecord(from.text(), from.text(), reals(from), from.text(), from.text());
            case LOOP -> new LoopRecord(from.signed(), from.text(), from.text(), from.text(), from.text(), from.texts());
            case TIMING -> new TimingRecord(from.text(), from.signed());
            default -> throw Damage.record("records of kind " + kind + " are not known");
        };
        from.end();
        return record;
    }

    private static void write(ShadowRecord shadow, RecordWriter to) {
        to.text(shadow.request());
        to.text(shadow.version());
        reals(shadow.heads(), to);
        to.text(shadow.decision());
        to.text(shadow.degraded());
    }

    private static void write(LoopRecord loop, RecordWriter to) {
        to.signed(loop.at());
        to.text(loop.action());
        to.text(loop.version());
        to.text(loop.verdict());
        to.text(loop.sentence());
        to.texts(loop.evidence());
    }

    private static void reals(double[] values, RecordWriter to) {
        to.count(values.length);
        for (double value : values) to.real(value);
    }

    private static double[] reals(RecordReader from) {
        double[] values = new double[from.size()];
        for (int i = 0; i < values.length; i++) values[i] = from.real();
        return values;
    }

    private static int partition(RecordReader from) {
        long partition = from.signed();
        if (partition != (int) partition) throw Damage.record("partition " + partition);
        return (int) partition;
    }

    private static void write(EventRecord event, RecordWriter to) {
        to.text(event.source());
        to.signed(event.time());
        to.signed(event.arrival() - event.time());
        to.signed(event.known() - event.arrival());
        to.text(event.id());
        write(event.values(), to);
    }

    private static EventRecord event(RecordReader from) {
        String source = from.text();
        long time = from.signed();
        long arrival = time + from.signed();
        long known = arrival + from.signed();
        return new EventRecord(source, time, arrival, known, from.text(), textRow(from));
    }

    private static void write(LabelRecord label, RecordWriter to) {
        to.text(label.source());
        to.text(label.id());
        to.signed(label.arrival());
        to.signed(label.known() - label.arrival());
        write(label.values(), to);
    }

    private static LabelRecord label(RecordReader from) {
        String source = from.text();
        String id = from.text();
        long arrival = from.signed();
        return new LabelRecord(source, id, arrival, arrival + from.signed(), textRow(from));
    }

    private static void write(DecisionRecord decision, RecordWriter to) {
        to.text(decision.request());
        to.signed(decision.event());
        to.signed(decision.at());
        to.text(decision.version());
        to.text(decision.arm());
        to.count(decision.candidates().size());
        decision.candidates().forEach(candidate -> write(candidate, to));
        to.text(decision.decision());
        to.count(decision.reasons().size());
        for (DecisionRecord.Reason reason : decision.reasons()) {
            to.text(reason.feature());
            to.real(reason.contribution());
        }
        to.text(decision.degraded());
    }

    private static DecisionRecord decision(RecordReader from) {
        String request = from.text();
        long event = from.signed();
        long at = from.signed();
        String version = from.text();
        String arm = from.text();
        List<Candidate> candidates = new ArrayList<>();
        for (int left = from.size(); left > 0; left--) candidates.add(candidate(from));
        String decision = from.text();
        List<DecisionRecord.Reason> reasons = new ArrayList<>();
        for (int left = from.size(); left > 0; left--) reasons.add(new DecisionRecord.Reason(from.text(), from.real()));
        return new DecisionRecord(request, event, at, version, arm, candidates, decision, reasons, from.text());
    }

    private static void write(Candidate candidate, RecordWriter to) {
        to.text(candidate.key());
        to.count(candidate.position());
        to.real(candidate.propensity());
        reals(candidate.heads(), to);
        write(candidate.features(), to);
    }

    private static Candidate candidate(RecordReader from) {
        String key = from.text();
        long position = from.count();
        if (position < 0 || position > Integer.MAX_VALUE) throw Damage.record("a candidate at position " + Long.toUnsignedString(position));
        double propensity = from.real();
        double[] heads = reals(from);
        return new Candidate(key, (int) position, propensity, heads, featureRow(from));
    }

    /// A box of personal values stands behind the values, as one more.
    private static void write(TextRow row, RecordWriter to) {
        to.count(row.size() + (row.box().length > 0 ? 1 : 0));
        for (int i = 0; i < row.size(); i++) {
            to.octet(row.lacks(i) ? MISSING : WORD);
            if (!row.lacks(i)) to.text(row.text(i));
        }
        if (row.box().length == 0) return;
        to.octet(BOX);
        to.count(row.box().length);
        to.put(ByteBuffer.wrap(row.box()));
    }

    private static TextRow textRow(RecordReader from) {
        TextRow row = new TextRow(from.size());
        for (int i = 0; i < row.size(); i++) {
            int form = from.octet();
            if (form == WORD) row.set(i, from.text());
            else if (form == BOX && i == row.size() - 1) return row.boxed(from.bytes(from.size()));
            else if (form != MISSING) throw Damage.record("a value of form " + form);
        }
        return row;
    }

    private static void write(FeatureRow row, RecordWriter to) {
        to.count(row.size());
        for (int i = 0; i < row.size(); i++) {
            double number = row.number(i);
            int whole = (int) number;
            if (row.isMissing(i)) {
                to.octet(MISSING);
            } else if (row.isWord(i)) {
                to.octet(WORD);
                to.text(row.word(i));
            } else if (Double.doubleToRawLongBits(whole) == Double.doubleToRawLongBits(number)) {
                to.octet(WHOLE);
                to.signed(whole);
            } else {
                to.octet(NUMBER);
                to.real(number);
            }
        }
    }

    private static FeatureRow featureRow(RecordReader from) {
        FeatureRow row = new FeatureRow(from.size());
        for (int i = 0; i < row.size(); i++) {
            switch (from.octet()) {
                case MISSING -> { }
                case NUMBER -> row.set(i, from.real());
                case WORD -> row.set(i, from.text());
                case WHOLE -> row.set(i, (double) from.signed());
                default -> throw Damage.record("a feature of an unknown form");
            }
        }
        return row;
    }
}
