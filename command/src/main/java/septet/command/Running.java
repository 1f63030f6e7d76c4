package septet.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import septet.engines.http.HttpServer;
import septet.loop.Ingested;
import septet.loop.Progress;
import septet.loop.ServedSystem;
import septet.model.Store;
import septet.serving.Checkpoints;
import septet.serving.Durability;
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
    private boolean closed;

    private Running(ServedSystem system, Durability durability, Checkpoints checkpoints, Server server) {
        this.system = system;
        this.durability = durability;
        this.checkpoints = checkpoints;
        this.server = server;
    }

    /// @param until microseconds of the events to come; a generated world lives in its own time, and its clock goes on from there
    static Running start(Work work, Store store, World real, Map<String, Path> sources, int port, Optional<Ingested> ingested, OptionalLong until, Progress progress) {
        ServedSystem system = ServedSystem.open(work.job(store, real, sources, progress), ingested);
        World world = Shifted.world(system, real, until);
        if (system.generated()) progress.say("serve: payments are generated, so the clock stands where they end and runs on from there");
        Readiness readiness = new Readiness();
        Durability durability = Durability.start(store.log(), world.clock(), world.scheduler(), readiness);
        try {
            Routes routes = system.routes(readiness, durability);
            Server server = HttpServer.open(Listening.loopback(port), new Service(routes, readiness, durability::sync, system.monitor(), world.clock()));
            Checkpoints checkpoints = Checkpoints.start(system.checkpoint(), system.decider(), store.log(),
                    new Checkpoints.Settings(Checkpoints.Settings.EVERY, world.scheduler(), server::between, progress::say));
            readiness.set(true);
            return new Running(system, durability, checkpoints, server);
        } catch (RuntimeException e) {
            durability.close();
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
        checkpoints.stop();
        server.drain(PATIENCE);
        server.close();
        durability.close();
        checkpoints.close();
    }
}
