package septet.features;

import java.util.List;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// The histories of one group, and the way into them from a row.
final class GroupState {
    private final Group group;
    private final Histories histories;
    private final Formula[] keys;
    private final Channel[] stored;
    private final Edge[] edges;
    private final long[] key;
    private final long[] values;
    private final long[] outside;
    private final History none;
    private History found;
    /// The history that holds the row which is observed as its last entry; or none.
    private History own;

    GroupState(Group group) {
        this.group = group;
        this.histories = new Histories(group.shape(), group.keys().size());
        this.keys = group.keys().toArray(Formula[]::new);
        this.stored = group.stored().toArray(Channel[]::new);
        this.edges = group.edges().toArray(Edge[]::new);
        this.key = new long[keys.length];
        this.values = new long[stored.length + (group.shape().placed ? 1 : 0)];
        this.outside = new long[edges.length];
        this.found = histories.find(key);
        this.none = found;
        this.own = none;
    }

    /// Takes in the row itself at its own time.
    void observe(Row row, long event) {
        own = none;
        if (!isKeyed(row)) return;
        History history = add(row, row.time, row.arrival, event);
        if (group.delay() == 0) own = history;
    }

    /// The row itself enters nothing: it was seen before.
    void pass() {
        own = none;
    }

    /// Takes in an event that counts from `known` on; nowhere if a key is missing.
    void update(Row row, long known, long arrival, long event) {
        if (isKeyed(row)) add(row, known, arrival, event);
    }

    private boolean isKeyed(Row row) {
        for (int i = 0; i < keys.length; i++) {
            key[i] = keys[i].value(row);
            if (key[i] == Values.MISSING) return false;
        }
        return true;
    }

    private History add(Row row, long known, long arrival, long event) {
        long time = fill(row, known, event);
        History history = histories.findOrCreate(key);
        history.add(time, arrival, values);
        return history;
    }

    /// Takes an event back that was taken in with this row.
    void remove(Row row, long known, long event) {
        if (isKeyed(row)) histories.find(key).remove(fill(row, known, event), values);
    }

    /// What the event contributes, and from when on it counts.
    private long fill(Row row, long known, long event) {
        for (int i = 0; i < stored.length; i++) values[i] = stored[i].of(row);
        if (values.length > stored.length) values[stored.length] = event;
        return Math.max(known, Times.plus(row.time, group.delay()));
    }

    /// Finds the history of the row's key; false if a part of it is missing.
    boolean seek(List<Formula> ofRow, Row row) {
        for (int i = 0; i < key.length; i++) {
            key[i] = ofRow.get(i).value(row);
            if (key[i] == Values.MISSING) return false;
        }
        found = histories.find(key);
        return true;
    }

    History found() {
        return found;
    }

    /// Whether the row that is observed is an entry of what was found.
    boolean isOwn() {
        return found == own && own != none;
    }

    void moveTo(long time) {
        for (int i = 0; i < edges.length; i++) outside[i] = edges[i].of(time);
        found.moveTo(time, outside);
    }

    Histories histories() {
        return histories;
    }

    Group group() {
        return group;
    }

    /// Brings what has a stated error to the time that the log has come to, whether somebody asked or not.
    void settle(long present) {
        if (group.shape().sketched) histories.forEach((_, history) -> history.sketches().settle(present));
    }

    void write(StateWriter to) {
        to.section("group");
        to.number(histories.size());
        histories.forEach((at, history) -> {
            for (int i = 0; i < at.length; i++) to.value(keys[i].type(), at[i]);
            history.write(to);
        });
    }

    void read(StateReader from) {
        from.section("group");
        for (int left = from.count(); left > 0; left--) {
            for (int i = 0; i < key.length; i++) key[i] = from.value(keys[i].type());
            histories.findOrCreate(key).read(from);
        }
    }

    /// A number that equal groups share, whatever the codes of their keys' words.
    long hash(Dictionary words) {
        long[] sum = new long[1];
        histories.forEach((at, history) -> {
            long hash = 0;
            for (int i = 0; i < at.length; i++) hash = Hashes.of(hash, Hashes.of(keys[i].type(), at[i], words));
            sum[0] += Hashes.mix(Hashes.of(hash, history.hash(words)));
        });
        return sum[0];
    }
}
