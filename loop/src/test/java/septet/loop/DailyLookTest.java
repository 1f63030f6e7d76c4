package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.data.LoopRecord;
import septet.design.GateSentence;
import septet.monitoring.Trial;

/// A process may end behind any record of a look. Afterwards each is there once, and what the look asks for is asked for.
class DailyLookTest {
    private static final long DAY = DailyLook.DAY;
    private static final double[][] JUDGED = new double[10][];

    static {
        for (int day = 0; day < JUDGED.length; day++) JUDGED[day] = day(1 + 0.01 * (day % 3));
    }

    private static double[] day(double mean) {
        double[] losses = new double[200];
        Arrays.setAll(losses, i -> mean + (i % 2 == 0 ? 0.2 : -0.2));
        return losses;
    }

    /// Answers are worse from the third day on, and an input drifts on the fourth.
    private static final class Worse implements Answered {
        private Set<String> told = new HashSet<>();

        @Override
        public double[] losses(long since, long now) {
            return day(now > 3 * DAY ? 3 : 1);
        }

        @Override
        public List<String> drifted(long now) {
            return now >= 4 * DAY && told.add("amount") ? List.of("amount (stability index 0.31)") : List.of();
        }

        @Override
        public long labels(long since, long now) {
            return 0;
        }

        @Override
        public Optional<String> holds(GateSentence condition, long now) {
            return Optional.empty();
        }

        @Override
        public Trial trial() {
            throw new IllegalStateException("no rollout is under way");
        }

        @Override
        public void anew(List<String> drifting) {
            told = new HashSet<>();
            drifting.forEach(each -> told.add(each.split(" ")[0]));
        }
    }

    /// What is written down, and what was asked for, by the look of a day.
    private record Seen(List<LoopRecord> log, List<String> asked) {}

    /// @param most the process ends behind so many records of the look of the last day
    private static Seen live(int days, int most) {
        List<LoopRecord> log = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        DailyLook look = new DailyLook(new Worse());
        look.refer(JUDGED);
        for (int day = 1; day < days; day++) look.look(day * DAY, "v1", log::add).ifPresent(asked::add);
        int before = log.size();
        long last = days * DAY;
        if (most >= 0) {
            try {
                look.look(last, "v1", act -> {
                    if (log.size() == before + most) throw new IllegalStateException("the process ends");
                    log.add(act);
                });
            } catch (IllegalStateException _) {
                assertThat(log).hasSize(before + most);
            }
            look = new DailyLook(new Worse());
            look.goOn(JUDGED, log, DAY, last);
        }
        look.look(last, "v1", log::add).ifPresent(asked::add);
        return new Seen(log, asked);
    }

    @Test
    void whatWasToldIsToldOnce() {
        for (int days = 1; days < 8; days++) {
            Seen unbroken = live(days, -1);
            for (int most = 0; most <= 2; most++) assertThat(live(days, most)).as("day %s, behind %s records", days, most).isEqualTo(unbroken);
        }
        assertThat(live(7, -1).log()).extracting(LoopRecord::action).hasSizeGreaterThan(1).containsOnly("alarm");
        assertThat(live(7, -1).asked()).contains("inputs drift", "answers have become worse");
    }

    @Test
    void whatWasAskedForIsAskedForOnce() {
        Seen unbroken = live(5, -1);
        List<LoopRecord> log = new ArrayList<>(unbroken.log());
        log.add(new LoopRecord(5 * DAY, "retrain", "", "", "A retraining begins: answers have become worse.", List.of()));
        DailyLook look = new DailyLook(new Worse());
        look.goOn(JUDGED, log, DAY, 5 * DAY);
        assertThat(look.look(5 * DAY, "v1", act -> assertThat(log).contains(act))).isEmpty();
    }
}
