package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.SimulatedWorld;

/// Events that nobody asks a decision for, and late labels: each kind of row has its rule.
class TellingTest {
    private final Shop shop = Shop.open(new SimulatedWorld(1, Shop.START).disk());
    private final Decider decider = shop.decider;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aLabelCountsFromTheTimeOnThatItsColumnSays() {
        decide("a", "new", 0);
        assertThat(tell("payments", 1, "{\"id\":\"a\",\"fraud\":true}")).isEqualTo(new Receipt(0, 1, 0));
        assertThat(decide("b", "new", 7 * Shop.DAY - 1).score()).as("a label that came early waits").isEqualTo(0.02);
        assertThat(decide("c", "new", 7 * Shop.DAY).score()).as("known after 7d").isEqualTo(1);
        assertThat(shop.recorder.heard).contains("a is 1 from " + (Shop.START + 7 * Shop.DAY));
    }

    @Test
    void aLabelThatComesLateCountsFromItsArrival() {
        decide("a", "new", 0);
        tell("payments", 20 * Shop.DAY, "{\"id\":\"a\",\"fraud\":true}");
        assertThat(shop.recorder.heard.getLast()).isEqualTo("a is 1 from " + (Shop.START + 20 * Shop.DAY));
        assertThat(decide("b", "new", 20 * Shop.DAY).score()).isEqualTo(1);
    }

    @Test
    void aRepeatedLabelIsAcknowledgedAndAContradictionRefused() {
        decide("a", "new", 0);
        tell("payments", 1, "{\"id\":\"a\",\"fraud\":true}");
        long hash = decider.stateHash();
        long end = shop.log.end();
        assertThat(tell("payments", 2, "{\"id\":\"a\",\"fraud\":true}")).isEqualTo(new Receipt(0, 0, 1));
        assertThat(codes("payments", "{\"id\":\"a\",\"fraud\":false}")).containsExactly("SERVING-LABEL-CONTRADICTS");
        assertThat(decider.stateHash()).isEqualTo(hash);
        assertThat(shop.log.end()).isEqualTo(end);
    }

    /// It counts from its arrival, or from when its column says. The time in its row is that of its event; what says another one is told so.
    @Test
    void aLabelHasNoTimeOfItsOwn() {
        assertThat(tell("payments", 0, "{\"id\":\"a\",\"card\":\"new\",\"amount\":3,\"at\":\"2023-11-14T10:00:00Z\"}")).isEqualTo(new Receipt(1, 0, 0));
        long end = shop.log.end();
        for (String own : List.of("\"time\":\"2023-11-14T11:00:00Z\"", "\"at\":\"2023-11-14T11:00:00Z\"", "\"time\":\"yesterday\"")) {
            assertThat(codes("payments", "{\"id\":\"a\",\"fraud\":true," + own + "}")).as(own).containsExactly("SERVING-ID-REUSED");
            assertThat(codes("payments", "{\"id\":\"a\",\"fraud\":\"perhaps\"," + own + "}")).as("all at once").containsExactly("SERVING-WRONG-TYPE", "SERVING-ID-REUSED");
        }
        assertThat(shop.log.end()).isEqualTo(end);
        assertThat(tell("payments", 20 * Shop.DAY, "{\"id\":\"a\",\"fraud\":true,\"time\":\"2023-11-14T10:00:00Z\"}")).isEqualTo(new Receipt(0, 1, 0));
        assertThat(shop.recorder.heard.getLast()).isEqualTo("a is 1 from " + (Shop.START + 20 * Shop.DAY));
    }

    @Test
    void labelsOfIngestedRowsAreTakenAndTheirOwnStand() {
        assertThat(tell("payments", 1, "{\"id\":\"p7\",\"fraud\":true}")).as("its row says so already").isEqualTo(new Receipt(0, 0, 1));
        assertThat(codes("payments", "{\"id\":\"p7\",\"card\":\"c1\",\"amount\":3}")).containsExactly("SERVING-ID-REUSED");
    }

