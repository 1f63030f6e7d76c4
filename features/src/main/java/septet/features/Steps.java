package septet.features;

import java.util.Arrays;
import java.util.Optional;
import septet.data.Row;
import septet.data.StateReader;

/// Makes the steps of events on the histories of a state: an event enters them, or is only lent to them, and its row is filled.
final class Steps {
    private final FeaturePlan plan;
    /// Of the source that examples are made of.
    private final Course main;
    private final GroupState[] groups;
    private final Versions[] versions;
    /// Of each entity the version of a row that is only looked at.
    private final int[] lent;
    private final Many many;
    /// All steps of a new event that examples are made of, once there were enough of them.
    private Optional<Move> usual = Optional.empty();
    /// The event that is under way, and whether it is only looked at.
    private long event;
    private boolean isAsked;
    private boolean degraded;
    private long overflows;
    /// What it was before the event that is only looked at.
    private long overflowsBefore;
    /// The time that events have come to: the newest that came no earlier than it happened. Events of the past that arrive now make nothing older.
    private long lived = Long.MIN_VALUE;

    Steps(FeaturePlan plan, Course main, GroupState[] groups, Versions[] versions) {
        this.plan = plan;
        this.main = main;
        this.groups = groups;
        this.versions = versions;
        lent = new int[versions.length];
        Arrays.fill(lent, Versions.NONE);
        many = new Many(plan.dictionary());
    }

    /// From now on new events take the steps of a class made for them.
    void unroll() {
        if (usual.isEmpty()) usual = Optional.of(Unrolled.of(Move.class, Move.of(main, groups)));
    }

    boolean isUnrolled() {
        return usual.isPresent();
    }

    void live(Row row) {
        lived = Math.max(lived, Math.min(row.time, row.arrival));
    }

    long lived() {
        return lived;
    }

    boolean isLate(Row row) {
        return isLate(row.time);
    }

    private boolean isLate(long time) {
        return plan.isLate(time, lived);
    }

    /// @param degraded whether it is too late for what is kept
    void begin(boolean degraded) {
        this.degraded = degraded;
    }

    boolean degraded() {
        return degraded;
    }

    long overflows() {
        return overflows;
    }

    /// As [FeatureState#write] has it.
    void read(StateReader from) {
        overflows = from.number();
        lived = from.number();
    }

    /// All steps of a new event, by the class made for them.
    void make(Row row, long number) {
        event = number;
        usual.orElseThrow().make(this, main, row);
    }

    /// All steps of an event that is only looked at, until [#takeBack].
    ///
    /// @param enters whether it is new, or stands for the one before it of its id
    /// @param number of the event as which it enters
    void ask(Row row, boolean isNew, boolean enters, long number) {
        overflowsBefore = overflows;
        isAsked = true;
        event = number;
        for (GroupState group : groups) group.pass();
        if (isNew && usual.isPresent()) usual.get().make(this, main, row);
        else for (int i = 0; i < main.steps.length; i++) {
            switch (main.steps[i]) {
                case Step.Update(int group) -> {
                    if (enters) groups[group].lend(row, number, plan.dictionary(), main.blockOf(i));
                    if (!isNew) groups[group].pass();
                }
                case Step.Store(int entity) -> lent[entity] = isNew ? versions[entity].lend(row, number) : Versions.NONE;
                case Step.Read _, Step.Compute _, Step.Look _ -> show(main, i, row);
            }
        }
    }

    void takeBack(Row row) {
        isAsked = false;
        overflows = overflowsBefore;
        for (GroupState group : groups) group.takeBack();
        for (int entity = 0; entity < lent.length; entity++) {
            versions[entity].takeBack(lent[entity], row);
            lent[entity] = Versions.NONE;
        }
    }

    /// The row's own entry, in a group that has a lane.
    void enter(GroupState group, Lane lane, Row row, int block) {
        if (isAsked) {
            if (!group.lend(lane, row, block)) group.lend(row, event, plan.dictionary(), block);
        } else if (!group.observe(lane, row, block)) {
            group.observe(row, event, block);
        }
    }

    /// Any step of a new event.
    void make(Course course, int step, Row row) {
        switch (course.steps[step]) {
            case Step.Update(int group) -> {
                if (isAsked) groups[group].lend(row, event, plan.dictionary(), course.blockOf(step));
                else groups[group].observe(row, event, course.blockOf(step));
            }
            case Step.Store(int entity) -> {
                if (isAsked) lent[entity] = versions[entity].lend(row, event);
                else versions[entity].put(row, event);
            }
            case Step.Read _, Step.Compute _, Step.Look _ -> show(course, step, row);
        }
    }

    /// What a step puts into the row.
    void show(Course course, int step, Row row) {
        switch (course.steps[step]) {
            case Step.Read _ -> read(course.reads[step], row, course.blockOf(step));
            case Step.Compute compute -> compute(compute, row);
            case Step.Look look -> look(look, row);
            case Step.Update _, Step.Store _ -> { }
        }
    }

    private void look(Step.Look look, Row row) {
        int version = versions[look.entity()].find(row.values[look.key()], row.time);
        degraded |= version == Versions.DROPPED;
        versions[look.entity()].load(version, look.from(), look.to(), row);
    }

    private void compute(Step.Compute compute, Row row) {
        row.values[compute.slot()] = compute.formula().value(row);
        if (compute.isText()) row.texts[compute.slot()] = compute.formula().text(row);
    }

    /// What a row asks of a group, whatever that takes.
    void read(Reads reads, Row row, int block) {
        GroupState group = groups[reads.group()];
        boolean isLate = isLate(row);
        if (!isLate && group.lane().isPresent() && group.read(group.lane().get(), reads, row, block)) return;
        boolean forgotten = group.hasForgotten(row.time, isLate);
        if (forgotten || !group.seek(reads.keys(), row, block)) {
            degraded |= forgotten;
            reads.miss(row);
            return;
        }
        History history = group.found();
        if (history.isEmpty()) {
            reads.ofNothing(row);
            return;
        }
        if (group.group().shape().sketched) history.sketches().settle(row.arrival);
        if (history.reaches(row.time)) {
            group.moveTo(row.time);
            overflows += reads.fill(history, group.isOwn(), many, row);
        } else {
            degraded = true;
            reads.miss(row);
        }
    }

    /// As [FeatureState#lookAhead].
    void lookAhead(Row row) {
        for (Step step : main.steps) {
            switch (step) {
                case Step.Read(Reader reader) -> groups[reader.group()].readAhead(reader, row, this::isLate);
                case Step.Compute compute -> compute(compute, row);
                case Step.Update _, Step.Look _, Step.Store _ -> { }
            }
        }
    }
}
