package septet.loop;

/// Storms of alarms ask for one retraining, not for many: what stays is answered once a day, then half as often each time, whatever became of the candidates; a new version that silences
/// it has done so for a while before the next alarm counts as one by itself.
final class Damping {
    private static final long LEAST_PAUSE = 86_400_000_000L;
    private static final long LONGEST = 8;
    private long pause = LEAST_PAUSE;
    private long quietUntil = Long.MIN_VALUE;

    /// Whether an alarm is answered; then no other one is for a while.
    boolean lets(long now) {
        if (now < quietUntil) return false;
        boolean stays = quietUntil != Long.MIN_VALUE && now < quietUntil + pause;
        pause = stays ? Math.min(2 * pause, LONGEST * LEAST_PAUSE) : LEAST_PAUSE;
        quietUntil = now + pause;
        return true;
    }
}
