package septet.serving;

import septet.data.Log;
import septet.data.LogReader;
import septet.features.FeatureState;

/// The state of another design, made from the log of a system that goes on serving: [#advance] reads what is in the log beside the server, on a thread of its own, until
/// little is left; then [Decider#succeed] reads the rest between two requests. So a new feature is there as if it had been there from the beginning, and a changed one
/// never meets values of the old.
public final class Backfill implements AutoCloseable {
    private static final long BLOCK = 10_000;
    private final Decider heir;
    private final LogReader reader;
    private long records;
    private boolean live;

    private Backfill(Decider heir, LogReader reader) {
        this.heir = heir;
        this.reader = reader;
    }

    /// @param setup    of the other design; its words are its own
    /// @param state    that has seen the ingested rows, and no others
    /// @param listener that has heard nothing yet
    /// @param log      that the system writes
    public static Backfill of(Setup setup, FeatureState state, Log log, Listener listener) {
        return new Backfill(new Decider(setup, state, log, listener), log.reader(0));
    }

    /// Reads on, but not further than so many records.
    ///
    /// @return how many were read; fewer at what was the end, and none once it is told what is written
    public long advance(long most) {
        if (live) return 0;
        long read = heir.read(reader, most);
        records += read;
        return read;
    }

    /// How many records it has read.
    public long records() {
        return records;
    }

    /// After everything that was flushed; from then on it is told what is written, and reads no more.
    Decider finished() {
        if (live) return heir;
        while (advance(BLOCK) == BLOCK) { }
        close();
        live = true;
        return heir;
    }

    @Override
    public void close() {
        reader.close();
    }
}