    @Test
    void aTimeOrAnIdUnderBothOfItsNamesMustBeTheSame() {
        String event = "{\"id\":\"x\",\"card\":\"c1\",\"amount\":3,\"payment\":\"PAYMENT\",\"at\":\"2023-11-14T10:00:00Z\",\"time\":\"TIME\"}";
        assertThat(codes("payments", event.replace("PAYMENT", "y").replace("TIME", "2023-11-14T10:00:01Z"))).containsExactly("SERVING-FIELD-TWICE", "SERVING-FIELD-TWICE");
        assertThat(tell("payments", 1, event.replace("PAYMENT", "x").replace("TIME", "2023-11-14T10:00:00Z"))).isEqualTo(new Receipt(1, 0, 0));
    }

    @Test
    void labelsOfNothingAreNamed() {
        assertThat(codes("payments", "{\"id\":\"nobody\",\"fraud\":true}")).containsExactly("SERVING-UNKNOWN-ID");
        assertThat(codes("payments", "{\"fraud\":true}")).containsExactly("SERVING-MISSING-FIELD");
        assertThat(codes("payments", "{\"id\":\"nobody\"}")).containsExactly("SERVING-UNKNOWN-ID");
        assertThat(codes("payments", "{\"id\":\"p7\",\"fraud\":\"perhaps\"}")).containsExactly("SERVING-WRONG-TYPE");
        assertThat(codes("paymants", "{\"id\":\"a\",\"fraud\":true}")).containsExactly("SERVING-UNKNOWN-SOURCE");
    }

    @Test
    void eventsOfAnySourceAreSeenByTheNextDecision() {
        assertThat(tell("logins", 0, "{\"card\":\"new\"}", "{\"card\":\"new\",\"failed\":true}")).isEqualTo(new Receipt(2, 0, 0));
        assertThat(tell("payments", 0, "{\"id\":\"e\",\"card\":\"new\",\"amount\":3}")).isEqualTo(new Receipt(1, 0, 0));
        decide("a", "new", 1);
        int logins = shop.plan.inputs().indexOf(shop.feature("card_logins"));
        int payments = shop.plan.inputs().indexOf(shop.feature("card_payments"));
        assertThat(shop.recorder.decisions.getLast().candidates().getFirst().features().number(logins)).isEqualTo(2);
        assertThat(shop.recorder.decisions.getLast().candidates().getFirst().features().number(payments)).isEqualTo(2);
    }

    @Test
    void anEventMayBringItsLateValuesAndBeRepeated() {
        String event = "{\"id\":\"e\",\"card\":\"new\",\"terminal\":\"new\",\"amount\":3,\"fraud\":true}";
        assertThat(tell("payments", 0, event)).isEqualTo(new Receipt(1, 0, 0));
        assertThat(tell("payments", 1, event)).isEqualTo(new Receipt(0, 0, 1));
        assertThat(decide("b", "new", 7 * Shop.DAY).score()).isEqualTo(1);
        assertThat(codes("payments", event.replace("3", "4"))).containsExactly("SERVING-ID-REUSED");
        assertThat(codes("payments", "{\"id\":\"x\",\"card\":\"new\"}")).containsExactly("SERVING-MISSING-FIELD");
    }

    @Test
    void rowsOfOneRequestKnowEachOther() {
        String event = "{\"id\":\"e\",\"card\":\"new\",\"terminal\":\"new\",\"amount\":3}";
        assertThat(tell("payments", 0, event, "{\"id\":\"e\",\"fraud\":true}", event, "{\"id\":\"e\",\"fraud\":true}")).isEqualTo(new Receipt(1, 1, 2));
        assertThat(codes("payments", event.replace("\"e\"", "\"f\""), "{\"id\":\"f\",\"fraud\":true}", "{\"id\":\"f\",\"fraud\":false}"))
                .containsExactly("SERVING-LABEL-CONTRADICTS");
        assertThat(codes("payments", event.replace("\"e\"", "\"f\""), event.replace("\"e\"", "\"f\"").replace("3", "4"))).containsExactly("SERVING-ID-REUSED");
    }

