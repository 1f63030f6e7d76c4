package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// Events that are told once more under their id, where the source says that this corrects them.
class CorrectionTest {
    private static final String AT = ",\"at\":\"2023-11-14T12:00:00Z\"";
    private final SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
    private Shop shop = Shop.corrected(disk, "channel = 'void'");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aCorrectionTakesThePlaceOfItsEvent() {
        assertThat(take(0, "{\"id\":\"e\",\"card\":\"new\",\"amount\":3" + AT + "}")).containsExactly("event");
        assertThat(take(1, "{\"id\":\"e\",\"card\":\"new\",\"amount\":30" + AT + "}")).containsExactly("corrected");
        decide("a", 2);
        assertThat(seen("card_payments")).isEqualTo(2);
        assertThat(seen("card_spend")).isEqualTo((30 + 5) / 2.0);
    }

    @Test
    void anEventIsTakenOutByItsIdAlone() {
        take(0, "{\"id\":\"e\",\"card\":\"new\",\"amount\":3" + AT + "}");
        assertThat(take(1, "{\"id\":\"e\",\"channel\":\"void\"}")).containsExactly("corrected");
        assertThat(take(1, "{\"id\":\"e\",\"channel\":\"void\"}")).as("it says nothing new").containsExactly("repeated");
        decide("a", 2);
        assertThat(seen("card_payments")).isEqualTo(1);
        assertThat(take(3, "{\"id\":\"e\",\"card\":\"new\",\"amount\":3" + AT + "}")).as("it comes back").containsExactly("corrected");
        decide("b", 4);
        assertThat(seen("card_payments")).isEqualTo(3);
    }

    @Test
    void aDecisionThatWasGivenStandsAndLaterOnesSeeTheCorrection() {
        Decision first = decide("a", 0);
        assertThat(take(1, "{\"id\":\"a\",\"card\":\"other\",\"amount\":5}")).containsExactly("corrected");
        assertThat(shop.recorder.decisions.getLast().request()).isEqualTo("a");
        decide("b", 2);
        assertThat(seen("card_payments")).isEqualTo(1);
        assertThat(first.id()).isEqualTo("a");
    }

    @Test
    void aLabelIsToldOtherwise() {
        take(0, "{\"id\":\"e\",\"card\":\"new\",\"terminal\":\"t\",\"amount\":3,\"fraud\":true" + AT + "}");
        take(8 * Shop.DAY, "{\"id\":\"x\",\"card\":\"new\",\"terminal\":\"t\",\"amount\":3}");
        decide("a", 8 * Shop.DAY);
        assertThat(seen("terminal_risk")).isEqualTo(1);
        assertThat(take(9 * Shop.DAY, "{\"id\":\"e\",\"fraud\":false}", "{\"id\":\"e\",\"fraud\":false}")).containsExactly("label", "repeated");
        decide("b", 9 * Shop.DAY);
        assertThat(seen("terminal_risk")).isEqualTo(0);
    }

    @Test
    void rowsOfFilesAreCorrectedToo() {
        assertThat(take(0, "{\"id\":\"p7\",\"card\":\"new\",\"amount\":3" + AT + "}")).containsExactly("corrected");
        decide("a", 1);
        assertThat(seen("card_payments")).isEqualTo(2);
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        assertThat(codes(() -> shop.decider.tell("payments", List.of(Event.json("{\"id\":\"nobody\",\"channel\":\"void\"}")), Shop.START))).containsExactly("SERVING-UNKNOWN-ID");
        assertThat(codes(() -> decide(Event.json("{\"id\":\"z\",\"card\":\"c\",\"amount\":1,\"channel\":\"void\"}"), 0))).containsExactly("SERVING-DELETION");
        decide("a", 0);
        assertThat(codes(() -> decide(Event.json("{\"id\":\"a\",\"card\":\"new\",\"amount\":6}"), 0))).containsExactly("SERVING-ID-REUSED");
        assertThat(codes(() -> shop.decider.tell("payments", List.of(Event.json("{\"id\":\"a\",\"card\":\"new\",\"amount\":-6}")), Shop.START))).containsExactly("SERVING-CHECK-FAILED");
    }

    @Test
    void aRestartKnowsEveryCorrection() {
        List<Function<Shop, Object>> history = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long at = i * Shop.DAY / 5;
            String id = "e" + i % 17;
            history.add(each -> tell(each, at, "{\"id\":\"" + id + "\",\"card\":\"c" + at % 3 + "\",\"terminal\":\"t\",\"amount\":" + at % 7 + "}"));
            int number = i;
            if (i % 3 == 0) history.add(each -> tell(each, at, "{\"id\":\"" + id + "\",\"fraud\":" + (at % 2 == 0) + "}"));
            if (i % 5 == 0) history.add(each -> tell(each, at, "{\"id\":\"e" + number / 5 + "\",\"channel\":\"void\"}"));
        }
        Shop steady = Shop.corrected(new SimulatedWorld(2, Shop.START).disk(), "channel = 'void'");
        for (int i = 0; i < history.size(); i++) {
            if (i % 9 == 8) {
                shop.close();
                shop = Shop.corrected(disk, "channel = 'void'");
            }
            assertThat(history.get(i).apply(shop)).isEqualTo(history.get(i).apply(steady));
        }
        assertThat(shop.decider.stateHash()).isEqualTo(steady.decider.stateHash());
        steady.close();
    }

    private List<String> take(long after, String... rows) {
        List<Event> events = new ArrayList<>();
        for (String row : rows) events.add(Event.json(row));
        return shop.decider.take("payments", events, Shop.START + after).outcomes().stream().map(Taken.Outcome::word).toList();
    }

    private static List<String> tell(Shop shop, long after, String row) {
        return shop.decider.take("payments", List.of(Event.json(row)), Shop.START + after).outcomes().stream().map(Taken.Outcome::word).toList();
    }

    private Decision decide(String id, long after) {
        return decide(Event.json("{\"id\":\"" + id + "\",\"card\":\"new\",\"terminal\":\"t\",\"amount\":5}"), after);
    }

    private Decision decide(Event event, long after) {
        return shop.decider.decide(event, Shop.START + after);
    }

    /// A feature of the last decision.
    private double seen(String feature) {
        int place = shop.plan.inputs().indexOf(shop.feature(feature));
        return shop.recorder.decisions.getLast().candidates().getFirst().features().number(place);
    }

    private static List<String> codes(Runnable refused) {
        try {
            refused.run();
        } catch (Refused e) {
            return e.problems().stream().map(Problem::code).toList();
        }
        return List.of();
    }
}
