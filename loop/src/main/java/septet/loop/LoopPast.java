package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.LoopRecord;

/// How far the closed loop had come, by what it wrote down.
///
/// @param began    microseconds: when the first version began to serve
/// @param since    when what serves began to, by the loop
/// @param promoted what took over, in its order
/// @param under    the rollout that was under way
/// @param waiting  the version that was to follow it
/// @param fits     what became of fits
/// @param damping  as it stood
record LoopPast(long began, long since, List<Promoted> promoted, Optional<Under> under, Optional<String> waiting, Fits fits, Damping damping) {
    /// @param begun   how many
    /// @param going   the moment as of which one was under way
    /// @param newest  that of the newest candidate; the beginning where there was none
    /// @param scheduled when a schedule asked last; far away where it never did
    /// @param due     whether one waits for its labels
    record Fits(int begun, Optional<Long> going, long newest, long scheduled, boolean due) {}

    /// @param before the version that served before; empty for the first
    record Promoted(String version, String before, long at) {}

    /// @param step       that was under way, counted from 1; 0 where none had begun
    /// @param began      when it began
    /// @param extensions of it
    /// @param exposed    when the first units were answered by the version; far away where none were
    /// @param passed     whether it was
    record Under(String version, int step, long began, int extensions, long exposed, boolean passed) {
        static Under of(String version) {
            return new Under(version, 0, 0, 0, Long.MAX_VALUE, false);
        }

        Under begun(LoopRecord act, int step, long exposed) {
            return new Under(version, step, act.at(), 0, act.action().equals(LoopRecord.CANARY) ? Math.min(exposed, act.at()) : exposed, false);
        }

        Under goesOn() {
            return new Under(version, step, began, extensions + 1, exposed, false);
        }

        Under isPassed() {
            return new Under(version, step, began, extensions, exposed, true);
        }
    }

    static LoopPast of(List<LoopRecord> story) {
        Telling telling = new Telling();
        telling.since = story.getFirst().at();
        story.forEach(telling::take);
        long began = story.getFirst().at();
        Fits fits = new Fits(telling.fits, telling.fitting, telling.fitted.orElse(began), telling.scheduled, telling.due);
        return new LoopPast(began, telling.since, List.copyOf(telling.promoted), telling.under, telling.waiting, fits, telling.damping);
    }

    private static final class Telling {
        private final List<Promoted> promoted = new ArrayList<>();
        private Optional<Long> fitting = Optional.empty();
        private Optional<Under> under = Optional.empty();
        private Optional<String> waiting = Optional.empty();
        private Optional<Long> fitted = Optional.empty();
        private int fits;
        private long scheduled = Long.MIN_VALUE;
        private boolean due;
        private long since;
        private final Damping damping = new Damping();

        void take(LoopRecord record) {
            switch (record.action()) {
                case "retrain" -> asked(record);
                case "gate" -> {
                    if (!record.version().isEmpty()) fitted = fitting;
                    fitting = Optional.empty();
                    if (record.verdict().equals("pass")) passed(record.version());
                }
                case "change" -> passed(record.version());
                case "rollout" -> {
                    if (record.verdict().equals("hold")) waiting = Optional.of(record.version());
                    else ended(record.version());
                }
                case LoopRecord.SHADOW, LoopRecord.CANARY -> step(record);
                case "roll back" -> {
                    ended(record.version());
                    if (!promoted.isEmpty() && promoted.getLast().version().equals(record.version())) {
                        promoted.removeLast();
                        since = record.at();
                    }
                }
                case "promote" -> {
                    promoted.add(new Promoted(record.version(), promoted.isEmpty() ? "" : promoted.getLast().version(), record.at()));
                    since = record.at();
                    ended(record.version());
                }
                default -> { }
            }
        }

        private void asked(LoopRecord act) {
            if (act.sentence().contains(Conductor.SCHEDULED)) scheduled = act.at();
            else damping.lets(act.at());
            if (act.sentence().contains(Conductor.LABELS_LACK)) due = true;
            if (!act.verdict().isEmpty()) return;
            fitting = Optional.of(act.at());
            fits++;
            due = false;
        }

        /// It has no step yet.
        private void passed(String version) {
            if (under.filter(each -> each.step() > 0).isEmpty()) under = Optional.of(Under.of(version));
            else waiting = Optional.of(version);
        }

        private void step(LoopRecord act) {
            Under own = under.filter(each -> each.version().equals(act.version())).orElseGet(() -> Under.of(act.version()));
            under = Optional.of(switch (act.verdict()) {
                case "" -> own.begun(act, own.step() + 1, own.exposed());
                case LoopRecord.AGAIN -> own.begun(act, Math.max(1, own.step()), Long.MAX_VALUE);
                case "hold" -> own.goesOn();
                default -> own.isPassed();
            });
            waiting = waiting.filter(each -> !each.equals(act.version()));
        }

        private void ended(String version) {
            under = under.filter(each -> !each.version().equals(version));
            waiting = waiting.filter(each -> !each.equals(version));
        }
    }
}
