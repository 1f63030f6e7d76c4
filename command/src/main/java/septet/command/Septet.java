package septet.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import septet.loop.ServedSystem;
import septet.model.Store;
import septet.serving.Decision;
import septet.serving.Durability;
import septet.serving.Event;
import septet.serving.Readiness;
import septet.world.World;

/// A system inside your own process: `try (var system = Septet.open(path)) { Decision decision = system.decide(event); }`.
///
/// It holds the store; one process at a time may. Decisions are taken one after the other, from any thread.
public final class Septet implements AutoCloseable {
    private final Store store;
    private final World world;
    private final ServedSystem system;
    private final Durability durability;

    private Septet(Store store, World world, ServedSystem system) {
        this.store = store;
        this.world = world;
        this.system = system;
        this.durability = Durability.start(store.log(), world.clock(), world.scheduler(), new Readiness());
    }

    /// The promoted version of the design in this file, from the store beside it.
    ///
    /// @throws septet.design.Refused where the design is wrong, nothing was registered yet, or another process holds the store
    public static Septet open(Path design) {
        Work work = Work.open(design, "");
        World real = Composition.world();
        Store store = Store.open(real.disk(), work.store());
        try {
            ServedSystem system = ServedSystem.open(work.job(store, real, Map.of(), text -> {}), Optional.empty());
            return new Septet(store, Shifted.world(system, real, OptionalLong.empty()), system);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// Decides on an event, and takes it into the state. When this returns, the decision survives the end of the process; a power cut
    /// may lose the last 10 ms.
    ///
    /// @throws septet.design.Refused with all that is wrong with the event; then nothing has changed
    public synchronized Decision decide(Event event) {
        return system.decider().decide(event, world.clock().micros());
    }

    @Override
    public synchronized void close() {
        durability.close();
        store.close();
    }
}
