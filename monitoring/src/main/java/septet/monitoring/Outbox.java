package septet.monitoring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Notices on their way to a receiver that may fail, hang or be away: in their order, each again until it is taken, after a second, two, four ... five minutes. The oldest of
/// more than [#MOST] is dropped and counted. Delivered at least once; the id tells a repetition. Filled by one thread and emptied by another.
public final class Outbox {
    private static final int MOST = 1_000;
    private static final long FIRST = Duration.ofSeconds(1).toNanos() / 1_000;
    private static final long LAST = Duration.ofMinutes(5).toNanos() / 1_000;

    private final Receiver receiver;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long notBefore = Long.MIN_VALUE;
    private long wait = FIRST;
    private long delivered;
    private long failed;
    private long inARow;
    private long dropped;

    public Outbox(Receiver receiver) {
        this.receiver = receiver;
    }

    public void add(byte[] notice) {
        synchronized (waiting) {
            waiting.add(notice);
            if (waiting.size() <= MOST) return;
            waiting.remove();
            dropped++;
        }
    }

    /// Sends what is due; waits for the receiver as long as that is patient.
    public void send(long now) {
        if (now < notBefore) return;
        for (byte[] next = peek(); next.length > 0; next = peek()) {
            if (!receiver.takes(next)) {
                failed++;
                inARow++;
                notBefore = now + wait;
                wait = Math.min(LAST, 2 * wait);
                return;
            }
            synchronized (waiting) {
                waiting.remove(next);
            }
            delivered++;
            inARow = 0;
            wait = FIRST;
        }
    }

    private byte[] peek() {
        synchronized (waiting) {
            return waiting.isEmpty() ? new byte[0] : waiting.peek();
        }
    }

    /// What has not been taken yet, in its order.
    public List<byte[]> waiting() {
        synchronized (waiting) {
            return List.copyOf(waiting);
        }
    }

    /// Counts of notices and tries.
    ///
    /// @param failed tries that came to nothing
    /// @param inARow those since the last one that did not
    public record Sent(int waiting, long delivered, long failed, long inARow, long dropped) {}

    public Sent sent() {
        synchronized (waiting) {
            return new Sent(waiting.size(), delivered, failed, inARow, dropped);
        }
    }
}
