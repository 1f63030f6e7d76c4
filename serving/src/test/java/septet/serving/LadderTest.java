package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.world.SimulatedWorld;

/// Each answer that is not the full one says why.
class LadderTest {
    private final Shop shop = Shop.open(new SimulatedWorld(1, Shop.START).disk());

    @AfterEach
    void close() {
        shop.close();
    }

    private Rung rung(String name, String expression) {
        return new Rung(name, name, new Estimator.Baseline("fraud", Shop.formula(shop.plan, expression), Double.NaN), Shop.rules());
    }

    private Rung lost(String name) {
        return new Rung(name, name, new Estimator.Lost(List.of("fraud"), "could not be loaded (MODEL-ARTIFACT-DAMAGED)"), Shop.rules());
    }

    private Decision decide(String standing, Rung... rungs) {
        shop.decider.serve(new Ladder(List.of(rungs), standing));
        return shop.decider.decide(Event.json("{\"card\":\"x\",\"amount\":250}"), Shop.START);
    }

    @Test
    void theFirstThatCanAnswers() {
        Decision full = decide("", rung("v2", "0.2"), rung("baseline", "amount > 220"));
        assertThat(full.version()).isEqualTo("v2");
        assertThat(full.decision()).isEqualTo("review");
        assertThat(full.degraded()).isEmpty();
    }

    @Test
    void aModelThatIsLostOrGivesNoFiniteScoreHandsOn() {
        Decision degraded = decide("", lost("v2"), rung("v1", "amount / 0"), rung("simple", "terminal_risk"), rung("baseline", "amount > 220"));
        assertThat(degraded.version()).isEqualTo("baseline");
        assertThat(degraded.score()).isEqualTo(1);
        assertThat(degraded.decision()).isEqualTo("block");
        assertThat(degraded.degraded()).isEqualTo("v2 could not be loaded (MODEL-ARTIFACT-DAMAGED); v1 gave no finite score; simple gave no finite score; baseline answered");
    }

    @Test
    void whereNothingCanTheLastDecisionIsTaken() {
        Decision degraded = decide("", lost("v2"), rung("baseline", "amount / 0"));
        assertThat(degraded.decision()).isEqualTo("approve");
        assertThat(degraded.score()).isNaN();
        assertThat(degraded.degraded()).endsWith("baseline gave no finite score; the last decision was taken");
    }

    @Test
    void aFirstRunThatWasNotPromotedSaysSoInEachAnswer() {
        Decision degraded = decide("no version was promoted; the baseline serves", rung("baseline", "amount > 220"));
        assertThat(degraded.decision()).isEqualTo("block");
        assertThat(degraded.degraded()).isEqualTo("no version was promoted; the baseline serves");
    }

    @Test
    void withoutRulesTheScoreIsTheAnswer() {
        Rung plain = new Rung("v3", "v3", new Estimator.Baseline("fraud", Shop.formula(shop.plan, "0.25"), 0), List.of());
        Decision decision = decide("", plain);
        assertThat(decision.decision()).isEmpty();
        assertThat(decision.score()).isEqualTo(0.25);
    }

    @Test
    void rungsThatEstimateDifferentThingsAreRefused() {
        Rung other = new Rung("x", "x", new Estimator.Lost(List.of("spam"), ""), List.of());
        assertThatThrownBy(() -> new Ladder(List.of(lost("v1"), other), "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ladder(new ArrayList<>(), "")).isInstanceOf(IllegalArgumentException.class);
    }
}
