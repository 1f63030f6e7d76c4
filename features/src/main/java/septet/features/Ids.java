package septet.features;

import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;

/// The ids of a source's events, remembered for some time after their arrival, so that a repeated one is known again.
final class Ids {
    static final long NONE = -1;

    private final Index index = new Index();
    private final Numbers free = new Numbers();
    /// Records in the order of arrival.
    private final Numbers ages = new Numbers();
    private String[] ids = new String[16];
    private long[] events = new long[16];
    private long[] arrivals = new long[16];
    private int used;
    private String sought = "";
    private long soughtHash = Hashes.of("");
    private final Index.Test isSought = record -> id(record).equals(sought);

    /// The event of this id; an empty id is that of no event.
    long find(String id) {
        if (id.isEmpty()) return NONE;
        int record = index.find(hash(id), isSought);
        return record < 0 ? NONE : events[record];
    }

    void add(String id, long event, long arrival) {
        if (id.isEmpty()) return;
        int record = free.isEmpty() ? used++ : (int) free.takeLast();
        if (record == ids.length) grow();
        ids[record] = id;
        events[record] = event;
        arrivals[record] = arrival;
        index.put(hash(id), record);
        ages.add(record);
    }

    /// An event's id is looked for and then added: its hash is computed once.
    private long hash(String id) {
        if (id.equals(sought)) return soughtHash;
        sought = id;
        soughtHash = Hashes.of(id);
        return soughtHash;
    }

    private void grow() {
        ids = Arrays.copyOf(ids, 2 * ids.length);
        events = Arrays.copyOf(events, ids.length);
        arrivals = Arrays.copyOf(arrivals, ids.length);
    }

    /// Forgets what arrived before.
    void age(long oldest) {
        while (!ages.isEmpty() && arrivals[(int) ages.get(0)] < oldest) {
            int record = (int) ages.takeFirst();
            index.remove(Hashes.of(ids[record]), record);
            ids[record] = "";
            free.add(record);
        }
    }

    void write(StateWriter to) {
        to.section("ids");
        to.number(ages.size());
        for (int i = 0; i < ages.size(); i++) {
            int record = (int) ages.get(i);
            to.text(ids[record]);
            to.number(events[record]);
            to.number(arrivals[record]);
        }
    }

    void read(StateReader from) {
        from.section("ids");
        for (int left = from.count(); left > 0; left--) add(from.text(), from.number(), from.number());
    }

    private String id(int record) {
        return ids[record];
    }

    int size() {
        return ages.size();
    }

    /// A number that equal memories share.
    long hash() {
        long sum = 0;
        for (int i = 0; i < ages.size(); i++) {
            int record = (int) ages.get(i);
            sum += Hashes.mix(Hashes.of(Hashes.of(Hashes.of(ids[record]), events[record]), arrivals[record]));
        }
        return sum;
    }
}
