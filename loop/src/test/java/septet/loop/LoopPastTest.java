package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.LoopRecord;

class LoopPastTest {
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
        assertThat(act("promote", "v1", "").act("retrain", "", "").past().fitting()).contains(1L);
        assertThat(act("gate", "v2", "fail").past()).satisfies(past -> {
            assertThat(past.fitting()).isEmpty();
            assertThat(past.under()).isEmpty();
        });
    }

    @Test
    void aCandidateThatPassedAndHadNoStepHasItsFirst() {
        assertThat(begun().past().under()).contains(new LoopPast.Under("v2", 0));
    }

    @Test
    void theStepThatWasUnderWayIsKnownHoweverOftenItBegan() {
        begun().act("shadow", "v2", "").act("shadow", "v2", "hold").act("shadow", "v2", Conductor.AGAIN).act("shadow", "v2", "advance").act("canary", "v2", "");
        assertThat(past().under()).contains(new LoopPast.Under("v2", 2));
        assertThat(act("canary", "v2", Conductor.AGAIN).past().under()).contains(new LoopPast.Under("v2", 2));
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
            assertThat(past.under()).contains(new LoopPast.Under("v3", 1));
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
}
