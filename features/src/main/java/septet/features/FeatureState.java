package septet.features;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import septet.data.Known;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Problem;
import septet.design.Type;
import septet.world.Chance;

/// What has been seen so far: the one definition of every feature, in training, rehearsal and serving.
///
/// A state is the fold of a log. [#observe(Row, long)] takes an event in and fills its row's features; [#learn] takes in what
/// becomes known later, and keeps it pending until then. Values are exact: they depend on which events came before, never
/// on how often, in which order of times or about which time was asked. Not safe for several threads.
///
/// The rules, for a row of time t0 that arrives at a place of the log: it sees what arrived before it, and itself; of that,
/// whatever has its own time in (t0 - D, t0]. An event's own time is its time; of a value that becomes known later, the time
/// when it did. Of two events with one id the first counts; where its source says `corrected by: id`, the later one takes its place from its
/// arrival on. One that arrives later than `late by` allows counts nowhere.
///
/// An event takes this way: [Course] finds the histories that it will meet, [Agenda] lets enter what became known by its arrival unless it was [Foretold], and its steps are made,
/// one by one or, after some
/// events, by a class of [Move]s. Each goes by the [Lane] of its group, or opens a [History]. Then it is remembered for what becomes known of it.
public final class FeatureState {
    /// After so many events some keys are looked at.
    private static final int EXPIRED_EVERY = 256;
    /// After so many events classes are made for what they do.
    private static final int UNROLLED_AFTER = 10_000;
    private final FeaturePlan plan;
    private final Witness witness;
    private final Course[] courses;
    private final GroupState[] groups;
    private final Ids[] ids;
    private final Waiting[] waiting;
    private final Versions[] versions;
    /// One, or none.
    private final AheadState[] ahead;
    private final LateEntries entries;
    private final StateParts parts;
    /// Of each source one, or none.
    private final Foretold[][] foretold;
    private final Agenda agenda = new Agenda();
    private final Upcoming upcoming;
    private final Expected[] expected;
    private final Steps steps;
    private Closes closes = (_, _, _, _, _) -> { };
    private long lastEvent = -1;
    private long counted = -1;
    private long present = Long.MIN_VALUE;
    /// What becomes known up to this time has become known.
    private long known = Long.MIN_VALUE;
    private int taken;
    /// Of the event that is under way: the one before it of its id, whether it takes that one out, stands for it, and says anything else.
    private long before;
    private boolean deletes;
    private boolean again;
    private boolean corrects;
    /// Means nothing; it is there so that what was fetched was.
    private long fetched;

    public FeatureState(FeaturePlan plan) {
        this(plan, Witness.NOBODY);
    }

    FeatureState(FeaturePlan plan, Witness witness) {
        this(plan, witness, Lane::of);
    }

    /// @param lanes of groups that have one
    FeatureState(FeaturePlan plan, Witness witness, Function<Group, Optional<Lane>> lanes) {
        this.plan = plan;
        this.witness = witness;
        courses = new Course[plan.sources()];
        ids = new Ids[plan.sources()];
        waiting = new Waiting[plan.sources()];
        for (int source = 0; source < plan.sources(); source++) {
            ids[source] = new Ids();
            waiting[source] = new Waiting(plan.lateness(source));
        }
        groups = new GroupState[plan.groups().size()];
        versions = plan.entities().stream().map(Versions::new).toArray(Versions[]::new);
        ahead = plan.ahead().map(AheadState::new).stream().toArray(AheadState[]::new);
        for (int i = 0; i < groups.length; i++) groups[i] = new GroupState(plan.groups().get(i), plan.readable(), lanes.apply(plan.groups().get(i)));
        Arrays.setAll(courses, source -> new Course(plan, source, groups));
        steps = new Steps(plan, courses[plan.mainSource()], groups, versions);
        expected = Arrays.stream(courses).map(Course::expected).toArray(Expected[]::new);
        upcoming = new Upcoming(plan, groups, waiting, agenda);
        foretold = new Foretold[plan.sources()][];
        for (int source = 0; source < foretold.length; source++) foretold[source] = witness == Witness.NOBODY ? Foretold.of(plan, source, groups, courses[source]) : new Foretold[0];
        entries = new LateEntries(plan, groups, waiting, upcoming, witness);
        parts = new StateParts(plan, groups, versions, ahead, ids, waiting, agenda);
    }

