package septet.serving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import septet.data.DecisionRecord;
import septet.data.DefinitionsRecord;
import septet.data.EventRecord;
import septet.data.Log;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.TextRow;
import septet.data.TimingRecord;
import septet.data.VersionRecord;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.features.FeatureState;

/// Decides events, one after the other: what a server does with a request, without the server.
///
/// An event is checked, sees the state, is decided on and recorded; then it is part of the state that the next one sees. A decision
/// stands in the log directly before its event: where the event lacks, the process ended between the two, nobody heard of the
/// decision, and it counts for nothing. Not safe for several threads; times are handed in.
public final class Decider {
    static final String EVENT = "event";
    private Setup setup;
    private Journal journal;
    private Fold fold;
    private Recording recording;
    private Recent<Decision> answers;
    private Listener listener;
    private Timeline timeline = new Timeline();
    private Telling telling;
    private Following following;
    private Past past;
    private Recovered recovered;
    private Row row;
    private Optional<Ladder> ladder = Optional.empty();
    private Optional<Takeover> takeover = Optional.empty();
    private Optional<Beside> beside = Optional.empty();
    private Optional<Holdback> holdback = Optional.empty();

    Decider(Setup setup, FeatureState state, Log log, Listener listener) {
        this.setup = setup;
        this.listener = listener;
        journal = new Journal(log);
        fold = new Fold(setup, state, listener);
        recording = new Recording(setup.features(), state.plan().dictionary(), setup.reasons(), setup.score());
        answers = new Recent<>(setup.horizon().answers());
        row = new Row(state.plan().widest());
        telling = new Telling(setup, fold, journal, timeline, row);
        following = new Following(telling, journal);
        past = new Past(setup, fold, journal.described(), timeline, this::remember, listener);
        recovered = past.recovered(0);
    }

    private static Decider recovered(Decider made, Log log, long from) {
        made.recovered = made.past.replay(log, from, made.row);
        return made;
    }

    /// A decider that knows what the log knows: every event and every late value in it is taken in again, in its order.
    ///
    /// @param state that has seen the ingested rows, and no others
    public static Decider recover(Setup setup, FeatureState state, Log log, Listener listener) {
        return recovered(new Decider(setup, state, log, listener), log, 0);
    }

    /// The same from a checkpoint on: only what the log holds behind it is taken in again.
    ///
    /// @param state    a new one
    /// @param listener a new one
    /// @throws StateReader.Mismatch where the checkpoint is of another design or program; then state and listener are of no use
    public static Decider resume(Setup setup, FeatureState state, Log log, Listener listener, Checkpoint.Image image) {
        Decider made = new Decider(setup, state, log, listener);
        return recovered(made, log, made.read(image));
    }

    private long read(Checkpoint.Image image) {
        StateReader from = new StateReader(image.blocks(), fold.plan().dictionary());
        timeline.pass(from.number());
        journal.described().read(from);
        fold.read(from);
        DecisionState.read(answers, from);
        listener.read(from);
        from.end();
        return image.records();
    }

    /// All that it knows, as of the end of the log. Between two calls of others only.
    public Checkpoint.Image image() {
        journal.usable();
        StateWriter to = new StateWriter(fold.plan().dictionary());
        to.number(timeline.last());
        journal.described().write(to);
        fold.write(to);
        DecisionState.write(answers, to);
        listener.write(to);
        return new Checkpoint.Image(journal.next(), journal.hash(), to.blocks());
    }

    /// From now on these units are held back, whatever serves; by the design that serves.
    public void holdBack(Optional<Holdback> units) {
        units.ifPresent(each -> describe(each.ladder(), this));
        holdback = units;
    }

    /// From now on this ladder answers everything.
    public void serve(Ladder ladder) {
        alone();
        describe(ladder, this);
        this.ladder = Optional.of(ladder);
    }

    private void alone() {
        takeover = Optional.empty();
        beside.ifPresent(Beside::ends);
        beside = Optional.empty();
        journal.echoes((_, _) -> { });
    }

    /// The same, but what stands beside may go on as this one.
    private void keep(Backfill of) {
        Optional<Beside> before = beside;
        beside = Optional.empty();
        alone();
        before.ifPresent(each -> each.ends(of));
    }

    /// From now on a version takes over from the one that serves, as far as this step has it.
    public void serve(Takeover step) {
        alone();
        describe(step.challenger(), this);
        takeover = Optional.of(step);
    }

    /// The same of a version of another design, whose state stands beside this one from then on. Between two calls of others only.
    public void serve(Takeover step, Backfill of) {
        journal.usable();
        journal.flush();
        Beside other = new Beside(of);
        keep(of);
        journal.echoes(other);
        describe(step.challenger(), other.heir());
        beside = Optional.of(other);
        takeover = Optional.of(step);
    }

    /// Something was written by the decider beside which this one stands.
    void hear(LogRecord record, long offset) {
        past.take(record, offset, row);
    }

    /// The same of an event that is about to be written, to decide on it.
    boolean ahead(EventRecord event, long offset) {
        return past.ahead(event, offset, row);
    }

