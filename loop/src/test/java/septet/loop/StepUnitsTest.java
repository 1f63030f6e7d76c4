package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Problem;

/// A step of a few units is never judged, however long it takes: how many there are, the rows say.
class StepUnitsTest {
    private static List<Problem> found(String design) throws InterruptedException {
        return Run.of(Towns.job(design)).report().warnings().stream().filter(problem -> problem.code().equals("SERVING-STEP-SEES-LITTLE")).toList();
    }

    /// `terminal` is the key of the first feature that has one.
    private static String terminals(String steps, String more) {
        return Towns.DESIGN.replace("terminals: 300", "terminals: 24").replace("    card_spend: mean(amount) by card over 1d, 7d\n", "").replace("card_spend, ", "")
                .replace("refresh: [shadow for 6h, 25% for 1d, all]", "refresh: " + steps + more);
    }

    @Test
    void aStepThatMeetsFewUnitsIsNamed() throws InterruptedException {
        assertThat(found(terminals("[shadow for 6h, 25% for 1d, all]", ""))).singleElement().extracting(Problem::line).isEqualTo("design.yaml:41:3 serving.refresh: warning: in the step 25% for 1d "
                + "the smaller arm is about 6 of the 23 values of terminal that come in so long, however often it is extended, and fewer than 10 say nothing; no candidate is ever judged, "
                + "and none takes over. Take a greater share, or name a unit of which there are more: evaluation: {online: {unit: ...}}. [SERVING-STEP-SEES-LITTLE]");
    }

    @Test
    void soIsOneThatLeavesFewBesideIt() throws InterruptedException {
        assertThat(found(terminals("[75% for 1d, all]", ""))).hasSize(1);
        assertThat(found(terminals("[50% for 1d, all]", ""))).isEmpty();
        assertThat(found(terminals("[shadow for 1d, all]", ""))).isEmpty();
    }

    /// A changed design is taken step by step whether it retrains or not.
    @Test
    void aRolloutIsLookedAtWithoutRetraining() throws InterruptedException {
        String design = terminals("[50% for 1d, all]", "\n  rollout: [25% for 1d, all]").replaceAll("monitoring:\n.*retrain.*\n", "");
        assertThat(found(design)).extracting(Problem::place).singleElement().asString().contains("serving.rollout");
    }

    @Test
    void manyUnitsAreEnough() throws InterruptedException {
        assertThat(found(Towns.DESIGN)).isEmpty();
    }
}
