package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.LoopRecord;
import septet.world.Chance;

class LoopPastTest {
    private static final long HOUR = 3_600_000_000L;
    private final List<LoopRecord> story = new ArrayList<>();

    private LoopPastTest act(String action, String version, String verdict) {
        story.add(new LoopRecord(story.size(), action, version, verdict, "", List.of()));
        return this;
    }

    private LoopPast past() {
        return LoopPast.of(story);
    }

    private LoopPastTest begun() {
        return act("promote", "v1", "").act("retrain", "", "").act("gate", "v2", "pass");
    }

    @Test
    void aFitThatWasUnderWayBeginsAgain() {
        assertThat(act("promote", "v1", "").act("retrain", "", "").past().fits()).satisfies(fits -> {
            assertThat(fits.going()).contains(1L);
            assertThat(fits.begun()).isOne();
        });
        assertThat(act("gate", "v2", "fail").past()).satisfies(past -> {
            assertThat(past.fits().going()).isEmpty();
            assertThat(past.under()).isEmpty();
        });
    }

    @Test
    void aCandidateThatPassedAndHadNoStepHasItsFirst() {
        assertThat(begun().past().under()).contains(LoopPast.Under.of("v2"));
    }

    @Test
    void theStepThatWasUnderWayIsKnownAndHowFarItHadCome() {
        begun().act("shadow", "v2", "").act("shadow", "v2", "hold").act("shadow", "v2", "hold");
        assertThat(past().under()).contains(new LoopPast.Under("v2", 1, 3, 2, Long.MAX_VALUE, false));
        assertThat(act("shadow", "v2", "advance").past().under()).contains(new LoopPast.Under("v2", 1, 3, 2, Long.MAX_VALUE, true));
        assertThat(act("canary", "v2", "").act("canary", "v2", "hold").past().under()).contains(new LoopPast.Under("v2", 2, 7, 1, 7, false));
        assertThat(act("canary", "v2", "advance").act("canary", "v2", "").past().under()).contains(new LoopPast.Under("v2", 3, 10, 0, 7, false));
    }

    /// Programs before this one began a step again.
    @Test
    void aStepThatBeganAgainHasLastedSinceThen() {
        begun().act("shadow", "v2", "").act("shadow", "v2", "advance").act("canary", "v2", "").act("canary", "v2", "hold").act("canary", "v2", LoopRecord.AGAIN);
        assertThat(past().under()).contains(new LoopPast.Under("v2", 2, 7, 0, 7, false));
        assertThat(act("promote", "v2", "advance").past()).satisfies(past -> {
            assertThat(past.under()).isEmpty();
            assertThat(past.promoted()).extracting(LoopPast.Promoted::version, LoopPast.Promoted::before).last().isEqualTo(org.assertj.core.groups.Tuple.tuple("v2", "v1"));
        });
    }

    @Test
    void whatWasWithdrawnIsOver() {
        assertThat(begun().act("shadow", "v2", "").act("roll back", "v2", "roll back").past().under()).isEmpty();
    }

    @Test
    void whatWaitsFollows() {
        begun().act("shadow", "v2", "").act("canary", "v2", "").act("gate", "v3", "pass").act("rollout", "v3", "hold");
        assertThat(past().waiting()).contains("v3");
        assertThat(act("promote", "v2", "advance").act("shadow", "v3", "").past()).satisfies(past -> {
            assertThat(past.waiting()).isEmpty();
            assertThat(past.under()).hasValueSatisfying(under -> assertThat(under.version() + under.step()).isEqualTo("v31"));
        });
    }

    @Test
    void whatIsDroppedOrPromotedByHandWaitsNoMore() {
        begun().act("shadow", "v2", "").act("canary", "v2", "").act("gate", "v3", "pass").act("rollout", "v3", "hold");
        assertThat(act("promote", "v3", Conductor.BY_HAND).past().waiting()).isEmpty();
        act("gate", "v4", "pass").act("rollout", "v4", "hold");
        assertThat(past().waiting()).contains("v4");
        assertThat(act("rollout", "v4", "").past().waiting()).isEmpty();
    }

    @Test
    void whatWasRolledBackAfterItServedIsNotWhatServedBefore() {
        begun().act("promote", "v2", "advance").act("roll back", "v2", "roll back").act("promote", "v3", "advance");
        assertThat(past().promoted().getLast().before()).isEqualTo("v1");
    }

    /// Whatever asked and became of it, the next alarm is answered at the moment at which it would have been without a restart.
    @Test
    void alarmsAreDampedAfterARestartAsBefore() {
        int later = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Chance chance = Chance.of(seed);
            Damping damping = new Damping();
            List<LoopRecord> told = new ArrayList<>(List.of(new LoopRecord(0, "promote", "v1", "", "", List.of())));
            long now = 0;
            for (int step = 0; step < 30; step++) {
                now += HOUR * (1 + chance.nextInt(30));
                switch (chance.nextInt(4)) {
                    case 0 -> told.add(new LoopRecord(now, "retrain", "", chance.nextInt(2) == 0 ? "" : "hold", "A retraining begins: " + Conductor.SCHEDULED + "7d.", List.of()));
                    case 1 -> {
                        if (damping.lets(now)) told.add(new LoopRecord(now, "retrain", "", chance.nextInt(2) == 0 ? "" : "hold", "A retraining begins: inputs drift.", List.of()));
                    }
                    case 2 -> {
                        told.add(new LoopRecord(now, "gate", "", "fail", "", List.of()));
                    }
                    default -> {
                        told.add(new LoopRecord(now, "gate", "v2", "pass", "", List.of()));
                    }
                }
            }
            Damping again = LoopPast.of(told).damping();
            for (long at = now; at < now + 400 * HOUR; at += HOUR) {
                boolean lets = damping.lets(at);
                assertThat(again.lets(at)).as("seed %d, %d h later", seed, (at - now) / HOUR).isEqualTo(lets);
                if (!lets) later++;
            }
        }
        assertThat(later).as("alarms that wait").isGreaterThan(1_000);
    }
}
