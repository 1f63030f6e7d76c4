package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.LoopRecord;

/// How far the closed loop had come, by what it wrote down.
///
/// @param began    microseconds: when the first version began to serve
/// @param promoted what took over, in its order
/// @param fitting  the moment as of which a retraining was under way
/// @param under    the rollout that was under way
/// @param waiting  the version that was to follow it
/// @param fitted   the moment as of which the newest candidate was fitted; that of the beginning where there was none
/// @param damping  as it stood
record LoopPast(long began, List<Promoted> promoted, Optional<Long> fitting, Optional<Under> under, Optional<String> waiting, long fitted, Damping damping) {
    /// @param before the version that served before; empty for the first
    record Promoted(String version, String before, long at) {}

    /// @param step that was under way, counted from 0
    record Under(String version, int step) {}

    static LoopPast of(List<LoopRecord> story) {
        Telling telling = new Telling();
        story.forEach(telling::take);
        return new LoopPast(story.getFirst().at(), List.copyOf(telling.promoted), telling.fitting, telling.under, telling.waiting,
                telling.fitted.orElse(story.getFirst().at()), telling.damping);
    }

    private static final class Telling {
        private final List<Promoted> promoted = new ArrayList<>();
        private Optional<Long> fitting = Optional.empty();
        private Optional<Under> under = Optional.empty();
        private Optional<String> waiting = Optional.empty();
        private Optional<Long> fitted = Optional.empty();
        private final Damping damping = new Damping();

        void take(LoopRecord record) {
            switch (record.action()) {
                case "retrain" -> {
                    if (!record.sentence().contains(Conductor.SCHEDULED)) damping.lets(record.at());
                    if (record.verdict().isEmpty()) fitting = Optional.of(record.at());
                }
                case "gate" -> {
                    if (!record.version().isEmpty()) fitted = fitting;
                    fitting = Optional.empty();
                    if (record.verdict().equals("pass")) {
                        damping.passed();
                        passed(record.version());
                    } else {
                        damping.refused();
                    }
                }
                case "change" -> passed(record.version());
                case "rollout" -> {
                    if (record.verdict().equals("hold")) waiting = Optional.of(record.version());
                    else ended(record.version());
                }
                case "shadow", "canary" -> {
                    if (record.verdict().isEmpty()) begun(record.version());
                }
                case "roll back" -> {
                    ended(record.version());
                    if (!promoted.isEmpty() && promoted.getLast().version().equals(record.version())) promoted.removeLast();
                }
                case "promote" -> {
                    promoted.add(new Promoted(record.version(), promoted.isEmpty() ? "" : promoted.getLast().version(), record.at()));
                    ended(record.version());
                }
                default -> { }
            }
        }

        /// It has no step yet.
        private void passed(String version) {
            if (under.filter(each -> each.step() > 0).isEmpty()) under = Optional.of(new Under(version, 0));
            else waiting = Optional.of(version);
        }

        private void begun(String version) {
            boolean same = under.filter(each -> each.version().equals(version)).isPresent();
            under = Optional.of(new Under(version, same ? under.get().step() + 1 : 1));
            waiting = waiting.filter(each -> !each.equals(version));
        }

        private void ended(String version) {
            under = under.filter(each -> !each.version().equals(version));
            waiting = waiting.filter(each -> !each.equals(version));
        }
    }
}
