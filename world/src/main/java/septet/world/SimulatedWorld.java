package septet.world;

/// A world in memory that a seed determines: time passes when it is told to, everything runs on the caller's thread.
public final class SimulatedWorld {
    private final SimulatedTime time;
    private final SimulatedDisk disk;
    private final Secrets secrets;

    /// @param startMicros the time at which it begins, microseconds since 1970-01-01T00:00Z
    public SimulatedWorld(long seed, long startMicros) {
        time = new SimulatedTime(startMicros);
        disk = new SimulatedDisk(Chance.of(seed).of("disk"));
        secrets = Secrets.of(Chance.of(seed).of("secrets"));
    }

    public World world() {
        return new World(time, disk, time, secrets);
    }

    public SimulatedDisk disk() {
        return disk;
    }

    /// Lets time pass and runs, in order of their times, all repetitions that fall due.
    public void advance(long micros) {
        advanceTo(Math.addExact(time.micros(), micros));
    }

    /// Lets time pass until then; a time that has passed changes nothing.
    public void advanceTo(long micros) {
        time.advanceTo(micros);
    }
}
