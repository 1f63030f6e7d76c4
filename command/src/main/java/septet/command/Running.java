package septet.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import septet.engines.http.HttpServer;
import septet.engines.http.Webhook;
import septet.loop.Ingested;
import septet.loop.Progress;
import septet.loop.ServedSystem;
import septet.model.Store;
import septet.monitoring.Alerting;
import septet.serving.Checkpoints;
import septet.serving.Durability;
import septet.serving.Follower;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Routes;
import septet.serving.Server;
import septet.serving.Service;
import septet.world.World;

/// A system that answers over HTTP, until closed: then it answers what it has accepted, brings the log to the device, and ends.
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final ServedSystem system;
    private final Durability durability;
    private final Server server;
    private final Checkpoints checkpoints;
    private final Alerting.Looking alerting;
    private List<Follower> followers = List.of();
    private boolean closed;

    private Running(ServedSystem system, Durability durability, Checkpoints checkpoints, Alerting.Looking alerting, Server server) {
        this.system = system;
        this.durability = durability;
        this.checkpoints = checkpoints;
        this.alerting = alerting;
        this.server = server;
    }

    /// How it runs.
    ///
    /// @param sources where they lie instead of where the design says
    /// @param port    0 for any that is free
    /// @param until   microseconds of the events to come; a generated world lives in its own time, and its clock goes on from there
    /// @param streams that sources follow
    record How(Map<String, Path> sources, int port, OptionalLong until, StreamOptions streams) {
        static How any() {
            return new How(Map.of(), 0, OptionalLong.empty(), new StreamOptions());
        }
    }

    static Running start(Work work, Store store, World real, How how, Optional<Ingested> ingested, Progress progress) {
        ServedSystem system = ServedSystem.open(work.job(store, real, how.sources(), progress), ingested);
        World world = Shifted.world(system, real, how.until());
        if (system.generated()) progress.say("serve: payments are generated, so the clock stands where they end and runs on from there");
        Readiness readiness = new Readiness();
        Durability durability = Durability.start(store.log(), world.clock(), world.scheduler(), readiness);
        try {
            AtomicReference<List<Follower>> following = new AtomicReference<>(List.of());
            Routes routes = system.routes(readiness, durability, following::get);
            Server server = HttpServer.open(Listening.loopback(how.port()), new Service(routes, readiness, durability::sync, system.monitor(), world.clock()));
            Checkpoints checkpoints = Checkpoints.start(system.checkpoint(), system.decider(), store.log(),
                    new Checkpoints.Settings(Checkpoints.Settings.EVERY, world.scheduler(), server::between, progress::say));
            Alerting.Looking alerting = Alerting.start(system.monitor(), system.facts(readiness, durability, following::get), system.alerts(),
                    new Alerting.Running(world.clock(), world.scheduler(), server::between, how.streams().alertsTo.map(Webhook::new), progress::say));
            Running running = new Running(system, durability, checkpoints, alerting, server);
            following.set(running.follow(work, store, world, how.streams(), progress));
            readiness.set(true);
            return running;
        } catch (RuntimeException e) {
            durability.close();
            throw e;
        }
    }

    private List<Follower> follow(Work work, Store store, World world, StreamOptions streams, Progress progress) {
        String group = "septet-" + work.file().design().system() + "-" + Integer.toHexString(work.store().toAbsolutePath().toString().hashCode());
        try {
            followers = streams.start(group, system, store, world, (source, aside) -> new Follower.Work(source, system.decider(), server::between, durability::sync, world.clock(),
                    aside, progress::say));
            return followers;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String address() {
        return server.address();
    }

    ServedSystem system() {
        return system;
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        followers.forEach(Follower::close);
        alerting.close();
        checkpoints.stop();
        server.drain(PATIENCE);
        server.close();
        durability.close();
        checkpoints.close();
    }
}
