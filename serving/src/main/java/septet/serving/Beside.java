package septet.serving;

import septet.data.EventRecord;
import septet.data.LogRecord;

/// A changed design that stands beside what serves: its state takes in all that the log gets, and it answers its part of a rollout. Whatever goes wrong in it costs nobody an
/// answer: it is given up, and what serves answers for it, degraded.
final class Beside implements Journal.Echo {
    private final Backfill of;
    private final Decider heir;

    /// @throws septet.design.Refused where its state lacks something
    Beside(Backfill of) {
        this.of = of;
        heir = of.finished();
    }

    @Override
    public void written(LogRecord record, long offset) {
        if (of.deaf().isPresent()) return;
        try {
            heir.hear(record, offset);
        } catch (RuntimeException failed) {
            of.broke(failed); // its answers say so, and the rollout is withdrawn for them
        }
    }

    /// @return whether it can answer on this event, which is about to be written
    boolean ahead(EventRecord event, long offset) {
        if (of.deaf().isPresent()) return false;
        try {
            return heir.ahead(event, offset);
        } catch (RuntimeException failed) {
            of.broke(failed);
            return false;
        }
    }

    /// From now on it is told nothing any more, unless this one goes on with it.
    void ends(Backfill next) {
        if (next != of) ends();
    }

    void ends() {
        of.deafen("it stopped hearing the log when its rollout ended");
    }

    Decider heir() {
        return heir;
    }
}