    @Test
    void goodRowsAreTakenWhateverIsWrongWithOthers() {
        List<Event> rows = new ArrayList<>();
        for (String row : List.of("{\"id\":\"e\",\"card\":\"new\",\"amount\":3}", "{\"id\":\"f\",\"card\":\"new\",\"amount\":-3}",
                "{\"id\":\"g\",\"card\":\"new\",\"amont\":-3}", "{\"id\":\"e\",\"card\":\"new\",\"amount\":3}", "{\"id\":\"h\",\"card\":\"new\",\"amount\":4}",
                "{\"id\":\"e\",\"fraud\":true}")) rows.add(Event.json(row));
        long events = shop.state.nextEvent();
        Taken taken = decider.take("payments", rows, Shop.START);
        assertThat(taken.outcomes()).containsExactly(Taken.Outcome.EVENT, Taken.Outcome.REFUSED, Taken.Outcome.REFUSED, Taken.Outcome.REPEATED, Taken.Outcome.EVENT,
                Taken.Outcome.LABEL);
        assertThat(taken.problems()).extracting(problem -> problem.place() + " " + problem.code())
                .containsExactly("rows[1] SERVING-CHECK-FAILED", "rows[2].amont SERVING-UNKNOWN-FIELD");
        assertThat(taken.receipt()).isEqualTo(new Receipt(2, 1, 1));
        assertThat(taken.refused()).isEqualTo(2);
        assertThat(shop.state.nextEvent()).isEqualTo(events + 2);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        long hash = decider.stateHash();
        long end = shop.log.end();
        assertThat(codes("payments", "{\"id\":\"f\",\"card\":\"new\",\"amount\":-3}")).containsExactly("SERVING-CHECK-FAILED");
        assertThat(decider.stateHash()).isEqualTo(hash);
        assertThat(shop.log.end()).isEqualTo(end);
    }

    @Test
    void theSameIdAtAnotherTimeIsAnotherEvent() {
        String event = "{\"id\":\"e\",\"card\":\"new\",\"amount\":3,\"at\":\"2023-11-14T00:00:00Z\"}";
        tell("payments", 0, event);
        assertThat(tell("payments", 1, event)).isEqualTo(new Receipt(0, 0, 1));
        assertThat(tell("payments", 1, event.replace("00Z", "00.000Z"))).as("the same time, written otherwise").isEqualTo(new Receipt(0, 0, 1));
        assertThat(codes("payments", event.replace("T00:00:00Z", "T00:00:01Z"))).containsExactly("SERVING-ID-REUSED");
    }

    @Test
    void anIdThatIsForgottenButForItsNameIsNotCountedAgain() {
        try (Shop small = Shop.open(new SimulatedWorld(2, Shop.START).disk(), 10, new Horizon(5, 2))) {
            String event = "{\"id\":\"e\",\"card\":\"new\",\"amount\":3}";
            small.decider.tell("payments", List.of(Event.json(event)), Shop.START);
            for (int i = 0; i < 9; i++) small.decider.tell("payments", List.of(Event.json(event.replace("\"e\"", "\"f" + i + "\""))), Shop.START);
            long hash = small.decider.stateHash();
            assertThat(small.decider.tell("payments", List.of(Event.json(event)), Shop.START)).isEqualTo(new Receipt(0, 0, 1));
            assertThat(small.decider.stateHash()).isEqualTo(hash);
        }
    }

