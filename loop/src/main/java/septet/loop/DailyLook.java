package septet.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import septet.data.LoopRecord;

/// What is looked at once a day: whether inputs lie elsewhere, what those show who are held back, and whether the labels that became known say that answers are worse.
final class DailyLook {
    static final long DAY = 86_400_000_000L;
    static final String ALARM = "alarm";
    private final Answered answered;
    private final ConceptAlarm concept = new ConceptAlarm();
    private final HoldbackNews holdback = new HoldbackNews();
    /// What was told of a look in which the process ended: it is looked again, for what may not have been asked by it yet, and told once.
    private List<LoopRecord> told = List.of();

    DailyLook(Answered answered) {
        this.answered = answered;
    }

    /// From now on answers and inputs are compared with those of this version when it was judged.
    ///
    /// @param losses of it, day by day
    void refer(double[][] losses) {
        concept.refer(losses);
        answered.anew(List.of());
        holdback.begins();
    }

    /// The same after the process ended: with what was found and told since the version serves.
    ///
    /// @param told  since then
    /// @param first of the looks since then
    /// @param now   looks before it are over
    void goOn(double[][] losses, List<LoopRecord> told, long first, long now) {
        refer(losses);
        this.told = told.stream().filter(act -> act.at() == now).toList();
        for (long look = first; look < now; look += DAY) concept.day(answered.losses(look - DAY, look));
        answered.anew(told.stream().filter(act -> act.at() < now && act.action().equals(ALARM) && act.verdict().isEmpty()).flatMap(act -> act.evidence().stream()).toList());
        told.forEach(holdback::told);
    }

    /// Whether the process ended behind what a look had asked for.
    private boolean isAsked(long now) {
        return told.stream().anyMatch(act -> act.at() == now && act.action().equals("retrain"));
    }

    /// @param serving the version that does
    /// @param keeps   what was found
    /// @return why a retraining may be asked for
    Optional<String> look(long now, String serving, Consumer<LoopRecord> keeps) {
        return found(now, serving, act -> {
            if (!told.contains(act)) keeps.accept(act);
        }).filter(_ -> !isAsked(now));
    }

    private Optional<String> found(long now, String serving, Consumer<LoopRecord> says) {
        Optional<String> why = Optional.empty();
        List<String> drifted = answered.drifted(now);
        if (!drifted.isEmpty()) {
            says.accept(new LoopRecord(now, ALARM, serving, "", "Inputs drift: " + String.join(", ", drifted) + " lie elsewhere than in training.", drifted));
            why = Optional.of("inputs drift");
        }
        holdback.of(now, serving, answered.heldBack(now)).ifPresent(says);
        double[] losses = answered.losses(now - DAY, now);
        if (!concept.day(losses)) return why;
        double mean = Arrays.stream(losses).average().orElse(0);
        says.accept(new LoopRecord(now, ALARM, serving, "", String.format(Locale.ROOT, "Answers have become worse: the mean loss of %,d labels of the day is %.4f; it was %.4f when %s was judged.",
                losses.length, mean, concept.mean(), serving), List.of()));
        return why.or(() -> Optional.of("answers have become worse"));
    }
}
