package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.data.DecisionRecord;
import septet.data.Log;
import septet.data.LogLimits;
import septet.design.Problem;
import septet.design.Refused;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.world.SimulatedWorld;

class DeciderTest {
    private final SimulatedWorld world = new SimulatedWorld(1, Shop.START);
    private final Shop shop = Shop.open(world.disk());
    private final Decider decider = shop.decider;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anEventIsScoredByWhatWasSeenBeforeAndThenSeenItself() {
        Decision first = decide("{\"id\":\"a\",\"card\":\"new\",\"terminal\":\"new\",\"amount\":20}", 0);
        assertThat(first).isEqualTo(new Decision("a", "approve", 0.03, List.of(new Decision.Head("fraud", 0.03)), List.of(), "v1", ""));
        assertThat(decide("{\"id\":\"b\",\"card\":\"new\",\"terminal\":\"new\",\"amount\":20}", 1).score()).isEqualTo(0.04);
        assertThat(decide("{\"id\":\"c\",\"card\":\"new\",\"terminal\":\"new\",\"amount\":20}", Shop.DAY + 2).score()).isEqualTo(0.03);
        assertThat(decide("{\"card\":\"x\",\"amount\":95}", Shop.DAY + 2).decision()).isEqualTo("review");
        assertThat(decide("{\"card\":\"x\",\"amount\":500.5}", Shop.DAY + 2).decision()).isEqualTo("block");
    }

    @Test
    void theRecordHoldsWhatTheScoreWasMadeFrom() {
        decide("{\"id\":\"a\",\"card\":\"c1\",\"terminal\":\"t1\",\"amount\":20,\"channel\":\"web\"}", 0);
        DecisionRecord record = shop.recorder.decisions.getFirst();
        assertThat(record.at()).isEqualTo(Shop.START);
        assertThat(record.request()).isEqualTo("a");
        assertThat(record.candidates()).hasSize(1);
        int amount = place("amount");
        int channel = place("channel");
        assertThat(record.candidates().getFirst().features().number(amount)).isEqualTo(20);
        assertThat(record.candidates().getFirst().features().word(channel)).isEqualTo("web");
        assertThat(record.event()).isEqualTo(shop.log.end() - 1);
    }

    private int place(String feature) {
        return shop.plan.inputs().indexOf(shop.feature(feature));
    }

    @Test
    void timeAndIdMayBeLeftOutOrGoByTheDesignsNames() {
        Decision unnamed = decide("{\"card\":\"x\",\"amount\":1}", 0);
        assertThat(unnamed.id()).startsWith("~");
        assertThat(decide("{\"card\":\"x\",\"amount\":1}", 0).id()).isNotEqualTo(unnamed.id());
        assertThat(decide("{\"card\":\"x\",\"amount\":1,\"payment\":\"77\",\"at\":\"2023-11-14T22:00:00Z\"}", 0).id()).isEqualTo("77");
        assertThat(shop.recorder.heard.getLast()).isEqualTo("payments 1699999200000000 " + Shop.START);
        assertThat(decider.tell("payments", List.of(Event.json("{\"id\":\"" + unnamed.id() + "\",\"fraud\":true}")), Shop.START + 1))
                .isEqualTo(new Receipt(0, 1, 0));
    }

    @Test
    void aRepeatedRequestGetsTheSameAnswerAndChangesNothing() {
        String event = "{\"id\":\"a\",\"card\":\"c1\",\"terminal\":\"t1\",\"amount\":20}";
        Decision first = decide(event, 0);
        long hash = decider.stateHash();
        long end = shop.log.end();
        assertThat(decide(event, 5 * Shop.DAY)).isEqualTo(first);
        assertThat(decider.stateHash()).isEqualTo(hash);
        assertThat(shop.log.end()).isEqualTo(end);
        assertThat(codes("{\"id\":\"a\",\"card\":\"c1\",\"terminal\":\"t1\",\"amount\":21}")).containsExactly("SERVING-ID-REUSED");
        assertThat(codes("{\"id\":\"p7\",\"card\":\"c1\",\"amount\":21}")).containsExactly("SERVING-ID-REUSED");
    }

