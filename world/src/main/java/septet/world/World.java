package septet.world;

/// Everything of the outside that a part may touch, handed in by the composition root.
/// The real one stands in production, the simulated one in rehearsals and tests.
public record World(Clock clock, Disk disk, Scheduler scheduler, Secrets secrets) {
    /// With the machine's secrets.
    public World(Clock clock, Disk disk, Scheduler scheduler) {
        this(clock, disk, scheduler, Secrets.real());
    }
}
