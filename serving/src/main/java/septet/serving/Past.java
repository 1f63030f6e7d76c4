package septet.serving;

import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.DefinitionsRecord;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.Log;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.LoopRecord;
import septet.data.PositionRecord;
import septet.data.Records;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.data.SourceRecord;
import septet.data.TextRow;
import septet.data.TimingRecord;
import septet.data.VersionRecord;

/// Takes in again what the log holds, from its beginning.
final class Past {
    /// Takes in a decision of which it is certain that it counts.
    interface Remembering {
        void remember(DecisionRecord decision, long content, Row row);
    }

    private final Setup setup;
    private final Fold fold;
    private final Described described;
    private final Timeline timeline;
    private final Remembering remembering;
    private final Listener listener;
    private Optional<DecisionRecord> pending = Optional.empty();
    private long decisions;
    private long events;
    private long labels;
    private long cutOff;
    private long skipped;
    /// The event that was taken into the state before it was written, and what it says.
    private long ahead = -1;
    private TextRow said = new TextRow(0);
    private long forgotten;

    Past(Setup setup, Fold fold, Described described, Timeline timeline, Remembering remembering, Listener listener) {
        this.setup = setup;
        this.fold = fold;
        this.described = described;
        this.timeline = timeline;
        this.remembering = remembering;
        this.listener = listener;
    }

    /// @param from the record to begin with; what stands before it is known
    Recovered replay(Log log, long from, Row row) {
        try (LogReader reader = log.reader(from)) {
            return replay(reader, from, row);
        }
    }

    /// @param from where the reader began
    Recovered replay(LogReader reader, long from, Row row) {
        read(reader, Long.MAX_VALUE, row);
        if (pending.isPresent()) cutOff++;
        return recovered(from);
    }

    /// So many records at most; a decision whose event was not read yet waits for it.
    long read(LogReader reader, long most, Row row) {
        long read = 0;
        for (; read < most && reader.next(); read++) take(Records.read(reader.kind(), reader.payload()), reader.offset(), row);
        return read;
    }

    Recovered recovered(long from) {
        return new Recovered(from, decisions, events, labels, cutOff, skipped, forgotten);
    }

    /// Takes an event into the state that is about to be written as this record: somebody wants to decide on it.
    ///
    /// @return false where it is not taken in, now or then
    boolean ahead(EventRecord event, long offset, Row row) {
        int source = source(event.source());
        if (source < 0 || !isNew(source, event, row)) return false;
        fold.observe(source, row);
        ahead = offset;
        return true;
    }

    void take(LogRecord record, long offset, Row row) {
        Optional<DecisionRecord> decision = pending;
        pending = Optional.empty();
        boolean follows = record instanceof EventRecord && decision.isPresent() && decision.get().event() == offset;
        if (decision.isPresent() && !follows) cutOff++;
        switch (record) {
            case SourceRecord source -> described.take(source);
            case VersionRecord version -> {
                described.take(version);
                listener.serves(version);
            }
            case DecisionRecord each -> pending = Optional.of(each);
            case EventRecord event -> event(event, offset, decision.filter(_ -> follows), row);
            case LabelRecord label -> label(label, row);
            case PositionRecord position -> described.take(position);
            case ShadowRecord shadow -> listener.shadowed(shadow);
            case LoopRecord loop -> listener.acted(loop);
            case TimingRecord timing -> listener.timed(timing);
            case DefinitionsRecord definitions -> {
                described.take(definitions);
                listener.means(definitions);
            }
        }
    }

    /// Fills the row; false where it stands among the ingested ones.
    private boolean isNew(int source, EventRecord event, Row row) {
        said = fill(source, event.values(), row);
        row.time = event.time();
        row.arrival = event.arrival();
        row.id = event.id();
        timeline.pass(row.arrival);
        return fold.isCorrected(source) || fold.inState(source, row.id).isEmpty();
    }

    private void event(EventRecord event, long offset, Optional<DecisionRecord> decision, Row row) {
        int source = source(event.source());
        boolean taken = source >= 0 && ahead == offset;
        if (source < 0 || !taken && !isNew(source, event, row)) {
            skipped++;
            return;
        }
        if (!taken) {
            if (decision.isEmpty()) fold.absorb(source, row);
            else fold.observe(source, row);
        }
        events++;
        if (setup.intakes().get(source).isForgotten(event.values())) forgotten++;
        long content = setup.intakes().get(source).content(said);
        if (decision.isEmpty()) {
            fold.remember(source, row, content);
        } else {
            remembering.remember(decision.get(), content, row);
            decisions++;
        }
    }

    private void label(LabelRecord label, Row row) {
        int source = source(label.source());
        if (source < 0) {
            skipped++;
            return;
        }
        if (setup.intakes().get(source).isForgotten(label.values())) forgotten++;
        fill(source, label.values(), row);
        row.arrival = label.arrival();
        row.id = label.id();
        timeline.pass(row.arrival);
        labels++;
        fold.late(source, row);
    }

    private TextRow fill(int source, TextRow values, Row row) {
        Intake intake = setup.intakes().get(source);
        SourceRecord columns = described.source(intake.schema().source()).orElseGet(intake::described);
        TextRow arranged = columns.equals(intake.described()) ? values : intake.arrange(values, columns.columns());
        row.clear();
        intake.again(arranged, row);
        return arranged;
    }

    private int source(String name) {
        for (int i = 0; i < setup.intakes().size(); i++) if (setup.intakes().get(i).schema().source().equals(name)) return i;
        return -1;
    }
}
