package septet.serving;

/// Whether requests should be sent here. Set by whoever starts and stops the server, read by the health endpoints.
public final class Readiness {
    private volatile boolean ready;

    public boolean ready() {
        return ready;
    }

    public void set(boolean ready) {
        this.ready = ready;
    }
}
