package septet.loop;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import septet.data.LogReader;
import septet.data.LoopRecord;
import septet.data.Table;
import septet.design.Fault;
import septet.design.Refused;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.model.Draft;
import septet.model.Registry;
import septet.model.Store;
import septet.model.Version;
import septet.monitoring.Monitor;
import septet.monitoring.Trial;
import septet.serving.Decider;
import septet.serving.Event;
import septet.serving.Takeover;
import septet.serving.UnitOf;
import septet.world.PowerLost;
import septet.world.SimulatedWorld;

/// Plays rows through the serving path in virtual time while the closed loop acts: each row arrives as texts when it arrived, each label when it became known,
/// and the loop does between two requests what is due. When the process ends, everything in memory is lost; it starts again from what is on the disk, and
/// callers repeat what was not acknowledged.
final class LoopPlay implements Stage {
    static final Path FOLDER = Path.of("/rehearsal");
    private static final long DAY = 86_400_000_000L;
    private static final long HOUR = DAY / 24;
    /// Both arms of a step have as many units.
    static final double EVEN = 0.5;

    /// What is to be played.
    ///
    /// @param score   the rows, and how they are told
    /// @param told    its rows with the times at which values really become known
    /// @param design  by which versions answer
    /// @param unit    the slot of the column that keeps its arm in a rollout; -1: each request by itself
    /// @param mishaps what goes wrong, by time
    /// @param refused requests beside the rows, by time
    record Piece(Performance.Score score, List<Table> told, SystemDesign design, SimulatedWorld world, int unit, long until, List<Mishap> mishaps, List<RefusedRows.Request> refused) {}

    /// A row that waits to be sent.
    private record Waiting(int source, Event event, int place) {}

    private final Piece piece;
    private final Draft first;
    private final Ledger ledger;
    private final Progress progress;
    private final BiFunction<Registry, Stage, Conductor> conductors;
    private final Rows rows;
    private final Deque<Waiting> backlog = new ArrayDeque<>();
    /// Rows of other sources that their follower has not brought yet.
    private final Deque<Waiting> behind = new ArrayDeque<>();
    private boolean lagged;
    private final Misfortune misfortune;
    private Store store;
    private Decider decider;
    private Conductor conductor;
    private long lastSync = Long.MIN_VALUE;
    private long today;
    private long acknowledged;
    private int restarts;
    private int asked;

    /// @param first      the version that serves at the beginning
    /// @param conductors makes one that knows nothing yet
    LoopPlay(Piece piece, Draft first, Ledger ledger, Progress progress, BiFunction<Registry, Stage, Conductor> conductors) {
        this.piece = piece;
        this.first = first;
        this.ledger = ledger;
        this.progress = progress;
        this.conductors = conductors;
        rows = new Rows(piece.score(), piece.told());
        misfortune = new Misfortune(piece.mishaps(), piece.world());
        FeatureState state = new FeatureState(plan());
        rows.warm(state);
        start(state);
    }

    private void start(FeatureState state) {
        store = Store.open(piece.world().disk(), FOLDER);
        ledger.measures(monitor());
        decider = Decider.recover(piece.score().served().setup(), state, store.log(), ledger);
        conductor = conductors.apply(store.registry(), this);
    }

    /// Of the version that serves; before the first is registered, of that one.
    private Monitor monitor() {
        Ladders ladders = ladders();
        Release beginning = Release.read(first.artifacts().get(Release.ROLE), "the first version");
        String serving = store.registry().versions().served().map(Version::id).orElse("v1");
        Function<String, Release> releases = id -> store.registry().versions().find(id).map(ladders::release).orElse(beginning);
        Monitor made = new Watches(piece.design(), plan(), ladders, "").monitor(serving, id -> Optional.of(releases.apply(id)));
        made.tries(id -> store.registry().versions().find(id).map(version -> new Trial.Course(piece.design().serving().refresh(), JudgedShift.of(version, store.artifacts()),
                UnitOf.of(piece.unit(), plan().schema(), plan().dictionary()), new OnlineOutcomes(piece.design(), plan(), ladders.prices(releases.apply(serving(serving)))).rollout())));
        return made;
    }

