package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// Walks the table "Values beyond all bounds" of `docs/features.md`: each row has its rule at the served system. (Files and expressions have tests in their rooms.)
class BadInputTableTest {
    private static final String EVENT = "{\"id\":\"e\",\"card\":\"new\",\"amount\":3}";
    private final SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
    private final Shop shop = Shop.open(disk);

    @AfterEach
    void close() {
        shop.close();
    }

    private interface Rule {
        void holds() throws IOException;
    }

    private Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("a window of no length, of ten thousand years", () -> {
            for (String window : List.of("0d", "3650000d", "session(0s)", "session(3650000d)")) assertThat(ofFeature("count() by card over " + window)).as(window).hasSize(1);
        });
        rules.put("a key that is missing", () -> {
            assertThat(codes("{\"id\":\"a\",\"amount\":3}")).containsExactly("SERVING-MISSING-FIELD");
            shop.decider.decide(Event.json(EVENT), Shop.START);
            assertThat(isSeen("terminal_risk")).as("its terminal is missing").isFalse();
        });
        rules.put("keys without end", () -> assertThat(full("card %d")).isEqualTo("SERVING-MEMORY-FULL"));
        rules.put("one key with events without end", () -> assertThat(full("card")).isEqualTo("SERVING-MEMORY-FULL"));
        rules.put("a time before 1970, or in a far future", () -> {
            assertThat(codes(at("0001-01-01T00:00:00Z"))).isEmpty();
            assertThat(codes(at("9999-12-31T23:59:59Z").replace("\"e\"", "\"f\""))).containsExactly("SERVING-TIME-IN-FUTURE");
        });
        rules.put("NaN and infinities", () -> {
            for (String text : List.of("\"NaN\"", "\"inf\"", "\"1e999\"")) assertThat(codes(EVENT.replace(":3", ":" + text))).as(text).containsExactly("SERVING-WRONG-TYPE");
            assertThat(codes(EVENT.replace(":3", ":NaN"))).containsExactly("SERVING-NOT-JSON");
        });
        rules.put("an expression whose value is not finite", () -> assertThat(Shop.formula(shop.plan, "exp(1000) is missing").type()).isNotNull());
        rules.put("a sum beyond 64 bits, or beyond the range of doubles", () -> assertThat(ofFeature("sum(amount) by card over 7d")).isEmpty());
        rules.put("a text of a megabyte", () -> assertThat(codes(EVENT.replace("}", ",\"channel\":\"" + "a".repeat(100_000) + "\"}"))).containsExactly("SERVING-VALUE-TOO-LARGE"));
        rules.put("a text that holds half a character", () -> {
            for (String half : List.of("\\ud83d", "\\ude00", "a\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00")) {
                assertThat(codes(EVENT.replace("new", half))).as(half).containsExactly("SERVING-WRONG-TYPE");
                assertThat(codes(EVENT.replace("\"e\"", "\"e" + half + "\""))).as(half).containsExactly("SERVING-WRONG-TYPE");
            }
            assertThat(codes(EVENT.replace("new", "\\ud83d\\ude00").replace("\"e\"", "\"whole\""))).isEmpty();
        });
        rules.put("an id used twice with other content", () -> {
            assertThat(codes(EVENT)).isEmpty();
            assertThat(codes(EVENT)).as("the same once more").isEmpty();
            assertThat(codes(EVENT.replace("3", "4"))).containsExactly("SERVING-ID-REUSED");
        });
        rules.put("a clock that runs backwards", () -> {
            shop.decider.decide(Event.json(EVENT), Shop.START + Shop.DAY);
            shop.decider.decide(Event.json(EVENT.replace("\"e\"", "\"f\"")), Shop.START);
            assertThat(shop.recorder.decisions.getLast().at()).isEqualTo(Shop.START + Shop.DAY);
        });
        rules.put("a poisoned message of a topic", () -> {
            List<Message> messages = new ArrayList<>();
            for (String body : List.of(EVENT, "{\"id\":", "", "\u0000\u0001", EVENT.replace("\"e\"", "\"f\""))) messages.add(new Message(0, messages.size(), -1, Media.PLAIN, body.getBytes(StandardCharsets.UTF_8)));
            List<Aside> asides = shop.decider.follow("payments", "kafka://host/topic", messages, Shop.START);
            assertThat(asides).extracting(Aside::offset).containsExactlyInAnyOrder(1L, 2L, 3L);
            assertThat(codes(EVENT.replace("\"e\"", "\"f\"").replace("3", "4"))).as("what came behind it was taken").containsExactly("SERVING-ID-REUSED");
        });
        rules.put("a checkpoint of another version", () -> {
            Path file = Path.of("/checkpoint");
            new Checkpoint(disk, file, "this version").write(shop.decider.image(), shop.log);
            assertThat(new Checkpoint(disk, file, "this version").read(shop.log)).isInstanceOf(Checkpoint.Image.class);
            assertThat(new Checkpoint(disk, file, "another version").read(shop.log)).isInstanceOf(Checkpoint.Unusable.class);
        });
        rules.put("an expression of more than 2,000 characters or 200 operators, or nested more than 60 deep", () -> {
            assertThat(ofFeature("1" + " + 1".repeat(600))).containsExactly("DESIGN-EXPRESSION");
            assertThat(ofFeature("1" + " + 1".repeat(201))).containsExactly("DESIGN-EXPRESSION");
            assertThat(ofFeature("(".repeat(61) + "1" + ")".repeat(61))).containsExactly("DESIGN-EXPRESSION");
        });
        rules.put("a pattern of more than 1,000 characters, or of 4,000 steps when its repetitions are written out",
                () -> assertThat(ofFeature("matches(note, '" + "a".repeat(1_001) + "')")).containsExactly("FEATURES-PATTERN"));
        return rules;
    }

    @Test
    void eachRowOfTheTableHasARule() throws IOException {
        assertThat(rules().keySet()).containsExactlyElementsOf(rows());
    }

    @TestFactory
    List<DynamicTest> theRuleHolds() {
        return rules().entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
            BadInputTableTest fresh = new BadInputTableTest();
            fresh.rules().get(rule.getKey()).holds();
            fresh.close();
        })).toList();
    }

    private static List<String> rows() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/features.md"))) root = root.getParent();
        String guide = Files.readString(root.resolve("docs/features.md"));
        String section = guide.substring(guide.indexOf("## Values beyond all bounds"), guide.indexOf("## What is refused"));
        return section.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| what comes")).map(line -> line.substring(2, line.indexOf(" | "))).toList();
    }

    private static String at(String time) {
        return EVENT.replace("}", ",\"at\":\"" + time + "\"}");
    }

    private boolean isSeen(String feature) {
        int place = shop.plan.inputs().indexOf(shop.feature(feature));
        return !shop.recorder.decisions.getLast().candidates().getFirst().features().isMissing(place);
    }

    /// The codes of what is wrong with a feature.
    private static List<String> ofFeature(String expression) {
        try {
            Map<String, String> features = Shop.features();
            features.put("bad", expression);
            Shop.plan(features);
        } catch (Refused refused) {
            return refused.problems().stream().map(Problem::code).toList();
        }
        return List.of();
    }

    private List<String> codes(String row) {
        try {
            return shop.decider.take("payments", List.of(Event.json(row)), Shop.START).problems().stream().map(Problem::code).toList();
        } catch (Refused refused) {
            return refused.problems().stream().map(Problem::code).toList();
        }
    }

    /// What is said in the end of a system that may take four megabytes.
    private static String full(String card) {
        try (Shop small = Shop.open(new SimulatedWorld(2, Shop.START).disk(), 0, new Horizon(1_000, 100, 4_000_000))) {
            Optional<Problem> problem = Optional.empty();
            for (int batch = 0; batch < 300 && problem.isEmpty(); batch++) {
                List<Event> rows = new ArrayList<>();
                for (int i = 0; i < 1_000; i++) rows.add(Event.json("{\"card\":\"" + card.replace("%d", batch + "-" + i) + "\",\"amount\":3}"));
                problem = small.decider.take("payments", rows, Shop.START + batch).problems().stream().findFirst();
            }
            return problem.map(Problem::code).orElse("");
        }
    }
}
