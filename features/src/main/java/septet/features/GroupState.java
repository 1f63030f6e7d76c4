package septet.features;

import java.util.List;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
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
    private History found;

    GroupState(Group group) {
        this.group = group;
        this.histories = new Histories(group.shape(), group.keys().size());
        this.keys = group.keys().toArray(Formula[]::new);
        this.stored = group.stored().toArray(Channel[]::new);
        this.edges = group.edges().toArray(Edge[]::new);
        this.key = new long[keys.length];
        this.values = new long[stored.length];
        this.outside = new long[edges.length];
        this.found = histories.find(key);
    }

    /// Takes in an event at its own time.
    void update(Row row) {
        update(row, row.time, row.arrival);
    }

    /// Takes in an event that counts from `known` on; nowhere if a key is missing.
    void update(Row row, long known, long arrival) {
        for (int i = 0; i < keys.length; i++) {
            key[i] = keys[i].value(row);
            if (key[i] == Values.MISSING) return;
        }
        for (int i = 0; i < stored.length; i++) values[i] = stored[i].of(row);
        long time = Math.max(known, Times.plus(row.time, group.delay()));
        histories.findOrCreate(key).add(time, arrival, values);
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

    /// A number that equal groups share, whatever the codes of their keys' words.
    long hash(Dictionary words) {
        long[] sum = new long[1];
        histories.forEach((at, history) -> {
            long hash = 0;
            for (int i = 0; i < at.length; i++) hash = Hashes.of(hash, Hashes.of(keys[i].type(), at[i], words));
            sum[0] += Hashes.mix(Hashes.of(hash, history.hash()));
        });
        return sum[0];
    }
}
