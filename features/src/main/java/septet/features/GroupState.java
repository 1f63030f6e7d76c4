package septet.features;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.world.Chance;

/// The histories of one group, and the way into them from a row.
final class GroupState {
    /// So many keys are looked at in any case.
    private static final int LOOKED_AT_ONCE = 32;
    private final Group group;
    private final Histories histories;
    private final Formula[] keys;
    private final Channel[] stored;
    private final Edge[] edges;
    /// Of each channel that takes what stands in a slot, whatever else holds, this slot; otherwise -1.
    private final int[] slots;
    private final long[] key;
    private final Entry entry;
    private final Optional<Lane> lane;
    private final long[] outside;
    private History found;
    /// The history that holds the row which is observed as its last entry; or none.
    private int own = Histories.NONE;
    private final Loan loan = new Loan();
    /// Microseconds after which a key of which nothing came is forgotten.
    private final long span;
    /// What came, and lies, before is forgotten; where to look next for it; nothing is as old as this.
    private long bound = Long.MIN_VALUE;
    private long hand;
    private long made;
    private long firstToForget = Long.MIN_VALUE;
    /// The newest entry of all keys that were forgotten.
    private long forgotten = Long.MIN_VALUE;
    /// Whether entries stand there before they are known, and since when a row is not too old for what is kept, whatever stands there.
    private boolean isForetold;
    private long sure = Long.MIN_VALUE;

    /// What a row left behind that is only looked at, until it is taken back.
    private static final class Loan {
        int block = Histories.NONE;
        int at;
        boolean isNew;
        /// Whether it took the lane.
        boolean isUsual;
        long arrived;
        long newest;
        Sketches sketches = Sketches.NONE;
    }

    /// @param late microseconds: how much later than its time a row may arrive and still find its key
    GroupState(Group group, long late, Optional<Lane> lane) {
        this.group = group;
        this.span = Times.plus(group.shape().longest, late);
        this.histories = new Histories(group.shape(), group.keys().size());
        this.keys = group.keys().toArray(Formula[]::new);
        this.stored = group.stored().toArray(Channel[]::new);
        this.edges = group.edges().toArray(Edge[]::new);
        this.slots = group.stored().stream().mapToInt(Channel::slot).toArray();
        this.key = new long[keys.length];
        this.entry = new Entry(stored.length + (group.shape().placed ? 1 : 0));
        this.lane = lane;
        this.outside = new long[edges.length];
        this.found = histories.find(key);
    }

    /// From now on entries may stand there whose time is to come.
    void foretell() {
        isForetold = true;
    }

    /// What becomes known up to this time has become known.
    void know(long time) {
        if (!isForetold) return;
        sure = Times.minus(time, group.shape().kept);
        histories.know(time);
    }

    /// Takes in the row itself at its own time.
    ///
    /// @param block of its history, where it is known
    void observe(Row row, long event, int block) {
        own = Histories.NONE;
        int taken = update(row, row.time, row.arrival, event, block);
        if (group.delay() == 0) own = taken;
    }

    /// The same until [#takeBack].
    void lend(Row row, long event, Dictionary words, int block) {
        own = Histories.NONE;
        if (lane.isPresent() && lend(lane.get(), row, block)) return;
        fill(row, row.time, row.arrival, event);
        if (lendAny(row, words, block) && group.delay() == 0) own = loan.block;
    }

    private boolean lendAny(Row row, Dictionary words, int block) {
        int before = histories.size();
        if (!find(row, block)) return false;
        loan.isUsual = false;
        loan.isNew = histories.size() > before;
        loan.arrived = found.arrived();
        loan.newest = found.newest();
        if (group.shape().sketched) {
            loan.sketches = found.extras().sketches;
            found.extras().sketches = loan.sketches.copy(words);
        }
        loan.at = found.add(entry.time, entry.arrival, entry.values);
        loan.block = found.block();
        return true;
    }

    void takeBack() {
        own = Histories.NONE;
        if (loan.block == Histories.NONE) return;
        if (loan.isUsual) lane.get().takeBack(histories.page(loan.block), histories.base(loan.block), loan.arrived, loan.newest);
        else takeBackAny();
        loan.block = Histories.NONE;
    }

    private void takeBackAny() {
        found = histories.open(loan.block);
        if (group.shape().sketched) found.extras().sketches = loan.sketches;
        if (loan.isNew) histories.remove();
        else found.takeBack(loan.at, loan.arrived, loan.newest);
    }

    /// The row itself enters nothing: it was seen before.
    void pass() {
        own = Histories.NONE;
    }

    /// Takes in an event that counts from `known` on; nowhere if a key is missing.
    ///
    /// @param block of its history, where it is known
    /// @return the block of its history now; [Histories#NONE] where a key is missing
    int update(Row row, long known, long arrival, long event, int block) {
        fill(row, known, arrival, event);
        if (append(block)) return block;
        if (!find(row, block)) return Histories.NONE;
        found.add(entry.time, entry.arrival, entry.values);
        return found.block();
    }

