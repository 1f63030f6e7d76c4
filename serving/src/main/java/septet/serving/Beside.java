package septet.serving;

import septet.data.EventRecord;
import septet.data.LogRecord;

/// A changed design that stands beside what serves: its state takes in all that the log gets, and it answers its part of a rollout. Whatever goes wrong in it costs nobody an
/// answer: it is given up, and what serves answers for it, degraded.
final class Beside implements Journal.Echo {
    private final Decider heir;
    private boolean broken;

    Beside(Decider heir) {
        this.heir = heir;
    }

    @Override
    public void written(LogRecord record, long offset) {
        if (broken) return;
        try {
            heir.hear(record, offset);
        } catch (RuntimeException _) {
            broken = true; // its answers say so, and the rollout is withdrawn for them
        }
    }

    /// @return whether it can answer on this event, which is about to be written
    boolean ahead(EventRecord event, long offset) {
        if (broken) return false;
        try {
            return heir.ahead(event, offset);
        } catch (RuntimeException _) {
            broken = true;
            return false;
        }
    }

    Decider heir() {
        return heir;
    }
}
