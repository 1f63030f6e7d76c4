package septet.serving;

import java.util.List;
import septet.data.DecisionRecord;
import septet.data.DefinitionsRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.TimingRecord;
import septet.data.VersionRecord;
import septet.design.Problem;

/// Hears of everything that happens, in the order of the log: live, and again when the log is replayed. It overrides what it wants to hear.
public interface Listener {
    /// Hears nothing.
    Listener NOBODY = new Listener() {};

    /// What the features of a version mean; the version follows.
    default void means(DefinitionsRecord definitions) {}

    /// Decisions of this version follow.
    default void serves(VersionRecord version) {}

    /// @param row the event's columns and features; valid only during the call
    default void decided(DecisionRecord decision, Row row) {}

    /// A request for a decision was refused: nobody decides on it, and the log, so a replay too, knows nothing of it.
    ///
    /// @param at microseconds: when it arrived
    default void refused(List<Problem> problems, long at) {}

    /// What a version in shadow says of the event; the decision on it follows.
    default void shadowed(ShadowRecord shadow) {}

    /// The closed loop decided something about a version.
    default void acted(LoopRecord loop) {}

    /// How long the answer took that was told last; only of answers by which a step of a rollout is judged.
    default void timed(TimingRecord timing) {}

    /// The truth of an earlier decision has arrived.
    ///
    /// @param id    of the event
    /// @param truth of the head that is decided on, as [septet.data.Values] encodes it
    /// @param from  microseconds: when it may be used: when it arrived, and not before its column says
    default void labelled(String id, long truth, long from) {}

    /// The truth of an earlier decision was computed from later events; by default as if it had arrived.
    ///
    /// @param event its number in the state
    default void computed(long event, String id, long truth, long from) {
        labelled(id, truth, from);
    }

    /// An event of any source is in the state, with what is known of it at once; the decision on it was told before.
    ///
    /// @param row its columns; valid only during the call
    default void happened(String source, Row row) {}

    /// An event of any source has arrived and is in the state.
    ///
    /// @param time when it happened
    /// @param at   microseconds: when it arrived
    default void arrived(String source, long time, long at) {}

    /// Puts what it heard into bytes, so that it need not hear it again; by default nothing.
    default void write(StateWriter to) {}

    /// Takes back what it has written; only one that has heard nothing yet is asked to.
    default void read(StateReader from) {}
}