    private String serving(String atFirst) {
        return store.registry().versions().served().map(Version::id).orElse(atFirst);
    }

    private void begin(long now) {
        Registry registry = store.registry();
        Version version = registry.versions().served().orElseGet(() -> registry.promote(registry.register(first, now).id(), now, "it stands at the beginning"));
        conductor.begin(now, version, "fitted on " + Conductor.counted(version.provenance().rows()) + " rows whose labels were known by then");
    }

    private FeaturePlan plan() {
        return piece.score().served().plan();
    }

    void play() {
        survive(piece.score().from(), () -> begin(piece.score().from()));
        while (rows.isReady() && rows.arrival() < piece.until()) {
            long now = rows.arrival();
            refused(now);
            until(now);
            Waiting next = new Waiting(rows.source(), rows.event(), rows.place());
            rows.tellLater(rows.id());
            (lagged && next.source() != plan().mainSource() ? behind : backlog).add(next);
            send(now);
            rows.next();
        }
        refused(piece.until() - 1);
        until(piece.until());
        if (misfortune.isDown()) {
            misfortune.repair();
            restart(piece.until());
        }
        send(piece.until());
        survive(piece.until(), () -> store.log().sync());
    }

    /// Asks about rows that are refused; nobody asks again.
    private void refused(long now) {
        while (asked < piece.refused().size() && piece.refused().get(asked).at() <= now) {
            RefusedRows.Request request = piece.refused().get(asked++);
            until(request.at());
            send(request.at());
            survive(request.at(), () -> refused(request));
            ledger.lost(request);
        }
    }

    private void refused(RefusedRows.Request request) {
        try {
            decider.decide(request.event(), misfortune.clock(request.at()));
        } catch (Refused refused) {
            if (refused.fault() == Fault.DATA) return;
            throw refused;
        }
        throw new IllegalStateException("a request was answered that had been found wrong: " + request.problems().getFirst().line());
    }

    /// Lets time pass: what goes wrong, labels that become known, and what the loop has to do, each at its moment, labels first.
    private void until(long now) {
        while (Math.min(conductor.next(), misfortune.next()) <= now) {
            long moment = Math.min(conductor.next(), misfortune.next());
            pass(moment);
            if (misfortune.next() <= moment) befall(moment);
            else if (misfortune.isDown()) break;
            else survive(moment, () -> conductor.act());
        }
        pass(now);
    }

    private void pass(long now) {
        piece.world().advanceTo(now);
        if (misfortune.isRepaired(now)) restart(now);
        if (misfortune.lags(now)) lag();
        else follow(now);
        if (now - lastSync > HOUR) {
            survive(now, () -> store.log().sync());
            lastSync = now;
        }
        ledger.slow(misfortune.isSlow(now));
        long day = (now - piece.score().from()) / DAY;
        if (day < today) return;
        progress.say("rehearse: day " + (day + 1));
        today = day + 7;
    }

    private void lag() {
        if (!lagged) ledger.delayed();
        lagged = true;
    }

    /// What is followed comes when it is due, or all at once where its follower lagged.
    private void follow(long now) {
        while (!behind.isEmpty()) backlog.addFirst(behind.removeLast());
        boolean told = false;
        // Whoever tells of a label tells it again before anybody asks for a decision.
        while (!told && !misfortune.isDown()) {
            told = survive(now, () -> rows.tell(now, (source, events, at) -> {
                decider.tell(source, events, misfortune.clock(lagged ? now : at));
                settle();
            }));
        }
        lagged &= !told;
    }

    /// Where something goes wrong, nothing is acknowledged before it is on the device.
    private void settle() {
        if (!piece.mishaps().isEmpty()) store.log().sync();
    }

    private void befall(long now) {
        Mishap mishap = misfortune.begin();
        ledger.note(new LoopRecord(now, "fault", "", "", "Injected: " + mishap.kind().words() + ".", List.of()));
        if (mishap.kind() == Mishap.Kind.CLOCK_SKEW) ledger.delayed();
        if (mishap.kind() == Mishap.Kind.KILL) restart(now);
    }

