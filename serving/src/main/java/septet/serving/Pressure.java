package septet.serving;

/// Whether so much waits for the device that nothing more should come.
@FunctionalInterface
public interface Pressure {
    boolean isHigh();
}