    /// However many keys come, memory ends at its limit, with a word; what is known is still there.
    @Test
    void keysWithoutEndEndAtTheLimitOfMemory() {
        try (Shop small = Shop.open(new SimulatedWorld(2, Shop.START).disk(), 0, new Horizon(100_000, 100, 20_000_000))) {
            int taken = 0;
            List<Problem> problems = List.of();
            for (int batch = 0; batch < 300 && problems.isEmpty(); batch++) {
                List<Event> rows = new ArrayList<>();
                for (int i = 0; i < 1_000; i++) rows.add(Event.json("{\"id\":\"k" + batch + "-" + i + "\",\"card\":\"card " + batch + "-" + i + "\",\"amount\":3}"));
                Taken each = small.decider.take("payments", rows, Shop.START + batch);
                taken += each.receipt().events();
                problems = each.problems();
            }
            assertThat(problems.getFirst().code()).isEqualTo("SERVING-MEMORY-FULL");
            assertThat(problems.getFirst().line()).containsPattern("take 2[01] MB of the 20 MB").contains("more memory");
            assertThat(Answers.status("SERVING-MEMORY-FULL")).isEqualTo(507);
            int words = small.plan.dictionary().size();
            long hash = small.decider.stateHash();
            assertThat(small.decider.take("payments", List.of(Event.json("{\"card\":\"another\",\"amount\":3}")), Shop.START + 1_000).refused()).isEqualTo(1);
            assertThat(small.plan.dictionary().size()).as("what is refused takes no memory").isEqualTo(words);
            assertThat(small.decider.stateHash()).isEqualTo(hash);
            assertThat(small.decider.take("payments", List.of(Event.json("{\"id\":\"k0-0\",\"fraud\":true}")), Shop.START + 1_000).receipt()).isEqualTo(new Receipt(0, 1, 0));
            assertThat(taken).isGreaterThan(10_000);
        }
    }

    /// Where memory ends all the same, something may be half taken in: nobody works with that, and no checkpoint keeps it.
    @Test
    void nothingIsTakenInOnceTheHeapIsFull() {
        List<Event> rows = new AbstractList<>() {
            @Override
            public Event get(int index) {
                if (index == 3) throw new OutOfMemoryError("planted");
                return Event.json("{\"id\":\"full " + index + "\",\"card\":\"new\",\"amount\":3}");
            }

            @Override
            public int size() {
                return 5;
            }
        };
        assertThatThrownBy(() -> shop.decider.take("payments", rows, Shop.START)).hasMessageContaining("the memory of the process is full");
        long end = shop.log.end();
        assertThat(codes("payments", "{\"id\":\"after\",\"card\":\"new\",\"amount\":3}")).containsExactly("SERVING-MEMORY-FULL");
        assertThatThrownBy(() -> decide("b", "new", 0)).hasMessageContaining("SERVING-MEMORY-FULL");
        assertThatThrownBy(() -> shop.decider.image()).hasMessageContaining("SERVING-MEMORY-FULL");
        assertThat(shop.log.end()).isEqualTo(end);
    }

    /// A clock that is set back: nothing arrives before what has arrived.
    @Test
    void aClockThatRunsBackwardsTakesNothingBack() {
        tell("payments", 10 * Shop.DAY, "{\"id\":\"e\",\"card\":\"new\",\"amount\":3}");
        tell("payments", 0, "{\"id\":\"f\",\"card\":\"new\",\"amount\":3}");
        decide("a", "new", 5 * Shop.DAY);
        int payments = shop.plan.inputs().indexOf(shop.feature("card_payments"));
        assertThat(shop.recorder.decisions.getLast().at()).isEqualTo(Shop.START + 10 * Shop.DAY);
        assertThat(shop.recorder.decisions.getLast().candidates().getFirst().features().number(payments)).isEqualTo(3);
    }

    private Decision decide(String id, String terminal, long after) {
        return decider.decide(Event.json("{\"id\":\"" + id + "\",\"card\":\"new\",\"terminal\":\"" + terminal + "\",\"amount\":10}"), Shop.START + after);
    }

    private Receipt tell(String source, long after, String... rows) {
        List<Event> events = new ArrayList<>();
        for (String row : rows) events.add(Event.json(row));
        return decider.tell(source, events, Shop.START + after);
    }

    private List<String> codes(String source, String... rows) {
        return problems(source, rows).stream().map(Problem::code).toList();
    }

    private List<Problem> problems(String source, String... rows) {
        try {
            tell(source, 0, rows);
        } catch (Refused refused) {
            return refused.problems();
        }
        throw new AssertionError("taken: " + List.of(rows));
    }
}
