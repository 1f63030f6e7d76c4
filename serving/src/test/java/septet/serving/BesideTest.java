package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.data.DecisionRecord;
import septet.data.Row;
import septet.design.Refused;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// A version of a changed design answers its part of the requests from a state of its own, beside the one that serves: each answer is what the one or the other design alone would
/// have said, and nothing that goes wrong in the new one costs an answer.
class BesideTest {
    private static final int STEPS = 300;
    private static final int FROM = 80;

    private static Map<String, String> changed() {
        Map<String, String> features = Shop.features();
        features.put("card_most", "max(amount) by card over 7d");
        features.put("card_payments", "count() by card over 3d");
        return features;
    }

    private static Backfill backfill(FeaturePlan plan, Shop shop) {
        FeatureState state = new FeatureState(plan);
        Shop.ingest(plan, state, 100);
        return Backfill.of(Shop.setup(plan, Horizon.DEFAULT), state, shop.log, new Recorder());
    }

    private static Takeover takeover(Shop shop, FeaturePlan plan, double share) {
        return new Takeover("rollout-v2", shop.decider.ladder().orElseThrow(), Shop.ladder(plan, "v2"), share, 0, shop.plan);
    }

    private static String plain(String answer) {
        return answer.replaceAll("~\\d+", "~").replaceAll("v[12]", "v");
    }

    /// How many answers are not what the design of their version alone would have said; and of which versions they are.
    private static int wrong(long seed, double share, boolean alone, Set<String> versions) {
        List<History.Step> history = History.of(seed, STEPS);
        try (Shop shop = Shop.open(new SimulatedWorld(seed, Shop.START).disk()); Shop old = Shop.open(new SimulatedWorld(seed, Shop.START).disk()); Shop young = Shop.with(changed())) {
            FeaturePlan plan = Shop.plan(changed());
            int wrong = 0;
            for (int i = 0; i < STEPS; i++) {
                if (i == FROM) {
                    if (alone) shop.decider.serve(takeover(shop, plan, share));
                    else shop.decider.serve(takeover(shop, plan, share), backfill(plan, shop));
                }
                int before = shop.recorder.decisions.size();
                String found = plain(History.ask(shop, history.get(i)));
                String byOld = plain(History.ask(old, history.get(i)));
                String byYoung = plain(History.ask(young, history.get(i)));
                boolean decided = shop.recorder.decisions.size() > before;
                DecisionRecord last = decided ? shop.recorder.decisions.getLast() : null;
                if (decided) versions.add(last.version());
                if (!found.equals(decided && last.version().equals("v2") ? byYoung : byOld)) wrong++;
            }
            return wrong;
        }
    }

