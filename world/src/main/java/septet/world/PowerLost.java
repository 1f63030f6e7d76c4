package septet.world;

/// The power of a [SimulatedDisk] went off. Not an error of the device: for the running program this is the end, and nothing may handle it.
public final class PowerLost extends RuntimeException {
    PowerLost() {
        super("the power is off");
    }
}
