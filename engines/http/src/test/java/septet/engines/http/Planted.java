package septet.engines.http;

import java.util.logging.Logger;

/// A defect that a test means to happen: answered and counted like any other, but left out of what the tests print.
final class Planted extends RuntimeException {
    private static final long serialVersionUID = 1;
    /// Held, because the log manager itself forgets a logger that nobody holds.
    private static final Logger DEFECTS = Logger.getLogger("septet.http");

    static {
        DEFECTS.setFilter(defect -> !(defect.getThrown() instanceof Planted));
    }

    Planted(String what) {
        super(what);
    }
}
