package septet.serving;

import java.util.Optional;
import septet.data.Log;
import septet.data.LogReader;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
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
    private volatile Optional<String> deaf = Optional.empty();

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
    /// @throws Refused SERVING-STATE-LOST where it fails on one of them
    public long advance(long most) {
        if (live) return 0;
        try {
            long read = heir.read(reader, most);
            records += read;
            return read;
        } catch (RuntimeException failed) {
            broke(failed);
            throw lost();
        }
    }

    /// How many records it has read.
    public long records() {
        return records;
    }

    /// From now on it misses what is written, so it can answer nothing any more.
    ///
    /// @param why `it stopped hearing the log when its rollout ended`
    void deafen(String why) {
        if (deaf.isEmpty()) deaf = Optional.of(why);
    }

    /// A record that it could not take in.
    void broke(RuntimeException failed) {
        deafen("it failed on something in the log (" + failed + ")");
    }

    /// Why it lacks something that the log holds; empty where it does not.
    public Optional<String> deaf() {
        return deaf;
    }

    /// After everything that was flushed; from then on it is told what is written, and reads no more.
    ///
    /// @throws Refused SERVING-STATE-LOST where it lacks something
    Decider finished() {
        if (deaf.isPresent()) throw lost();
        if (live) return heir;
        while (advance(BLOCK) == BLOCK) { }
        close();
        live = true;
        return heir;
    }

    private Refused lost() {
        return new Refused(Fault.ENGINE, Problem.error("the state of the changed design", deaf.orElseThrow(), "it lacks events, and nothing answers from it",
                "Ask again: it is made anew from the log.", "SERVING-STATE-LOST"));
    }

    @Override
    public void close() {
        reader.close();
    }
}
