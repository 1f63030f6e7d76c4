package septet.monitoring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/// Notices on their way to a receiver that may fail, hang or be away: in their order, each again until it is taken, after a second, two, four ... five minutes. The oldest of
/// more than [#MOST] is dropped and counted. Delivered at least once; the id tells a repetition. Filled by one thread and emptied by another.
public final class Outbox {
    private static final int MOST = 1_000;
    private static final long FIRST = Duration.ofSeconds(1).toNanos() / 1_000;
    private static final long LAST = Duration.ofMinutes(5).toNanos() / 1_000;

    private final Receiver receiver;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long failedAt = Long.MIN_VALUE;
    private long wait = FIRST;
    private long delivered;
    private long failed;
    private long inARow;
    private long dropped;

    public Outbox(Receiver receiver) {
        this.receiver = receiver;
    }

    /// @return how many were dropped by now, where one had to be for it; else 0
    public long add(byte[] notice) {
        synchronized (waiting) {
            waiting.add(notice);
            if (waiting.size() <= MOST) return 0;
            waiting.remove();
            return ++dropped;
        }
    }

    /// Sends what is due; waits for the receiver as long as that is patient.
    public void send(long now) {
        // a clock that was set back says nothing of how long that is ago
        if (inARow > 0 && now >= failedAt && now - failedAt < wait) return;
        for (byte[] next = peek(); next.length > 0; next = peek()) {
            if (!receiver.takes(next)) {
                failed(now);
                return;
            }
            synchronized (waiting) {
                waiting.remove(next);
                delivered++;
                inARow = 0;
            }
        }
    }

    private void failed(long now) {
        synchronized (waiting) {
            wait = inARow == 0 ? FIRST : Math.min(LAST, 2 * wait);
            failed++;
            inARow++;
            failedAt = now;
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
    /// @param oldest  microseconds: when the one that has waited longest was written; empty where none waits
    /// @param failed  tries that came to nothing
    /// @param inARow  those since the last one that did not
    /// @param dropped notices that nobody will get, as more than [#MOST] waited
    public record Sent(int waiting, OptionalLong oldest, long delivered, long failed, long inARow, long dropped) {
        static final Sent NOTHING = waiting(List.of());

        /// Microseconds that the oldest has waited; 0 where none does, or the clock was set back.
        long age(long now) {
            return Math.max(0, now - oldest.orElse(now));
        }

        /// These wait, and nobody sends them.
        static Sent waiting(List<byte[]> notices) {
            return new Sent(notices.size(), notices.isEmpty() ? OptionalLong.empty() : NoticeEvent.at(notices.getFirst()), 0, 0, 0, 0);
        }
    }

    public Sent sent() {
        synchronized (waiting) {
            return new Sent(waiting.size(), waiting.isEmpty() ? OptionalLong.empty() : NoticeEvent.at(waiting.peek()), delivered, failed, inARow, dropped);
        }
    }
}