    /// Takes in an event that waited and keeps all that it contributes, if the lane is open to it.
    ///
    /// @param block of its history, where it is known
    boolean update(LateWay way, Waiting waiting, int event, long arrival, int block) {
        entry(way, waiting.records(), waiting.place(event));
        entry.time = Math.max(waiting.due(event, group.late()), Times.plus(waiting.time(event), group.delay()));
        entry.arrival = arrival;
        return append(block == Histories.NONE ? locate(way.keys(), waiting.records(), waiting.place(event)) : block);
    }

    /// What it contributes, but for its times.
    private void entry(LateWay way, long[] kept, int at) {
        for (int i = 0; i < stored.length; i++) entry.values[i] = kept[at + way.values()[i]];
    }

    /// This enters the history of a key; nowhere if a part of the key is missing.
    ///
    /// @param at      where what is kept of it begins
    /// @param due     its time
    /// @param arrival of its event: the key has come to that time, not to the one that is told
    /// @param block   of its history, where it is known
    void enter(LateWay way, long[] kept, int at, long due, long arrival, int block) {
        entry(way, kept, at);
        entry.time = due;
        entry.arrival = arrival;
        if (append(block == Histories.NONE ? locate(way.keys(), kept, at) : block) || !isKeyed(way.keys(), kept, at)) return;
        found = histories.findOrCreate(key);
        refresh();
        found.add(entry.time, entry.arrival, entry.values);
    }

    private boolean append(int block) {
        return lane.isPresent() && append(lane.get(), block);
    }

    private boolean append(Lane lane, int block) {
        return isOpen(block) && lane.append(histories.page(block), histories.base(block), histories.room(block), entry);
    }

    /// Takes in the row itself the usual way.
    ///
    /// @return false where that is not open
    boolean observe(Lane lane, Row row, int block) {
        fill(row, row.time, row.arrival, 0);
        if (!append(lane, block)) return false;
        own = group.delay() == 0 ? block : Histories.NONE;
        return true;
    }

    /// The same until [#takeBack].
    boolean lend(Lane lane, Row row, int block) {
        fill(row, row.time, row.arrival, 0);
        if (!isOpen(block)) return false;
        long[] page = histories.page(block);
        int base = histories.base(block);
        loan.arrived = page[base + Shape.ARRIVED];
        loan.newest = lane.newest(page, base);
        if (!lane.append(page, base, histories.room(block), entry)) return false;
        loan.isUsual = true;
        loan.block = block;
        own = group.delay() == 0 ? block : Histories.NONE;
        return true;
    }

    /// Whether nobody has to look whether the history of a block should be forgotten by now.
    private boolean isOpen(int block) {
        return block != Histories.NONE && histories.arrived(block) > bound;
    }

    /// Begins to read what a row asks for the usual way, if that is open.
    boolean begin(Lane lane, Row row, int block) {
        return row.time >= sure && isOpen(block) && lane.begin(histories.page(block), histories.base(block), row.time, Math.min(row.time, histories.known()));
    }

    /// Reads what a row asks for the usual way.
    ///
    /// @return false where it is not open, or not all is found there
    boolean read(Lane lane, Reads reads, Row row, int block) {
        return begin(lane, row, block) && lane.read(reads.cells(), row);
    }

    Optional<Lane> lane() {
        return lane;
    }

    private boolean isKeyed(Row row) {
        for (int i = 0; i < keys.length; i++) {
            key[i] = keys[i].value(row);
            if (key[i] == Values.MISSING) return false;
        }
        return true;
    }

    /// Opens the history of the row's key, a new one where there is none; false if a part of the key is missing.
    private boolean find(Row row, int block) {
        if (block == Histories.NONE && !isKeyed(row)) return false;
        found = block == Histories.NONE ? histories.findOrCreate(key) : histories.open(block);
        refresh();
        return true;
    }

    /// Takes an event back that was taken in with this row.
    void remove(Row row, long known, long event) {
        if (!isKeyed(row)) return;
        found = histories.find(key);
        if (found.block() == Histories.NONE) return;
        fill(row, known, row.arrival, event);
        found.remove(entry.time, entry.values);
    }

    /// What the event contributes, and from when on it counts.
    private void fill(Row row, long known, long arrival, long event) {
        for (int i = 0; i < stored.length; i++) entry.values[i] = slots[i] >= 0 ? row.values[slots[i]] : stored[i].of(row);
        if (entry.values.length > stored.length) entry.values[stored.length] = event;
        entry.time = Math.max(known, Times.plus(row.time, group.delay()));
        entry.arrival = arrival;
    }

    /// The block of the history of a key, which stands in these slots; [Histories#NONE] where there is none.
    int locate(int[] slots, Row row) {
        for (int i = 0; i < slots.length; i++) {
            key[i] = row.values[slots[i]];
            if (key[i] == Values.MISSING) return Histories.NONE;
        }
        return histories.locate(key);
    }

    /// The same by the index alone: rarely the block of another key.
    int guess(int[] slots, Row row) {
        for (int i = 0; i < slots.length; i++) {
            key[i] = row.values[slots[i]];
            if (key[i] == Values.MISSING) return Histories.NONE;
        }
        return histories.guess(key);
    }

