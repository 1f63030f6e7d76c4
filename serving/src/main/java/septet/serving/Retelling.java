package septet.serving;

import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.DefinitionsRecord;
import septet.data.LogReader;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.features.FeatureState;

/// What a log holds, taken into a state once more as the [Decider] took it in: nothing is written, and nobody is answered.
public final class Retelling {
    /// Hears of each event.
    public interface Hearing {
        /// @param row      with its features; valid only during the call
        /// @param event    its number in the state
        /// @param decision that was taken on it; empty where none was
        void heard(int source, Row row, long event, Optional<DecisionRecord> decision);

        /// The truth of an event became known.
        ///
        /// @param id   of the event; empty where it has none: then it is the one that was heard last
        /// @param from microseconds: when it may be used
        default void labelled(String id, long truth, long from) {}

        /// The truth of an event was computed from later ones, as [Listener#computed] says.
        default void computed(long event, String id, long truth, long from) {
            labelled(id, truth, from);
        }

        /// The features of decisions that follow, and what they mean.
        default void names(VersionRecord version, Optional<DefinitionsRecord> definitions) {}
    }

    private final Setup setup;
    private final FeatureState state;
    private final Hearing hearing;
    private final Fold fold;
    private final Row row;
    private Optional<DecisionRecord> decision = Optional.empty();
    private Optional<DefinitionsRecord> definitions = Optional.empty();

    private Retelling(Setup setup, FeatureState state, Hearing hearing) {
        this.setup = setup;
        this.state = state;
        this.hearing = hearing;
        fold = new Fold(setup, state, new Ear(), true);
        row = new Row(state.plan().widest());
    }

    /// @param state  that has seen the ingested rows, and no others
    /// @param reader from the beginning of the log; the caller closes it
    public static Recovered of(Setup setup, FeatureState state, LogReader reader, Hearing hearing) {
        Retelling retelling = new Retelling(setup, state, hearing);
        return new Past(setup, retelling.fold, new Described(), new Timeline(), retelling::remember, retelling.new Ear()).replay(reader, 0, retelling.row);
    }

    /// Whoever answered has answered: only the event is remembered.
    private void remember(DecisionRecord taken, long content, Row row) {
        decision = Optional.of(taken);
        fold.remember(setup.source(), row, content);
    }

    private final class Ear implements Listener {
        @Override
        public void means(DefinitionsRecord record) {
            definitions = Optional.of(record);
        }

        @Override
        public void serves(VersionRecord version) {
            hearing.names(version, definitions.filter(each -> each.version().equals(version.version())));
        }

        @Override
        public void decided(DecisionRecord taken, Row of) {
            // heard when the event is
        }

        @Override
        public void labelled(String id, long truth, long from) {
            hearing.labelled(id, truth, from);
        }

        @Override
        public void computed(long event, String id, long truth, long from) {
            hearing.computed(event, id, truth, from);
        }

        /// The event stands in the row.
        @Override
        public void arrived(String source, long time, long at) {
            hearing.heard(state.plan().source(source), row, state.nextEvent() - 1, decision);
            decision = Optional.empty();
        }
    }
}
