package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.Row;
import septet.data.VersionRecord;

/// Writes down what a listener hears.
final class Recorder implements Listener {
    final List<String> heard = new ArrayList<>();
    private Optional<VersionRecord> serving = Optional.empty();
    final List<DecisionRecord> decisions = new ArrayList<>();

    /// A system that was started again says again what serves; only a change counts.
    @Override
    public void serves(VersionRecord version) {
        if (!serving.equals(Optional.of(version))) heard.add(version.toString());
        serving = Optional.of(version);
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        decisions.add(decision);
        heard.add(decision + " of " + row.time + " " + row.values[2]);
    }

    @Override
    public void labelled(String id, long truth, long at) {
        heard.add(id + " is " + truth + " from " + at);
    }

    @Override
    public void arrived(String source, long time, long at) {
        heard.add(source + " " + time + " " + at);
    }
}