    /// Does something in which the process may end; then it starts again, once the device works.
    ///
    /// @return whether it was done to its end
    private boolean survive(long now, Runnable work) {
        if (misfortune.isDown()) return false;
        try {
            work.run();
            return true;
        } catch (PowerLost _) {
            misfortune.powerOn();
            restart(now);
        } catch (Refused refused) {
            if (refused.fault() != Fault.ENGINE) throw refused;
            ledger.note(new LoopRecord(now, "fault", "", "", "The server takes nothing more: " + refused.problems().getFirst().cause() + ".", List.of()));
            misfortune.fails();
            ledger.delayed();
        }
        return false;
    }

    /// Where the device does not even let it start, it stays down until it does.
    private void restart(long now) {
        while (true) {
            try {
                startAgain(now);
                return;
            } catch (PowerLost _) {
                misfortune.powerOn();
            } catch (Refused refused) {
                if (refused.fault() != Fault.ENGINE) throw refused;
                misfortune.fails();
                ledger.delayed();
                return;
            }
        }
    }

    private void startAgain(long now) {
        restarts++;
        piece.world().disk().processEnds();
        FeatureState state = new FeatureState(plan());
        new Rows(piece.score(), piece.told()).warm(state);
        ledger.replays(true);
        try {
            start(state);
        } finally {
            ledger.replays(false);
        }
        List<LoopRecord> story = ledger.acts();
        ledger.note(new LoopRecord(now, "restart", "", "", String.format(java.util.Locale.ROOT, "The process starts again; its log holds %,d decisions.",
                decider.recovered().decisions()), List.of()));
        if (story.isEmpty()) begin(now);
        else conductor.resume(now, story);
    }

    /// Sends what waits, in its order, as long as it is taken.
    private void send(long now) {
        boolean taken = true;
        while (taken && !backlog.isEmpty() && !misfortune.isDown()) {
            Waiting next = backlog.getFirst();
            int before = restarts;
            boolean[] answered = new boolean[1];
            survive(now, () -> answered[0] = answer(next, misfortune.clock(now)));
            taken = answered[0] || restarts > before;
            if (!answered[0]) continue;
            backlog.removeFirst();
            acknowledged++;
        }
        if (!backlog.isEmpty()) ledger.delayed();
    }

    /// @return whether it was taken in; a caller tries again what the server's clock does not allow
    private boolean answer(Waiting next, long at) {
        try {
            if (next.source() == plan().mainSource()) {
                ledger.expect(next.place());
                decider.decide(next.event(), at);
                ledger.timing().ifPresent(decider::timed);
            } else {
                decider.tell(plan().schema(next.source()).source(), List.of(next.event()), at);
            }
        } catch (Refused refused) {
            if (refused.problems().stream().allMatch(problem -> problem.code().equals("SERVING-TIME-IN-FUTURE"))) return false;
            throw refused;
        }
        settle();
        return true;
    }

    @Override
    public void serve(Version version) {
        decider.serve(ladders().of(version, store.registry().versions().before()));
        decider.holdBack(ladders().holdback(version));
    }

    private Ladders ladders() {
        return new Ladders(piece.design(), plan(), store.artifacts());
    }

    @Override
    public void step(String rollout, Version challenger, double share) {
        misfortune.damage(challenger, FOLDER);
        Takeover takeover = new Takeover(rollout, decider.ladder().orElseThrow(), ladders().of(challenger, store.registry().versions().served()), share, piece.unit(), plan());
        decider.serve(takeover);
        ledger.steps(rollout);
    }

    @Override
    public void act(LoopRecord decided) {
        decider.act(decided);
        store.log().sync();
    }

    Store store() {
        return store;
    }

    /// Rows that were answered or taken in.
    long acknowledged() {
        return acknowledged;
    }

    /// What stands in the log by now.
    Census census() {
        try (LogReader reader = store.log().reader(0)) {
            return Census.of(reader);
        }
    }

    int restarts() {
        return restarts;
    }
}
