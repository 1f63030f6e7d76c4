package septet.engines.http;

import io.vertx.core.http.HttpConnection;

/// One connection and the moment by which something has to happen on it. Lives on the loop.
final class Peer {
    static final long NEVER = Long.MAX_VALUE;
    private final HttpConnection connection;
    private long due;
    private Runnable late = this::close;
    private Runnable gone = () -> {};
    private boolean closed;

    Peer(HttpConnection connection, long due) {
        this.connection = connection;
        this.due = due;
    }

    /// @param due  nanoseconds of the world's clock, or [#NEVER] while it is the server's turn
    /// @param late what happens then
    void expect(long due, Runnable late) {
        this.due = due;
        this.late = late;
    }

    /// The connection is closed if nothing else happens by then.
    void expect(long due) {
        expect(due, this::close);
    }

    /// Who hears when the connection has ended.
    void accompany(Runnable gone) {
        this.gone = gone;
    }

    void check(long now) {
        if (due > now) return;
        due = NEVER;
        late.run();
    }

    /// Requests that were read but not begun are left out: while a connection closes, Vert.x hands the pipelined ones on without
    /// asking whether the client reads their answers.
    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
        connection.close();
    }

    void ended() {
        closed = true;
        gone.run();
    }
}
