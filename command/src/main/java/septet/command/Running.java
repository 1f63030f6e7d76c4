package septet.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import septet.data.Subjects;
import septet.design.Refused;
import septet.engines.http.HttpServer;
import septet.engines.http.Webhook;
import septet.loop.Ingested;
import septet.loop.Job;
import septet.loop.LiveLoop;
import septet.loop.Progress;
import septet.loop.ServedSystem;
import septet.model.Store;
import septet.monitoring.Alerting;
import septet.requirements.Privacy;
import septet.serving.Checkpoints;
import septet.serving.Durability;
import septet.serving.Follower;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Routes;
import septet.serving.Server;
import septet.serving.Service;
import septet.world.Scheduler;
import septet.world.World;

/// A system that answers over HTTP, until closed: then it answers what it has accepted, brings the log to the device, and ends.
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// So often at least keys are looked at that are as old as they may be.
    private static final Duration AGES_EVERY = Duration.ofHours(1);
    private final AtomicReference<ServedSystem> serving;
    private final Durability durability;
    private final Server server;
    private final Checkpoints checkpoints;
    private final Function<ServedSystem, Alerting.Looking> alerts;
    private Alerting.Looking alerting;
    private List<Follower> followers = List.of();
    private Consumer<ServedSystem> turns = _ -> { };
    private Runnable forgets = () -> { };
    private Optional<Watching> watching = Optional.empty();
    private Optional<Looping> looping = Optional.empty();
    private Optional<Audits> auditing = Optional.empty();
    private Optional<Scheduler.Repeating> ages = Optional.empty();
    private boolean closed;

    private Running(AtomicReference<ServedSystem> serving, Durability durability, Checkpoints checkpoints, Function<ServedSystem, Alerting.Looking> alerts, Server server) {
        this.serving = serving;
        this.alerts = alerts;
        this.durability = durability;
        this.checkpoints = checkpoints;
        alerting = alerts.apply(serving.get());
        this.server = server;
    }

    /// How it runs.
    ///
    /// @param sources where they lie instead of where the design says
    /// @param until   microseconds of the events to come; a generated world lives in its own time, and its clock goes on from there
    record How(Map<String, Path> sources, OptionalLong until, ServingOptions options) {
        static How any() {
            return new How(Map.of(), OptionalLong.empty(), new ServingOptions());
        }
    }

    static Running start(Work work, Store store, World real, How how, Optional<Ingested> ingested, Progress progress) {
        ServedSystem system = ServedSystem.open(work.job(store, real, how.sources(), progress), ingested);
        World world = Shifted.world(system, real, how.until());
        if (system.generated()) progress.say("serve: payments are generated, so the clock stands where they end and runs on from there");
        Readiness readiness = new Readiness();
        Durability durability = Durability.start(store.log(), world.clock(), world.scheduler(), readiness, problem -> progress.say(problem.line()));
        List<Runnable> begun = new ArrayList<>(List.of(durability::close));
        try {
            AtomicReference<List<Follower>> following = new AtomicReference<>(List.of());
            AtomicReference<ServedSystem> serving = new AtomicReference<>(system);
            Routes routes = system.routes(readiness, durability, following::get, List.of());
            Server server = HttpServer.open(Listening.loopback(how.options().port), new Service(routes, readiness, durability::sync,
                    (route, status, at, nanos) -> serving.get().monitor().answered(route, status, at, nanos), world.clock()));
            begun.addFirst(server::close);
            Checkpoints checkpoints = Checkpoints.start(() -> serving.get().checkpoint(), system.decider(), store.log(),
                    new Checkpoints.Settings(Checkpoints.Settings.EVERY, world.scheduler(), server::between, progress::say));
            Function<ServedSystem, Alerting.Looking> alerts = of -> Alerting.start(of.monitor(), of.facts(readiness, durability, following::get), of.alerts(),
                    new Alerting.Running(world.clock(), world.scheduler(), server::between, how.options().alertsTo.map(Webhook::new), progress::say,
                            new Alerting.Kept(real.disk(), work.store().resolve("alerts"))));
            Running running = new Running(serving, durability, checkpoints, alerts, server);
            begun.clear();
            begun.add(running::close);
            Job job = work.job(store, real, how.sources(), progress);
            OwnProcess.Limits limits = OwnProcess.Limits.of(work.file().design());
            Looping looping = Looping.open(system, ChildProcess.of(work, how.sources(), limits),
                    new LiveLoop.Place(job, server::between, durability::sync, () -> serving.get().facts(readiness, durability, following::get).get(), world.clock(), progress::say,
                            running::turn), real.scheduler());
            running.looping = Optional.of(looping);
            running.turns = next -> {
                next.lives(world.clock());
                routes.become(next.routes(readiness, durability, following::get, looping.loop().routes()));
            };
            server.between(() -> running.turns.accept(serving.get()));
            following.set(running.follow(work, store, world, how.options(), progress));
            if (how.options().watch) running.watching = Optional.of(Watching.start(work, changed -> changed.job(store, real, how.sources(), progress), running, real.scheduler()));
            running.auditing = how.options().auditEvery.time().map(every -> Audits.start(work, how.sources(), limits, every, real, progress));
            Address.write(real.disk(), work.store(), server.address());
            running.ages = work.file().design().requirements().privacy().flatMap(Privacy::keep).map(keep -> real.scheduler().every(looks(keep), () -> age(store.subjects(real), progress),
                    failed -> progress.say("keep: what is too old is not destroyed yet, and this is tried again: " + failed)));
            running.forgets = () -> Address.forget(real.disk(), work.store());
            readiness.set(true);
            return running;
        } catch (RuntimeException failed) {
            throw Closing.after(failed, begun);
        }
    }

    /// Microseconds between two looks at the age of keys: no longer than the pieces into which time is cut.
    private static long looks(Duration keep) {
        return Math.max(1_000_000, Math.min(AGES_EVERY.toNanos(), Subjects.step(keep).toNanos()) / 1_000);
    }

    /// What is refused now is tried again the next time.
    private static void age(Subjects subjects, Progress progress) {
        try {
            subjects.age();
        } catch (Refused refused) {
            progress.say("keep: what is too old is not destroyed yet, and this is tried again: " + refused.problems().getFirst().line());
        }
    }

    private List<Follower> follow(Work work, Store store, World world, ServingOptions options, Progress progress) {
        String group = "septet-" + work.file().design().system() + "-" + Integer.toHexString(work.store().toAbsolutePath().toString().hashCode());
        followers = options.start(group, system(), store, world, (source, aside) -> new Follower.Work(source, system().decider(), server::between, durability::sync, world.clock(),
                    aside, progress::say));
        return followers;
    }

    String address() {
        return server.address();
    }

    ServedSystem system() {
        return serving.get();
    }

    /// Another design answers now: its monitor, its routes and its alerts take the place of those before.
    private void turn(ServedSystem next) {
        server.between(() -> {
            serving.set(next);
            turns.accept(next);
        });
        alerting.close();
        alerting = alerts.apply(next);
    }

    LiveLoop loop() {
        return looping.orElseThrow().loop();
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        List<Runnable> parts = new ArrayList<>();
        parts.add(forgets);
        ages.ifPresent(each -> parts.add(each::close));
        auditing.ifPresent(each -> parts.add(each::close));
        watching.ifPresent(each -> parts.add(each::close));
        looping.ifPresent(each -> parts.add(each::close));
        followers.forEach(each -> parts.add(each::close));
        parts.addAll(List.of(alerting::close, checkpoints::stop, () -> server.drain(PATIENCE), server::close, durability::close, checkpoints::close));
        Closing.all(parts);
    }
}
