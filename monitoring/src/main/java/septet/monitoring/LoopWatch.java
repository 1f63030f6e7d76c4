package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What the closed loop has decided, the oldest first; of a very long story the first and the newest.
final class LoopWatch {
    private static final int MOST = 5_000;
    private final List<LoopRecord> acts = new ArrayList<>();
    private final List<String> promoted = new ArrayList<>();

    /// @return the version that serves from then on, where that changes
    Optional<String> acted(LoopRecord act) {
        acts.add(act);
        if (acts.size() > MOST) acts.remove(1);
        if (act.action().equals("promote")) {
            promoted.add(act.version());
            return Optional.of(act.version());
        }
        boolean goes = act.action().equals("roll back") && promoted.size() > 1 && promoted.getLast().equals(act.version());
        if (!goes) return Optional.empty();
        promoted.removeLast();
        return Optional.of(promoted.getLast());
    }

    List<LoopRecord> acts() {
        return List.copyOf(acts);
    }

    void write(StateWriter to) {
        to.number(acts.size());
        for (LoopRecord act : acts) {
            to.number(act.at());
            to.text(act.action());
            to.text(act.version());
            to.text(act.verdict());
            to.text(act.sentence());
            to.number(act.evidence().size());
            act.evidence().forEach(to::text);
        }
    }

    void read(StateReader from) {
        for (int left = from.count(); left > 0; left--) {
            acted(new LoopRecord(from.number(), from.text(), from.text(), from.text(), from.text(), texts(from)));
        }
    }

    private static List<String> texts(StateReader from) {
        List<String> texts = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) texts.add(from.text());
        return texts;
    }
}