    /// From this place of the log on another design answers, from the state that a backfill made of the same log. Between two calls of others only: until then each answer is
    /// of the old design, from then on of the new one.
    public void succeed(Backfill backfill, Ladder ladder) {
        journal.usable();
        journal.flush();
        Decider heir = backfill.finished();
        keep(backfill);
        become(heir);
        serve(ladder);
    }

    void become(Decider heir) {
        setup = heir.setup;
        journal = heir.journal;
        fold = heir.fold;
        recording = heir.recording;
        answers = heir.answers;
        listener = heir.listener;
        timeline = heir.timeline;
        telling = heir.telling;
        following = heir.following;
        past = heir.past;
        row = heir.row;
    }

    /// Takes in so many more records of the log; fewer where it ends.
    long read(LogReader reader, long most) {
        return past.read(reader, most, row);
    }

    /// Writes down what the closed loop decided; it is on the device after the next sync.
    public void act(LoopRecord decided) {
        journal.usable();
        journal.write(decided);
        journal.flush();
        listener.acted(decided);
    }

    /// Writes down how long an answer took that was given in a rollout. Where nothing can be written any more nothing is: the answer was given.
    ///
    /// @param timing of the decision that was taken last
    public void timed(TimingRecord timing) {
        if (journal.tries(timing)) listener.timed(timing);
    }

    /// @param of whose features its versions see
    private void describe(Ladder ladder, Decider of) {
        journal.usable();
        for (Rung rung : ladder.rungs()) {
            DefinitionsRecord definitions = new DefinitionsRecord(rung.version(), of.fold.plan().definitions(of.setup.features()));
            journal.describe(definitions);
            listener.means(definitions);
            VersionRecord version = new VersionRecord(rung.version(), ladder.heads(), of.recording.names());
            journal.describe(version);
            listener.serves(version);
        }
        journal.flush();
    }

    /// Decides on an event, and takes it into the state. An event whose id was decided on before gets the same answer again.
    ///
    /// @param at microseconds: when it arrived
    /// @throws Refused with all that is wrong with the event; then nothing has changed
    public Decision decide(Event event, long at) {
        try {
            return decided(event, at);
        } catch (OutOfMemoryError _) {
            throw journal.exhaust();
        }
    }

    private Decision decided(Event event, long at) {
        Ladder ladder = this.ladder.orElseThrow(Decider::nothingServes);
        journal.usable();
        Problems problems = new Problems();
        Intake intake = setup.main();
        event.wrong().forEach(problems::add);
        Intake.Told told = intake.sort(event, EVENT, problems);
        Optional<Decision> before = problems.hasErrors() ? Optional.empty() : before(told, problems);
        if (before.isPresent()) return before.get();
        fold.refuseFull(EVENT, problems);
        row.clear();
        row.arrival = timeline.arrival(at);
        timeline.identify(told.id(), EVENT, problems);
        intake.type(told, false, EVENT, row, problems);
        row.time = intake.time(told, row.arrival, EVENT, problems);
        timeline.refuseAhead(row, EVENT, problems);
        intake.check(told, row, EVENT, problems);
        if (intake.deletes(row)) {
            problems.add(Problem.error(EVENT, "takes an event out", "there is nothing to decide", "Send it to /sources/" + intake.schema().source() + ".", "SERVING-DELETION"));
        }
        if (problems.hasErrors()) listener.refused(problems.list(), row.arrival);
        problems.refuse(Fault.DATA);
        return decide(ladder, told);
    }

    private Decision decide(Ladder ladder, Intake.Told told) {
        TextRow values = setup.main().sealed(told);
        journal.describe(setup.main().described());
        boolean shadowed = takeover.filter(Takeover::inShadow).isPresent();
        long offset = journal.next() + (shadowed ? 2 : 1);
        row.id = told.id().isEmpty() ? timeline.name(offset) : told.id();
        timeline.pass(row.arrival);
        fold.observe(setup.source(), row);
        EventRecord event = new EventRecord(setup.main().schema().source(), row.time, row.arrival, row.arrival, row.id, values);
        DecisionRecord decision = takeover.isEmpty() ? alone(ladder, offset) : assigned(takeover.get(), event, offset);
        journal.write(decision);
        journal.write(event);
        journal.flush();
        return remember(decision, setup.main().content(told.values()), row);
    }

    private DecisionRecord alone(Ladder ladder, long offset) {
        return heldBack(offset).orElseGet(() -> recording.record(row.id, offset, row.arrival, verdict(ladder), new Recording.Given("", served()), row));
    }

    /// The baseline's answer, where the row belongs to those who are held back.
    private Optional<DecisionRecord> heldBack(long offset) {
        return holdback.filter(each -> each.holds(row)).map(each -> recording.record(row.id, offset, row.arrival, verdict(each.ladder()), each.given(), row));
    }

    /// How likely it is not to be held back.
    private double served() {
        return holdback.map(each -> 1 - each.share()).orElse(1.0);
    }