    @Test
    void eachAnswerIsWhatItsDesignAloneWouldHaveSaid() {
        Set<String> versions = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) assertThat(wrong(seed, 0.4, false, versions)).as("seed %d", seed).isZero();
        assertThat(versions).containsExactlyInAnyOrder("v1", "v2");
    }

    /// The planted bug: the changed design reads the state of the one that serves.
    @Test
    void aVersionThatHasNoStateOfItsOwnIsCaught() {
        int wrong = 0;
        for (long seed = 1; seed <= 5; seed++) wrong += wrong(seed, 0.4, true, new HashSet<>());
        assertThat(wrong).isPositive();
    }

    @Test
    void inShadowWhatServesAnswersAndTheOtherStateKeepsUp() {
        Set<String> versions = new HashSet<>();
        assertThat(wrong(3, 0, false, versions)).isZero();
        assertThat(versions).containsExactly("v1");
    }

    @Test
    void whatTakesOverThenKnowsWhatTheLogKnows() {
        SimulatedDisk disk = new SimulatedWorld(7, Shop.START).disk();
        try (Shop shop = Shop.open(disk)) {
            List<History.Step> history = History.of(7, STEPS);
            FeaturePlan plan = Shop.plan(changed());
            Backfill of = backfill(plan, shop);
            for (int i = 0; i < STEPS; i++) {
                if (i == 50) shop.decider.serve(takeover(shop, plan, 0), of);
                if (i == 120) {
                    assertThat(of.advance(1_000)).as("it is told, and reads no more").isZero();
                    shop.decider.serve(takeover(shop, plan, 0.3), of);
                }
                if (i == 200) shop.decider.succeed(of, Shop.ladder(plan, "v2"));
                History.ask(shop, history.get(i));
            }
            shop.log.flush();
            FeaturePlan again = Shop.plan(changed());
            FeatureState state = new FeatureState(again);
            Shop.ingest(again, state, 100);
            Decider restarted = Decider.recover(Shop.setup(again, Horizon.DEFAULT), state, shop.log, new Recorder());
            assertThat(restarted.stateHash()).isEqualTo(shop.decider.stateHash());
        }
    }

    /// After a restart in a canary units have the arm that they had.
    @Test
    void armsAreTheSameAfterARestart() {
        SimulatedDisk disk = new SimulatedWorld(9, Shop.START).disk();
        List<String> arms = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            try (Shop shop = Shop.open(disk)) {
                FeaturePlan plan = Shop.plan(changed());
                shop.decider.serve(takeover(shop, plan, 0.3), backfill(plan, shop));
                for (int card = 0; card < 60; card++) {
                    shop.decider.decide(Event.of(Map.of("card", "c" + card, "amount", "20", "id", round + "-" + card)), Shop.START + 1_000_000L * (round + 1));
                    String arm = "c" + card + " " + shop.recorder.decisions.getLast().arm();
                    if (round == 0) arms.add(arm);
                    else assertThat(arms.get(card)).isEqualTo(arm);
                }
            }
        }
        assertThat(arms).anyMatch(arm -> arm.endsWith("challenger")).anyMatch(arm -> arm.endsWith("control")).anyMatch(arm -> arm.endsWith("champion"));
    }

    /// Whoever stands beside cannot answer: what serves answers, degraded, and the record says for which arm.
    @Test
    void aStateThatFailsCostsNoAnswer() {
        try (Shop shop = Shop.open(new SimulatedWorld(2, Shop.START).disk())) {
            FeaturePlan plan = Shop.plan(changed());
            FeatureState state = new FeatureState(plan);
            Shop.ingest(plan, state, 100);
            shop.decider.serve(takeover(shop, plan, 0.5), Backfill.of(Shop.setup(plan, Horizon.DEFAULT), state, shop.log, new Failing()));
            shop.decider.decide(Event.of(Map.of("card", "c0", "amount", "20")), Shop.START);
            int lost = 0;
            for (int card = 1; card < 40; card++) {
                Decision decision = shop.decider.decide(Event.of(Map.of("card", "c" + card, "amount", "20")), Shop.START + card);
                assertThat(decision.version()).isEqualTo("v1");
                DecisionRecord record = shop.recorder.decisions.getLast();
                if (record.arm().endsWith("challenger")) {
                    assertThat(decision.degraded()).contains("the state of v2 failed");
                    lost++;
                } else {
                    assertThat(decision.degraded()).isEmpty();
                }
            }
            assertThat(lost).isBetween(10, 30);
        }
    }

    /// What stopped hearing the log lacks what came since; nobody answers from it, however it is asked for.
    @Test
    void aStateThatWasAbandonedNeverAnswers() {
        try (Shop shop = Shop.open(new SimulatedWorld(4, Shop.START).disk())) {
            FeaturePlan plan = Shop.plan(changed());
            Backfill left = backfill(plan, shop);
            shop.decider.serve(takeover(shop, plan, 0.3), left);
            shop.decider.serve(takeover(shop, plan, 0.4), left);
            assertThat(left.deaf()).as("it goes on from step to step").isEmpty();
            FeaturePlan newer = Shop.plan(changed());
            Backfill next = backfill(newer, shop);
            shop.decider.serve(takeover(shop, newer, 0.3), next);
            shop.decider.decide(Event.of(Map.of("card", "c0", "amount", "20")), Shop.START);
            for (Runnable use : List.<Runnable>of(() -> shop.decider.succeed(left, Shop.ladder(plan, "v2")), () -> shop.decider.serve(takeover(shop, plan, 0.3), left))) {
                assertThatThrownBy(use::run).isInstanceOf(Refused.class).hasMessageContaining("it stopped hearing the log when its rollout ended").hasMessageContaining("[SERVING-STATE-LOST]");
            }
            assertThat(next.deaf()).as("what stands beside goes on").isEmpty();
            shop.decider.serve(shop.decider.ladder().orElseThrow());
            assertThat(next.deaf()).isPresent();
        }
    }

    @Test
    void aStateThatFailedNeverAnswers() {
        try (Shop shop = Shop.open(new SimulatedWorld(2, Shop.START).disk())) {
            FeaturePlan plan = Shop.plan(changed());
            FeatureState state = new FeatureState(plan);
            Shop.ingest(plan, state, 100);
            Backfill failing = Backfill.of(Shop.setup(plan, Horizon.DEFAULT), state, shop.log, new Failing());
            shop.decider.serve(takeover(shop, plan, 0.5), failing);
            shop.decider.decide(Event.of(Map.of("card", "c0", "amount", "20")), Shop.START);
            assertThatThrownBy(() -> shop.decider.succeed(failing, Shop.ladder(plan, "v2"))).isInstanceOf(Refused.class).hasMessageContaining("a defect").hasMessageContaining("[SERVING-STATE-LOST]");
            assertThat(shop.decider.decide(Event.of(Map.of("card", "c1", "amount", "20")), Shop.START + 1).version()).isEqualTo("v1");
        }
    }

    private static final class Failing implements Listener {
        @Override
        public void decided(DecisionRecord decision, Row row) {
            throw new IllegalStateException("a defect");
        }
    }
}
