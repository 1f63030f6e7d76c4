package septet.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import septet.data.DecisionRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.design.GateSentence;
import septet.design.Refused;
import septet.evaluation.EvaluationSection;
import septet.model.Registry;
import septet.model.Version;
import septet.monitoring.ExperimentWatch;
import septet.monitoring.Facts;
import septet.monitoring.Onlooker;
import septet.monitoring.StepVerdict;
import septet.serving.Checkpoints.Between;
import septet.serving.RolloutStep;
import septet.serving.Route;
import septet.world.Clock;

/// The closed loop beside a server, on its time: the same [Conductor] as in a rehearsal. It is driven from outside by [#act], on a thread of its own that only borrows the server's
/// between two requests; what is slow (fitting, judging, reading the log for a changed design) stays beside it.
public final class LiveLoop implements Stage, Answered, Onlooker, AutoCloseable {
    private static final long BLOCK = 1_000;
    private static final List<RolloutStep> AT_ONCE = List.of(new RolloutStep(java.math.BigDecimal.ONE, Optional.empty()));

    /// Where it acts.
    ///
    /// @param job      of the store; its design is of no meaning
    /// @param between  runs a task where the state may be touched
    /// @param sync     returns when what was logged is on the device
    /// @param facts    as of now
    /// @param progress hears each decision
    /// @param turn     lets another system answer from now on, between two requests
    public record Place(Job job, Between between, Runnable sync, Supplier<Facts> facts, Clock clock, Consumer<String> progress, Consumer<ServedSystem> turn) {}

    private final Place place;
    private final LiveWorkshop workshop;
    private final LoopParts parts;
    private final Registry registry;
    private final Map<String, ServedSystem> successors = new HashMap<>();
    private final Queue<Consumer<Long>> asked = new ConcurrentLinkedQueue<>();
    private ServedSystem system;
    private Conductor conductor;
    private StepFeed feed;
    private Optional<StepFeed.Taken> taken = Optional.empty();
    private final BegunDrift inputs = new BegunDrift();
    private boolean turned;

    LiveLoop(ServedSystem system, SeparateProcess process, Place place, LoopParts parts) {
        this.place = place;
        this.system = system;
        registry = place.job().store().registry();
        workshop = new LiveWorkshop(process, place.job().store().artifacts());
        this.parts = parts.judge((watch, over, last) -> asked(() -> parts.judge().judge(watch, over, last)));
        conductor = conductor();
        feed = new StepFeed(system.decisions());
    }

    /// Makes it go on where its log says that it stood; before anybody is answered.
    ///
    /// @param process in which candidates are fitted
    public static LiveLoop open(ServedSystem system, SeparateProcess process, Place place) {
        return open(system, process, place, LoopParts.OURS);
    }

    static LiveLoop open(ServedSystem system, SeparateProcess process, Place place, LoopParts parts) {
        LiveLoop loop = new LiveLoop(system, process, place, parts);
        system.monitor().shows(loop);
        loop.alone(loop::begin);
        return loop;
    }

    private Conductor conductor() {
        Conductor.Plan plan = new Conductor.Plan(system.design().serving().refresh(), this::steps, this::atMost, system.design().monitoring().retrain(), system.maturity());
        return new Conductor(plan, workshop, registry, this, this, parts);
    }

    /// As the changed design says itself.
    private List<RolloutStep> steps(Version version) {
        List<RolloutStep> steps = place.job().of(version).design().serving().rollout();
        return steps.isEmpty() ? AT_ONCE : steps;
    }

    /// As the changed design says itself; where it says no end, as long as the steps of a rollout may take.
    private long atMost(Version version) {
        EvaluationSection evaluation = place.job().of(version).design().evaluation();
        return evaluation.online().map(online -> online.atMost().map(Preparation::micros).orElse(Long.MAX_VALUE / 4)).orElse(0L);
    }

    @Override
    public Optional<ExperimentWatch> experiment(Version version) {
        return system.experiment(isOwn(version) ? system.design() : place.job().of(version).design());
    }

    @Override
    public <T> T asks(Supplier<T> question) {
        return asked(question);
    }

    @Override
    public Optional<StepVerdict> heldBack(long now) {
        return asked(() -> system.monitor().heldBack(now));
    }

    private void begin() {
        List<LoopRecord> story = system.monitor().acts().stream().filter(act -> !act.action().equals(Revealing.ACTION)).toList();
        long now = place.clock().micros();
        if (!story.isEmpty()) conductor.resume(now, story);
        else if (system.design().monitoring().retrain().isPresent()) conductor.begin(now, system.version(), "septet run made it");
    }

    /// Does what is due.
    public void act() {
        long now = place.clock().micros();
        for (Consumer<Long> each = asked.poll(); each != null; each = asked.poll()) {
            Consumer<Long> next = each;
            tried(() -> next.accept(now));
        }
        while (conductor.next() <= place.clock().micros()) tried(conductor::act);
    }

    private void tried(Runnable act) {
        alone(act);
        alone(this::again);
    }