    /// The answer of the arm to which the row belongs.
    private DecisionRecord assigned(Takeover step, EventRecord event, long offset) {
        boolean able = beside.isEmpty() || beside.get().ahead(event, offset);
        Decider other = beside.isPresent() && able ? beside.get().heir() : this;
        Takeover.Arm arm = step.arm(row);
        Recording.Given given = new Recording.Given(step.named(arm), step.propensity(arm) * served());
        if (step.inShadow()) shadow(able ? other.verdict(step.challenger()) : lost(step));
        Optional<DecisionRecord> held = heldBack(offset);
        if (held.isPresent()) return held.get();
        if (arm != Takeover.Arm.CHALLENGER) return recording.record(row.id, offset, row.arrival, verdict(step.ladder(arm)), given, row);
        if (!able) return recording.record(row.id, offset, row.arrival, lost(step), given, row);
        return other.recording.record(row.id, offset, row.arrival, other.verdict(step.challenger()), given, other.row);
    }

    /// What serves answers for a version whose state failed.
    private Verdict lost(Takeover step) {
        return verdict(ladder.orElseThrow()).degraded("the state of " + step.challenger().version() + " failed");
    }

    private Verdict verdict(Ladder ladder) {
        Verdict verdict = setup.eligible().isPresent() && !setup.eligible().get().holds(row) ? Verdict.notEligible(ladder) : Verdict.of(ladder, row);
        return fold.tooOld() ? verdict.degraded("its time is older than what its windows keep") : verdict;
    }

    private void shadow(Verdict verdict) {
        ShadowRecord shadow = new ShadowRecord(row.id, verdict.rung().version(), verdict.heads(), verdict.decision(), verdict.degraded());
        journal.write(shadow);
        listener.shadowed(shadow);
    }

    /// After a decision is in the log: it is remembered, and told.
    private Decision remember(DecisionRecord record, long content, Row row) {
        Decision decision = recording.answer(record, journal.version(record.version()).orElseThrow());
        answers.put(record.request(), decision);
        listener.decided(record, row);
        fold.remember(setup.source(), row, content);
        return decision;
    }

    /// The answer that was given to the same event; where there is none although its id is known, that is a problem of the event.
    private Optional<Decision> before(Intake.Told told, Problems problems) {
        int known = fold.find(setup.source(), told.id());
        if (known == KnownEvents.NONE) {
            if (fold.inState(setup.source(), told.id()).isEmpty()) return Optional.empty();
            return reused(problems, "stands among the ingested rows, or is older than what is remembered", "Send it under an id of its own.");
        }
        if (!fold.isSame(setup.source(), known, told)) {
            return reused(problems, "was used for another event", fold.isCorrected(setup.source())
                    ? "Send a correction to /sources/" + setup.main().schema().source() + "; what is decided stays." : "Send each event under an id of its own.");
        }
        Optional<Decision> answer = answers.find(told.id());
        return answer.isPresent() ? answer : reused(problems, "was taken in before, and there is no answer to give again", "Look for the decision in the log.");
    }

    private static Optional<Decision> reused(Problems problems, String cause, String remedy) {
        problems.add(Problem.error("event.id", cause, "nothing was decided", remedy, "SERVING-ID-REUSED"));
        return Optional.empty();
    }

    private static Refused nothingServes() {
        return new Refused(Fault.DESIGN, Problem.error("decide", "nothing serves yet", "no decision can be given", "Try again in a moment.", "SERVING-NO-MODEL"));
    }

    /// Takes in events and late values of a source, row by row: each good one is taken, whatever is wrong with others. What was taken is
    /// in the log when this returns, and on the device after its next sync.
    ///
    /// @param rows each is emptied on the way
    /// @throws Refused where there is no such source, or the log cannot be written
    public Taken take(String source, List<Event> rows, long at) {
        try {
            return telling.take(source, rows, at);
        } catch (OutOfMemoryError _) {
            throw journal.exhaust();
        }
    }

    /// The same for whoever expects that nothing is wrong.
    ///
    /// @throws Refused with all that is wrong, row by row; the other rows were taken in
    public Receipt tell(String source, List<Event> rows, long at) {
        Taken taken = take(source, rows, at);
        if (!taken.problems().isEmpty()) throw new Refused(Fault.DATA, taken.problems());
        return taken.receipt();
    }

    /// Takes in the messages of a stream as rows of a source: each good one, whatever is wrong with others. A row without an id gets that of its place.
    ///
    /// @return what was not taken in
    List<Aside> follow(String source, String stream, List<Message> messages, long at) {
        try {
            return following.take(source, stream, messages, at);
        } catch (OutOfMemoryError _) {
            throw journal.exhaust();
        }
    }

    /// Notes where to go on in the partitions of a stream.
    void reached(String source, String stream, Map<Integer, Long> next) {
        following.reached(source, stream, next);
    }

    /// Where to go on in a partition of a stream; empty for its beginning.
    OptionalLong next(String source, String stream, int partition) {
        return journal.described().next(source, stream, partition);
    }

    /// What was read from the log when this was made.
    public Recovered recovered() {
        return recovered;
    }

    /// What stands in the answers where nothing fails; empty before anything serves.
    public Optional<Ladder> ladder() {
        return ladder;
    }

    /// Equal for two deciders that know the same.
    public long stateHash() {
        return fold.stateHash();
    }
}