    @Test
    void beyondTheHorizonARepetitionIsRefusedNotDecidedTwice() {
        shop.close();
        try (Shop small = Shop.open(new SimulatedWorld(2, Shop.START).disk(), 0, new Horizon(1_000, 2))) {
            for (String id : List.of("a", "b", "c")) small.decider.decide(Event.of(Map.of("id", id, "card", "x", "amount", "1")), Shop.START);
            assertThatThrownBy(() -> small.decider.decide(Event.of(Map.of("id", "a", "card", "x", "amount", "1")), Shop.START))
                    .isInstanceOf(Refused.class).hasMessageContaining("SERVING-ID-REUSED");
        }
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingChanges() {
        long hash = decider.stateHash();
        long end = shop.log.end();
        List<Problem> problems = problems("{\"id\":\"~1\",\"amount\":\"NaN\",\"fraud\":true,\"terminal\":\"\"}");
        assertThat(problems).extracting(Problem::place).containsExactly("event.id", "event.card", "event.amount", "event.fraud");
        assertThat(problems).extracting(Problem::code).containsExactly("SERVING-ID-RESERVED", "SERVING-MISSING-FIELD", "SERVING-WRONG-TYPE", "SERVING-KNOWN-LATER");
        assertThat(problems("{\"crad\":\"x\",\"amuont\":1,\"card\":\"x\"}")).extracting(Problem::remedy)
                .containsExactly("Did you mean card?", "Did you mean amount?");
        assertThat(decider.stateHash()).isEqualTo(hash);
        assertThat(shop.log.end()).isEqualTo(end);
        assertThat(shop.recorder.heard).as("only what serves").hasSize(1);
    }

    @Test
    void eachKindOfBadEventHasItsCode() {
        String card = "{\"card\":\"x\",";
        assertThat(codes(card + "\"amount\":true}")).containsExactly("SERVING-WRONG-TYPE");
        assertThat(codes(card + "\"amount\":\"a lot\"}")).containsExactly("SERVING-WRONG-TYPE");
        assertThat(codes(card + "\"amount\":1.23456}")).containsExactly("SERVING-WRONG-TYPE");
        assertThat(codes(card + "\"amount\":null}")).containsExactly("SERVING-MISSING-FIELD");
        assertThat(codes(card + "\"amount\":-1}")).containsExactly("SERVING-CHECK-FAILED");
        assertThat(codes(card + "\"amount\":{\"value\":1}}")).containsExactly("SERVING-NESTED-VALUE");
        assertThat(codes(card + "\"amount\":[1]}")).containsExactly("SERVING-NESTED-VALUE");
        assertThat(codes(card + "\"amount\":1,\"amount\":2}")).containsExactly("SERVING-FIELD-TWICE");
        assertThat(codes(card + "\"amount\":1,\"time\":\"yesterday\"}")).containsExactly("SERVING-WRONG-TYPE");
        assertThat(codes(card + "\"amount\":1,\"time\":\"2099-01-01\"}")).containsExactly("SERVING-TIME-IN-FUTURE");
        assertThat(codes(card + "\"amount\":1,\"note\":\"" + "x".repeat(21) + "\"}")).containsExactly("SERVING-VALUE-TOO-LARGE");
        assertThat(codes(card + "\"amount\":1,\"note\":\"" + "\u20ac".repeat(7) + "\"}")).containsExactly("SERVING-VALUE-TOO-LARGE");
        assertThat(codes(card + "\"amount\":1,\"id\":\"" + "x".repeat(201) + "\"}")).containsExactly("SERVING-VALUE-TOO-LARGE");
        assertThat(codes("{}")).containsExactly("SERVING-MISSING-FIELD", "SERVING-MISSING-FIELD");
        assertThat(decide(card + "\"amount\":\"1.50\",\"note\":\"" + "x".repeat(20) + "\"}", 0).score()).isEqualTo(0.0115);
    }

    @Test
    void anEventOfLongAgoIsDecidedAndSaysThatItIsDegraded() {
        decide("{\"card\":\"x\",\"amount\":1}", 0);
        Decision late = decide("{\"card\":\"x\",\"amount\":1,\"time\":\"2023-11-01\"}", 1);
        assertThat(late.degraded()).isEqualTo("its time is older than what its windows keep");
        assertThat(decide("{\"card\":\"x\",\"amount\":1}", 2).degraded()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnArrivalsRound() {
        decide("{\"card\":\"x\",\"amount\":1}", 1_000);
        decide("{\"card\":\"x\",\"amount\":1}", 0);
        assertThat(shop.recorder.decisions).extracting(DecisionRecord::at).containsExactly(Shop.START + 1_000, Shop.START + 1_000);
    }

    @Test
    void aRowThatIsNoExampleGetsTheLastDecisionAndNoScore() {
        Decision decision = decide("{\"card\":\"x\",\"amount\":60000}", 0);
        assertThat(decision.decision()).isEqualTo("approve");
        assertThat(decision.score()).isNaN();
        assertThat(decision.degraded()).isEmpty();
    }

    @Test
    void beforeAnythingServesThereIsNoAnswer() {
        shop.close();
        SimulatedWorld empty = new SimulatedWorld(3, Shop.START);
        try (Log log = Log.open(empty.disk(), Shop.FOLDER, LogLimits.DEFAULT)) {
            FeaturePlan plan = Shop.plan();
            Decider idle = Decider.recover(Shop.setup(plan, Horizon.DEFAULT), new FeatureState(plan), log, new Recorder());
            assertThat(idle.ladder()).isEqualTo(Optional.empty());
            assertThatThrownBy(() -> idle.decide(Event.json("{}"), Shop.START)).isInstanceOf(Refused.class).hasMessageContaining("SERVING-NO-MODEL");
        }
    }

    private Decision decide(String event, long after) {
        return decider.decide(Event.json(event), Shop.START + after);
    }

    private List<String> codes(String event) {
        return problems(event).stream().map(Problem::code).toList();
    }

    private List<Problem> problems(String event) {
        try {
            decide(event, 0);
        } catch (Refused refused) {
            return refused.problems();
        }
        throw new AssertionError("taken: " + event);
    }
}
