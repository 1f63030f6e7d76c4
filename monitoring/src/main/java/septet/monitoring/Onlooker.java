package septet.monitoring;

import septet.serving.Listener;
import septet.serving.Traffic;

/// Hears what a monitor hears while the system runs, and how long answers took; nothing of what is read from the log again.
public interface Onlooker extends Listener, Traffic {
    /// Nobody.
    Onlooker NONE = (_, _, _, _) -> { };
}