    /// Takes in an event of the source that examples are made of, and fills the row's features.
    ///
    /// @param row   with time, arrival, id and columns; what becomes known later is not read from it
    /// @param event names the event; its place in the log: greater than that of every event before
    /// @return false if an event of this id was seen before, or it came later than its source allows: the row's features are filled, but it counts nowhere
    public boolean observe(Row row, long event) {
        return observe(plan.mainSource(), row, event);
    }

    /// Takes in an event of any source.
    public boolean observe(int source, Row row, long event) {
        return take(source, row, event, courses[source].steps.length);
    }

    /// Says which rows of a source come next, as far as a caller has them: what they will meet is fetched from memory for all at once, which is faster than one by one. Sixteen
    /// at a time are enough. Nothing but time depends on it.
    ///
    /// @param rows in their order, with the columns that keys stand in, as far as these are known
    public void expect(int source, Row[] rows, int count) {
        expected[source].add(rows, count);
    }

    /// The slots in which [#expect] looks for keys.
    public int[] expects(int source) {
        return expected[source].keys();
    }

    /// Fills the features of a row of the main source with what [#observe(Row, long)] would fill in now, and takes nothing in: it counts nowhere, and its id stays new.
    /// Time passes all the same: what becomes known by its arrival is taken in, and an event that follows must not have arrived before it.
    ///
    /// @return what observe would return
    public boolean ask(Row row) {
        boolean isNew = begin(plan.mainSource(), row);
        boolean enters = isNew || corrects && !deletes;
        if (corrects) entries.takeBack(plan.mainSource(), before, nextEvent());
        try {
            steps.ask(row, isNew, enters, isNew ? nextEvent() : before);
        } finally {
            steps.takeBack(row);
            if (corrects) entries.putBack(plan.mainSource(), before, nextEvent());
        }
        return isNew;
    }

    private boolean take(int source, Row row, long event, int count) {
        if (event <= lastEvent) throw new IllegalArgumentException("event " + event + " after " + lastEvent);
        lastEvent = event;
        boolean isNew = begin(source, row);
        tend();
        if (corrects) entries.takeBack(source, before, event);
        counted = isNew ? event : again ? before : Ids.NONE;
        if (isNew && source == plan.mainSource() && count == courses[source].steps.length && steps.isUnrolled()) steps.make(row, event);
        else for (int i = 0; i < count; i++) take(courses[source], i, row, event);
        if (isNew) remember(source, row, event);
        if (corrects && deletes) waiting[source].takeOut(waiting[source].find(before));
        else if (corrects) entries.correct(source, row, before, event);
        if (isNew || again) for (AheadState each : ahead) each.take(source, row, event);
        return isNew;
    }

    private void take(Course course, int step, Row row, long event) {
        boolean isNew = counted == event;
        boolean enters = isNew || corrects && !deletes;
        switch (course.steps[step]) {
            case Step.Update(int group) -> {
                if (!isNew) groups[group].pass();
                if (isNew && course == courses[plan.mainSource()]) groups[group].observe(row, event, course.blockOf(step));
                else if (enters) groups[group].update(row, row.time, row.arrival, counted, Histories.NONE);
                if (enters) witness.entered(group, row, row.time, counted, event);
            }
            case Step.Store(int entity) -> {
                if (isNew) versions[entity].put(row, event);
            }
            case Step.Read _, Step.Compute _, Step.Look _ -> steps.show(course, step, row);
        }
    }

    /// The number under which the row last observed counts: that of the event of its id, which it corrects, or its own; -1: nowhere.
    public long counted() {
        return counted;
    }

