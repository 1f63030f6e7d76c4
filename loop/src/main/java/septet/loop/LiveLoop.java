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
import septet.data.TimingRecord;
import septet.design.GateSentence;
import septet.design.Refused;
import septet.evaluation.EvaluationSection;
import septet.model.Registry;
import septet.model.Version;
import septet.monitoring.Facts;
import septet.monitoring.Onlooker;
import septet.monitoring.Refusing;
import septet.monitoring.StepVerdict;
import septet.monitoring.Trial;
import septet.serving.Checkpoints.Between;
import septet.serving.RolloutStep;
import septet.serving.Route;
import septet.serving.Takeover;
import septet.world.Clock;

/// The closed loop beside a server, on its time: the same [Conductor] as in a rehearsal. It is driven from outside by [#act], on a thread of its own that only borrows the server's
/// between two requests; what is slow (fitting, judging, reading the log for a changed design) stays beside it.
public final class LiveLoop implements Stage, Answered, LoopPlan.Designs, Onlooker, AutoCloseable {
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
    private Optional<String> timed = Optional.empty();
    private final BegunDrift inputs = new BegunDrift();
    private boolean turned;

    LiveLoop(ServedSystem system, SeparateProcess process, Place place, LoopParts parts) {
        this.place = place;
        this.system = system;
        registry = place.job().store().registry();
        workshop = new LiveWorkshop(process, place.job().store().artifacts());
        this.parts = parts;
        conductor = conductor();
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
        return new Conductor(new LoopPlan(system.design().serving().refresh(), this, system.design().monitoring().retrain(), system.maturity()), workshop, registry, this, this, parts);
    }

    @Override
    public boolean isSame(Version one, Version other) {
        return place.job().isSame(one, other);
    }

    /// As the changed design says itself.
    @Override
    public List<RolloutStep> steps(Version version) {
        List<RolloutStep> steps = place.job().of(version).design().serving().rollout();
        return steps.isEmpty() ? AT_ONCE : steps;
    }

    /// As the changed design says itself; where it says no end, as long as the steps of a rollout may take.
    @Override
    public long atMost(Version version) {
        EvaluationSection evaluation = place.job().of(version).design().evaluation();
        return evaluation.online().map(online -> online.atMost().map(Preparation::micros).orElse(Long.MAX_VALUE / 4)).orElse(0L);
    }

    @Override
    public void tries(Version version) {
        system.course(version);
    }

    @Override
    public Trial trial() {
        return system.monitor().trial();
    }

    @Override
    public <T> T asks(Supplier<T> question) {
        return asked(question);
    }

    @Override
    public Refusing refusing(long now) {
        return asked(() -> system.monitor().refusing(now));
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
        if (system.isOf(version)) place.between().run(() -> system.prepare(version));
        else successor(version);
    }

    @Override
    public void serve(Version version) {
        if (system.isOf(version)) place.between().run(() -> system.serve(version));
        else turn(version);
        successors.values().stream().filter(each -> each != system).forEach(ServedSystem::leave);
        successors.clear();
    }

    private void turn(Version version) {
        ServedSystem next = successor(version);
        String before = system.version().id();
        place.between().run(next::takeOver);
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
        Optional<ServedSystem> other = system.isOf(challenger) ? Optional.empty() : Optional.of(successor(challenger));
        place.between().run(() -> other.ifPresentOrElse(next -> system.step(rollout, next, share), () -> system.step(rollout, challenger, share)));
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
    public void anew(List<String> told) {
        inputs.anew(told); // the monitor itself follows what serves
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        timed = Takeover.isCompared(decision.arm()) ? Optional.of(decision.request()) : Optional.empty();
    }

    @Override
    public void answered(int route, int status, long at, long nanos) {
        timed.ifPresent(request -> system.decider().timed(new TimingRecord(request, nanos)));
        timed = Optional.empty();
    }

    /// The process that fits ends with it.
    @Override
    public void close() {
        workshop.close();
    }
}