    /// The same of an event that waits.
    ///
    /// @param at where what is kept of it begins
    int locate(int[] places, long[] kept, int at) {
        return isKeyed(places, kept, at) ? histories.locate(key) : Histories.NONE;
    }

    /// Looks at where the index has it.
    long look(int[] places, long[] kept, int at) {
        return isKeyed(places, kept, at) ? histories.look(key) : 0;
    }

    private boolean isKeyed(int[] places, long[] kept, int at) {
        for (int i = 0; i < places.length; i++) {
            key[i] = kept[at + places[i]];
            if (key[i] == Values.MISSING) return false;
        }
        return true;
    }

    /// Finds the history of the row's key; false if a part of it is missing.
    ///
    /// @param block of the history, where it is known
    boolean seek(List<Formula> ofRow, Row row, int block) {
        if (block != Histories.NONE) {
            found = histories.open(block);
            refresh();
            return true;
        }
        for (int i = 0; i < key.length; i++) {
            key[i] = ofRow.get(i).value(row);
            if (key[i] == Values.MISSING) return false;
        }
        found = histories.find(key);
        refresh();
        return true;
    }

    History found() {
        return found;
    }

    /// Whether the row that is observed is an entry of what was found.
    boolean isOwn() {
        return own != Histories.NONE && found.block() == own;
    }

    void moveTo(long time) {
        long until = Math.min(time, histories.known());
        // what has not entered cannot leave
        for (int i = 0; i < edges.length; i++) outside[i] = Math.min(until, edges[i].of(time));
        found.moveTo(time, until, outside);
    }

    /// Reads each window as if it began where it ends; what reaches further back than is kept is missing.
    ///
    /// @param isLate whether what is asked about a time may be forgotten
    void readAhead(Reader reader, Row row, LongPredicate isLate) {
        boolean keyed = seek(reader.keys(), row, Histories.NONE);
        for (Reading reading : reader.readings()) {
            long time = Times.plus(row.time, edges[reading.window()].longest());
            boolean isKept = keyed && !hasForgotten(time, isLate.test(time)) && (found.isEmpty() || found.reaches(time));
            if (isKept && !found.isEmpty()) moveTo(time);
            row.values[reading.slot()] = !isKept ? Values.MISSING : found.isEmpty() ? reading.ofNothing() : reading.of(found, false);
        }
    }

    Histories histories() {
        return histories;
    }

    Group group() {
        return group;
    }

    /// Time passes.
    void advance(long present) {
        if (group.shape().expires()) bound = Times.minus(present, span);
    }

    /// Forgets keys whose windows are empty for every row that is not late, as far as a look at some finds them; whoever is not looked at is forgotten when somebody asks.
    /// Twice as many are looked at as were made since, so that memory does not grow by keys that come no more; and a few, so that it shrinks where none is made.
    void expireSome() {
        if (!group.shape().expires()) return;
        hand = histories.expire(hand, LOOKED_AT_ONCE + 2 * (int) (histories.made() - made), bound, this::forget);
        made = histories.made();
    }

    /// Forgets all of these keys.
    ///
    /// @param present as [#advance] was told
    void expireAll(long present) {
        if (!group.shape().expires() || bound < firstToForget) return;
        hand = histories.expire(0, Integer.MAX_VALUE, bound, this::forget);
        firstToForget = Math.min(present, histories.oldest(bound));
    }

    private void forget(long newest) {
        forgotten = Math.max(forgotten, newest);
    }

    /// Whether a row may ask for entries of a key that is forgotten.
    boolean hasForgotten(long time, boolean isLate) {
        return isLate && Times.minus(time, group.shape().longest) < forgotten;
    }

    /// A key that should be forgotten by now is, whether somebody looked or not.
    private void refresh() {
        if (found.block() == Histories.NONE || found.arrived() > bound || !group.shape().expires() || found.isEmpty() || found.newest() > bound) return;
        forget(found.newest());
        histories.clear();
    }

    /// Brings what has a stated error to the time that the log has come to, whether somebody asked or not.
    void settle(long present) {
        if (group.shape().sketched) histories.forEach((_, history) -> history.sketches().settle(present));
    }

    void write(StateWriter to) {
        to.section("group");
        to.number(forgotten);
        to.number(histories.size());
        histories.forEach((at, history) -> {
            for (int i = 0; i < at.length; i++) to.value(keys[i].type(), at[i]);
            history.write(to);
        });
    }

    void read(StateReader from) {
        from.section("group");
        forgotten = from.number();
        for (int left = from.count(); left > 0; left--) {
            for (int i = 0; i < key.length; i++) key[i] = from.value(keys[i].type());
            histories.findOrCreate(key).read(from);
        }
    }

    /// A number that equal groups share, whatever the codes of their keys' words.
    long hash(Dictionary words) {
        long[] sum = {Chance.mix(forgotten)};
        histories.forEach((at, history) -> {
            long hash = 0;
            for (int i = 0; i < at.length; i++) hash = Hashes.of(hash, Hashes.of(keys[i].type(), at[i], words));
            sum[0] += Chance.mix(Hashes.of(hash, history.hash(words)));
        });
        return sum[0];
    }
}