    /// Time passes up to the arrival of a row.
    ///
    /// @return whether its event is to be counted
    private boolean begin(int source, Row row) {
        // what is held goes by the ways of its event, which are found anew now; time may tell it before this event comes
        for (Foretold each : foretold[source]) each.release(waiting[source]);
        boolean isNear = expected[source].come();
        // memory takes its time: what is asked for first is there when the rest is done
        courses[source].locate(row, isNear);
        advance(row.arrival);
        present = Math.max(present, row.arrival);
        steps.live(row);
        long lived = steps.lived();
        for (GroupState group : groups) group.advance(lived);
        if (steps.isLate(row)) for (GroupState group : groups) group.expireAll(lived);
        fetched = (isNear ? 0 : courses[source].fetch()) + upcoming.fetch();
        long oldest = Times.minus(row.arrival, plan.remembered());
        ids[source].age(oldest);
        waiting[source].age(oldest);
        boolean tooLate = plan.isTooLate(source, row);
        before = tooLate ? Ids.NONE : ids[source].find(row.id);
        deletes = plan.deletes(source, row);
        again = before != Ids.NONE && plan.isCorrected(source);
        corrects = again && entries.differs(source, row, before, deletes);
        steps.begin(tooLate);
        return !tooLate && before == Ids.NONE && !deletes;
    }

    /// From now on new events take the steps of a class made for them. Who hears of each event is told of it step by step.
    void unroll() {
        if (witness == Witness.NOBODY) steps.unroll();
    }

    /// Takes in an event of which nobody asks what its row shows: the same as [#observe(int, Row, long)] for all that come after.
    public boolean absorb(int source, Row row, long event) {
        return take(source, row, event, courses[source].absorbing);
    }

    /// What need not be done while somebody waits for an answer: some keys are looked at.
    private void tend() {
        if (++taken == UNROLLED_AFTER) unroll();
        if (taken % EXPIRED_EVERY == 0) for (GroupState group : groups) group.expireSome();
    }

    private void remember(int source, Row row, long event) {
        if (plan.lateness(source).ids()) ids[source].add(row.id, event, row.arrival);
        if (foretold[source].length > 0) foretold[source][0].hold(row, event);
        else waiting[source].remember(row, event);
    }

    /// Takes in what became known of an event of the main source; see the next.
    public boolean learn(long event, int column, long value, long knownAt) {
        return learn(plan.mainSource(), event, column, value, knownAt);
    }

    /// Takes in a value that became known after its event: it counts from `knownAt` on, and not before the delay of its column.
    ///
    /// @param event   as it was observed
    /// @param column  the slot of the column
    /// @param value   encoded as [Values] says; a missing one says nothing
    /// @param knownAt microseconds: when it became known, so at the earliest when it arrived
    /// @return false if nothing changes: the event is unknown or forgotten, the value is missing, or not the first
    public boolean learn(int source, long event, int column, long value, long knownAt) {
        for (AheadState each : ahead) each.learn(source, event, column, value, knownAt);
        return know(source, event, plan.lateness(source).bit(column), value, knownAt);
    }

    /// @param bit of the column; -1 where nothing waits for it
    private boolean know(int source, long event, int bit, long value, long knownAt) {
        if (bit < 0 || value == Values.MISSING) return false;
        if (foretold[source].length > 0) return foretold[source][0].tell(waiting[source], event, value, knownAt);
        int record = waiting[source].find(event);
        if (record == Waiting.NONE) return false;
        long due = waiting[source].due(waiting[source].time(record), bit, knownAt);
        boolean isNew = plan.isCorrected(source) ? waiting[source].amend(record, bit, value, knownAt, due) : waiting[source].announce(record, bit);
        if (isNew) agenda.add(due, Agenda.target(source, bit, record), value);
        return isNew;
    }

    /// Takes in all late values of a row that holds them already, as the rows of a file do: each from the time on that its column says.
    public void learnAll(int source, Row row, long event) {
        if (plan.deletes(source, row)) return;
        for (AheadState each : ahead) each.learnAll(source, row, event);
        for (LateColumn each : courses[source].late) {
            long knownAt = each.knownAt(row);
            if (knownAt != Values.MISSING) know(source, event, each.bit(), row.values[each.slot()], knownAt);
        }
    }

    /// The event of this id that is still remembered.
    public OptionalLong find(int source, String id) {
        long event = ids[source].find(id);
        return event == Ids.NONE ? OptionalLong.empty() : OptionalLong.of(event);
    }

    /// Takes in what becomes known by a time, before anything that arrives then.
    public void advance(long arrival) {
        for (AheadState each : ahead) each.advance(arrival, this::close);
        drain(arrival);
        known = Math.max(known, arrival);
        for (GroupState group : groups) group.know(known);
    }