    /// What is refused, as where a disk is full or a version lacks, costs this act and no other; a mistake of ours neither.
    private void alone(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            place.progress().accept("loop: " + refused.problems().getFirst().line());
        } catch (RuntimeException failed) {
            place.progress().accept("loop: this act failed, and the loop goes on: " + failed);
        }
    }

    /// Once another design serves, its loop goes on with the story; what was fitted for the one before is of no use any more.
    private void again() {
        if (!turned) return;
        turned = false;
        workshop.close();
        system.monitor().shows(this);
        feed = new StepFeed(system.decisions());
        conductor = conductor();
        begin();
    }

    /// A person decides; it is done at the next [#act], and what is wrong with it is said.
    public void ask(ByHand by) {
        asked.add(now -> conductor.override(by, now));
    }

    boolean isRegistered(String version) {
        return registry.versions().find(version).isPresent();
    }

    /// All that was decided, the oldest first. Where the state may be touched.
    List<LoopRecord> story() {
        return system.monitor().acts();
    }

    /// What a person may ask and decide while it runs.
    public List<Route> routes() {
        return LoopRoutes.of(this);
    }

    /// A version of a changed design has passed its gates.
    ///
    /// @param next made beside what serves
    public void change(Version version, ServedSystem next, String why) {
        while (next.catchUp(BLOCK) == BLOCK) { }
        asked.add(now -> {
            successors.put(version.id(), next);
            conductor.change(version, why, now);
        });
    }

    @Override
    public void prepare(Version version) {
        if (isOwn(version)) place.between().run(() -> system.prepare(version));
        else successor(version);
    }

    @Override
    public void serve(Version version) {
        boolean same = isOwn(version);
        if (same) {
            place.between().run(() -> {
                feed.watchesNothing();
                system.serve(version);
            });
        } else {
            turn(version);
        }
        successors.values().stream().filter(each -> each != system).forEach(ServedSystem::leave);
        successors.clear();
    }

    private boolean isOwn(Version version) {
        if (version.provenance().design().equals(system.fingerprint())) return true;
        try {
            // a program before may have told the same design by another fingerprint
            return place.job().of(version).file().fingerprint().equals(system.fingerprint());
        } catch (Refused _) {
            return false;
        }
    }

    private void turn(Version version) {
        ServedSystem next = successor(version);
        String before = system.version().id();
        place.between().run(() -> {
            feed.watchesNothing();
            next.takeOver();
        });
        next.keeps();
        system = next;
        turned = true;
        place.turn().accept(next);
        place.progress().accept("watch: " + version.id() + " answers from now on, " + before + " did until now");
    }

    /// One that missed something of the log, or failed on it, is made anew.
    private ServedSystem successor(Version version) {
        successors.values().removeIf(each -> !each.hears());
        ServedSystem next = successors.computeIfAbsent(version.id(), _ -> {
            Job own = place.job().of(version);
            return ServedSystem.successor(own, version, Ingestion.of(own), system);
        });
        while (next.catchUp(BLOCK) == BLOCK) { }
        return next;
    }

    @Override
    public void step(String rollout, Version challenger, double share) {
        Optional<ServedSystem> other = isOwn(challenger) ? Optional.empty() : Optional.of(successor(challenger));
        place.between().run(() -> feed.watches(other.map(next -> system.step(rollout, next, share)).orElseGet(() -> system.step(rollout, challenger, share)),
                conductor.rollout().orElseThrow()));
    }

    @Override
    public void act(LoopRecord decided) {
        place.between().run(() -> system.decider().act(decided));
        place.sync().run();
        place.progress().accept("loop: " + (decided.version().isEmpty() ? "" : decided.version() + ": ") + decided.sentence());
    }

    /// Asks where the state may be touched.
    private <T> T asked(Supplier<T> question) {
        java.util.concurrent.atomic.AtomicReference<Optional<T>> answer = new java.util.concurrent.atomic.AtomicReference<>(Optional.empty());
        place.between().run(() -> answer.set(Optional.of(question.get())));
        return answer.get().orElseThrow();
    }

    @Override
    public double[] losses(long since, long now) {
        return asked(() -> system.monitor().losses(since, now));
    }

    @Override
    public List<String> drifted(long now) {
        return inputs.of(asked(() -> system.monitor().drifting(now)));
    }

    @Override
    public long labels(long since, long now) {
        return asked(() -> system.monitor().labels(since, now));
    }

    @Override
    public Optional<String> holds(GateSentence condition, long now) {
        return asked(() -> system.monitor().holds(condition, place.facts().get()));
    }

    @Override
    public void anew() {
        inputs.anew(); // the monitor itself follows what serves
    }

    @Override
    public void shadowed(ShadowRecord said) {
        feed.shadowed(said);
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        taken.ifPresent(each -> feed.took(each, Double.NaN, Double.NaN));
        taken = feed.decided(decision, row);
    }

    @Override
    public void answered(int route, int status, long at, long nanos) {
        if (taken.isEmpty()) return;
        feed.took(taken.get(), nanos / 1e3, Double.NaN);
        taken = Optional.empty();
    }

    @Override
    public void labelled(String id, long truth, long from) {
        feed.labelled(id, truth);
    }

    @Override
    public void happened(String source, Row row) {
        feed.happened(source, row);
    }

    /// The process that fits ends with it.
    @Override
    public void close() {
        workshop.close();
    }
}
