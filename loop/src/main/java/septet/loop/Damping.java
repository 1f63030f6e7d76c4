package septet.loop;

/// Storms of alarms ask for one retraining, not for many: what stays is answered once a day, and half as often after each candidate that the gates refused.
final class Damping {
    private static final long LEAST_PAUSE = 86_400_000_000L;
    private static final long LONGEST = 8;
    private long pause = LEAST_PAUSE;
    private long quietUntil = Long.MIN_VALUE;

    /// Whether an alarm is answered; then no other one is for a while.
    boolean lets(long now) {
        if (now < quietUntil) return false;
        quietUntil = now + pause;
        return true;
    }

    void refused() {
        pause = Math.min(2 * pause, LONGEST * LEAST_PAUSE);
    }

    void passed() {
        pause = LEAST_PAUSE;
    }
}