    private void close(long event, String id, int head, long value, long at) {
        int slot = plan.schema().columns().size() - plan.ahead().orElseThrow().heads().size() + head;
        learn(plan.mainSource(), event, slot, value, at);
        if (value != Values.MISSING) closes.closed(event, id, slot, value, at);
    }

    /// Who hears what was computed from later events, from now on.
    public void closes(Closes hears) {
        closes = hears;
    }

    /// Fills the features of a row with what its windows hold if they begin where they would end: (t0, t0 + D], as far as it has arrived.
    void lookAhead(Row row) {
        steps.lookAhead(row);
    }

    /// What became known by a time stands before the rows of that time.
    private void drain(long arrival) {
        while (agenda.size() > 0 && agenda.nextDue() <= arrival) {
            long due = agenda.nextDue();
            upcoming.take();
            int source = Agenda.source(agenda.target());
            int bit = Agenda.bit(agenda.target());
            int record = (int) agenda.target();
            if (!waiting[source].isAwaited(record, bit, due, agenda.value())) continue;
            if (waiting[source].isKnown(record, bit)) entries.takeBackLabel(source, record, bit, lastEvent);
            waiting[source].know(record, bit, agenda.value(), due);
            entries.know(source, record, bit, due, lastEvent);
            upcoming.done();
            waiting[source].settle(record);
        }
    }

    /// Puts everything that was seen into bytes, by its meaning: how it lies in memory may change between writing and reading.
    public void write(StateWriter to) {
        to.section("features 6");
        settle();
        to.number(lastEvent);
        to.number(known);
        to.number(steps.overflows());
        to.number(steps.lived());
        parts.write(to);
    }

    /// Takes back what was written of a state of the same plan; of a new state only.
    ///
    /// @throws StateReader.Mismatch where the bytes are those of something else; then this state is of no use
    public void read(StateReader from) {
        from.section("features 6");
        lastEvent = from.number();
        known = from.number();
        for (GroupState group : groups) group.know(known);
        steps.read(from);
        parts.read(from);
    }

    public FeaturePlan plan() {
        return plan;
    }

    /// The number that the next event may have at the earliest.
    public long nextEvent() {
        return lastEvent + 1;
    }

    /// Whether the row last observed was so old that some windows reach further back than is kept; those values are missing.
    public boolean degraded() {
        return steps.degraded();
    }

    /// How many sums were missing because they are beyond the range of their type (`FEATURES-OVERFLOW`).
    public long overflows() {
        return steps.overflows();
    }

    /// What a person should know of these sums; empty where there are none.
    public Optional<Problem> beyondRange() {
        return beyondRange(steps.overflows());
    }

    static Optional<Problem> beyondRange(long overflows) {
        if (overflows == 0) return Optional.empty();
        return Optional.of(Problem.warning("data.features", overflows + (overflows == 1 ? " sum was" : " sums were") + " beyond the range of the type",
                "they are missing on these rows, in training and serving alike", "Look for amounts in another unit, or quarantine them: checks: [amount < 1000000].",
                "FEATURES-OVERFLOW"));
    }

    /// How many keys have a history; a key of two groups counts twice.
    public long keys() {
        return parts.keys();
    }

    /// How many keys an event may make at most.
    public int mostKeys() {
        return groups.length + versions.length;
    }

    /// Bytes of all histories, what they hold and the room that they have grown; of what is more than counts and sums of whole units only about.
    public long bytes() {
        return parts.bytes();
    }

    /// Bytes of what histories hold of events alone: their times and values.
    public long entryBytes() {
        return parts.entryBytes();
    }

    /// How many events are remembered: for what becomes known of them, and, by their ids, to know repeated ones.
    public int remembered() {
        return parts.remembered() + Arrays.stream(foretold).flatMap(Arrays::stream).mapToInt(Foretold::size).sum();
    }

    /// A number that two states share if they saw the same log, however it was cut, grown or asked on the way.
    public long stateHash() {
        settle();
        return parts.hash();
    }

    /// What follows from time alone, however often somebody looked.
    private void settle() {
        for (GroupState group : groups) {
            group.advance(steps.lived());
            group.expireAll(steps.lived());
        }
        for (GroupState group : groups) group.settle(present);
        for (int source = 0; source < foretold.length; source++) for (Foretold each : foretold[source]) each.release(waiting[source]);
    }
}
