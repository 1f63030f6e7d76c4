package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.data.DecisionRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.world.SimulatedWorld;

class TakeoverTest {
    private static final int CARDS = 2_000;
    private final SimulatedWorld world = new SimulatedWorld(1, Shop.START);
    private final Shop shop = Shop.open(world.disk());

    @AfterEach
    void close() {
        shop.close();
    }

    private Takeover takeover(String name, double share) {
        return new Takeover(name, shop.decider.ladder().orElseThrow(), Shop.ladder(shop.plan, "v2"), share, 0, shop.plan);
    }

    private Row row(int card, String id) {
        Row row = new Row(shop.plan.slots());
        row.clear();
        row.id = id;
        row.values[0] = shop.plan.dictionary().code("card" + card);
        return row;
    }

    private Decision decide(String id, String card) {
        return shop.decider.decide(Event.of(Map.of("id", id, "card", card, "amount", "95")), Shop.START);
    }

    /// How many units change their arm while the share grows, but for those that the growing arms take.
    private int moved(Function<Integer, Row> rows) {
        int moved = 0;
        List<Double> shares = List.of(0.05, 0.2, 0.5);
        for (int card = 0; card < CARDS; card++) {
            boolean challenged = false;
            for (double share : shares) {
                for (int again = 0; again < 3; again++) {
                    boolean now = takeover("refresh-v2", share).arm(rows.apply(card)) == Takeover.Arm.CHALLENGER;
                    if (challenged && !now) moved++;
                    challenged = now;
                }
            }
        }
        return moved;
    }

    @Test
    void aUnitKeepsItsArmWhileTheShareGrows() {
        assertThat(moved(card -> row(card, ""))).isZero();
    }

    /// Planted: requests are assigned, not cards.
    @Test
    void anArmThatDoesNotStickIsCaught() {
        int[] requests = new int[1];
        Takeover unsticky = new Takeover("refresh-v2", shop.decider.ladder().orElseThrow(), Shop.ladder(shop.plan, "v2"), 0.5, -1, shop.plan);
        int moved = 0;
        for (int card = 0; card < 100; card++) {
            if (unsticky.arm(row(card, "r" + requests[0]++)) != unsticky.arm(row(card, "r" + requests[0]++))) moved++;
        }
        assertThat(moved).isGreaterThan(30);
        assertThat(moved(card -> row(card, "r" + requests[0]++))).isZero();
    }

    @Test
    void sharesAreThoseThatWereAskedForAndTheControlIsAsLarge() {
        for (double share : List.of(0.05, 0.25, 0.5)) {
            Map<Takeover.Arm, Integer> counts = new HashMap<>();
            for (int card = 0; card < CARDS; card++) counts.merge(takeover("r", share).arm(row(card, "")), 1, Integer::sum);
            double error = 4 * StrictMath.sqrt(share * (1 - share) / CARDS);
            assertThat(counts.get(Takeover.Arm.CHALLENGER) / (double) CARDS).isBetween(share - error, share + error);
            assertThat(counts.get(Takeover.Arm.CONTROL) / (double) CARDS).isBetween(share - error, share + error);
        }
    }

    @Test
    void anotherRolloutAsksOthers() {
        int both = 0;
        for (int card = 0; card < CARDS; card++) {
            Row row = row(card, "");
            if (takeover("refresh-v2", 0.2).arm(row) == Takeover.Arm.CHALLENGER && takeover("refresh-v3", 0.2).arm(row) == Takeover.Arm.CHALLENGER) both++;
        }
        assertThat(both / (double) CARDS).isBetween(0.02, 0.06);
    }

    @Test
    void inACanaryEachDecisionNamesItsArmAndHowLikelyItWas() {
        shop.decider.serve(takeover("refresh-v2", 0.25));
        for (int i = 0; i < 200; i++) decide("r" + i, "card" + i % 50);
        Map<String, String> versions = new HashMap<>();
        for (DecisionRecord each : shop.recorder.decisions) {
            assertThat(each.candidates().getFirst().propensity()).isEqualTo(each.arm().equals("refresh-v2 champion") ? 0.5 : 0.25);
            assertThat(each.version()).isEqualTo(each.arm().equals("refresh-v2 challenger") ? "v2" : "v1");
            versions.merge(each.arm(), each.version(), (a, b) -> a);
        }
        assertThat(versions).containsOnlyKeys("refresh-v2 champion", "refresh-v2 control", "refresh-v2 challenger");
        shop.decider.serve(Shop.ladder(shop.plan, "v2"));
        assertThat(decide("last", "card1").version()).isEqualTo("v2");
        assertThat(shop.recorder.decisions.getLast().arm()).isEmpty();
        assertThat(shop.recorder.decisions.getLast().candidates().getFirst().propensity()).isEqualTo(1);
    }

    @Test
    void inShadowNobodyHearsOfItButTheLog() {
        shop.decider.serve(takeover("refresh-v2", 0));
        assertThat(decide("a", "card1").version()).isEqualTo("v1");
        assertThat(shop.recorder.decisions.getLast().arm()).isEmpty();
        DecisionRecord decision = shop.recorder.decisions.getLast();
        assertThat(decision.event()).isEqualTo(shop.log.end() - 1);
        shop.decider.act(new LoopRecord(1, "gate", "v2", "pass", "it passes", List.of()));
        String hash = shop.log.hash();
        shop.close();
        List<ShadowRecord> shadows = new ArrayList<>();
        List<LoopRecord> acts = new ArrayList<>();
        try (septet.data.Log log = septet.data.Log.open(world.disk(), Shop.FOLDER, septet.data.LogLimits.DEFAULT)) {
            assertThat(log.hash()).isEqualTo(hash);
            Decider again = Decider.recover(Shop.setup(shop.plan, Horizon.DEFAULT), new septet.features.FeatureState(shop.plan), log, new Hearing(shadows, acts));
            assertThat(again.recovered().decisions()).isEqualTo(1);
        }
        assertThat(shadows).singleElement().satisfies(shadow -> {
            assertThat(shadow.request()).isEqualTo("a");
            assertThat(shadow.version()).isEqualTo("v2");
            assertThat(shadow.heads()).isEqualTo(decision.candidates().getFirst().heads());
        });
        assertThat(acts).extracting(LoopRecord::action).containsExactly("gate");
    }

    private record Hearing(List<ShadowRecord> shadows, List<LoopRecord> acts) implements Listener {
        @Override
        public void shadowed(ShadowRecord shadow) {
            shadows.add(shadow);
        }

        @Override
        public void acted(LoopRecord loop) {
            acts.add(loop);
        }
    }
}
