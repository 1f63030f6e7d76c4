package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.SimulatedDisk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Requests with several things wrong, and requests that were damaged by chance: one answer tells everything, and none is the server's own failure.
class AllProblemsTest {
    private static final long SEED = 3_2026;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Shop shop = Shop.open(new SimulatedDisk(Chance.of(1)));
    private final List<Route> routes = ServingRoutes.of(shop.decider, Limits.DEFAULT);

    @AfterEach
    void close() {
        shop.close();
    }

    /// A fault of one column.
    ///
    /// @param json what stands behind its name; empty: it is left out
    private record Fault(String column, String json, String code) {}

    private static final List<Fault> FAULTS = List.of(new Fault("card", "", "SERVING-MISSING-FIELD"), new Fault("card", "[1, {\"a\": 2}]", "SERVING-NESTED-VALUE"),
            new Fault("card", "null", "SERVING-MISSING-FIELD"), new Fault("amount", "\"a lot\"", "SERVING-WRONG-TYPE"), new Fault("amount", "-3", "SERVING-CHECK-FAILED"),
            new Fault("amount", "{}", "SERVING-NESTED-VALUE"), new Fault("amount", "true", "SERVING-WRONG-TYPE"), new Fault("fraud", "true", "SERVING-KNOWN-LATER"),
            new Fault("fraud", "[]", "SERVING-NESTED-VALUE"), new Fault("note", "\"" + "x".repeat(30) + "\"", "SERVING-VALUE-TOO-LARGE"),
            new Fault("terminl", "\"t1\"", "SERVING-UNKNOWN-FIELD"), new Fault("payment", "\"~9\"", "SERVING-ID-RESERVED"), new Fault("payment", "\"p3\"", "SERVING-ID-REUSED"),
            new Fault("time", "\"yesterday\"", "SERVING-WRONG-TYPE"), new Fault("time", "\"2199-01-01T00:00:00Z\"", "SERVING-TIME-IN-FUTURE"),
            new Fault("time", "{\"at\": 1}", "SERVING-NESTED-VALUE"));

    @Test
    void eachFaultOfARequestIsToldOnce() {
        for (int round = 0; round < 3_000; round++) {
            Chance chance = Chance.of(SEED).at(round);
            Map<String, Fault> faults = new LinkedHashMap<>();
            for (int i = 1 + chance.nextInt(5); i > 0; i--) {
                Fault fault = FAULTS.get(chance.nextInt(FAULTS.size()));
                faults.putIfAbsent(fault.column(), fault);
            }
            TreeSet<String> expected = new TreeSet<>();
            faults.values().forEach(fault -> expected.add(fault.code()));
            // An id is looked up only for what can be read.
            boolean readable = faults.values().stream().noneMatch(fault -> List.of("SERVING-NESTED-VALUE", "SERVING-UNKNOWN-FIELD", "SERVING-VALUE-TOO-LARGE").contains(fault.code()));
            if (!readable) expected.remove("SERVING-ID-REUSED");
            long hash = shop.decider.stateHash();
            Response answer = ask("/decide", request(faults));
            JsonNode told = JSON.readTree(answer.body());
            TreeSet<String> codes = new TreeSet<>();
            told.get("problems").forEach(problem -> {
                codes.add(problem.get("code").asString());
                for (String part : List.of("place", "cause", "remedy")) assertThat(problem.get(part).asString()).as(part).isNotEmpty();
            });
            assertThat(codes).as("seed %d round %d: %s", SEED, round, request(faults)).isEqualTo(expected);
            assertThat(told.get("problems")).as("seed %d round %d: %s", SEED, round, told).hasSize(readable || !faults.containsKey("payment")
                    || !faults.get("payment").code().equals("SERVING-ID-REUSED") ? faults.size() : faults.size() - 1);
            assertThat(shop.decider.stateHash()).isEqualTo(hash);
        }
    }

    private static String request(Map<String, Fault> faults) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("card", "\"c1\"");
        fields.put("amount", "12.5");
        faults.values().forEach(fault -> {
            if (fault.json().isEmpty()) fields.remove(fault.column());
            else fields.put(fault.column(), fault.json());
        });
        List<String> parts = new ArrayList<>();
        fields.forEach((name, json) -> parts.add("\"" + name + "\":" + json));
        return "{" + String.join(",", parts) + "}";
    }

    @Test
    void aDamagedRequestIsNeverOurFailure() {
        String[] good = {"{\"id\":\"x%d\",\"card\":\"4711\",\"amount\":12.50,\"time\":\"2023-11-14T00:00:00Z\",\"note\":\"\\u00e9\\n\",\"terminal\":null}",
            "[{\"id\":\"y%d\",\"card\":\"4711\",\"amount\":1},{\"id\":\"p4\",\"fraud\":true}]", "{\"id\":\"z%d\",\"card\":\"1\",\"amount\":2}\n{\"id\":\"p5\",\"fraud\":false}"};
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            Chance chance = Chance.of(SEED + 1).at(round);
            String body = damaged(String.format(good[chance.nextInt(good.length)], round), chance);
            Response answer = ask(chance.nextInt(3) == 0 ? "/sources/payments" : "/decide", body);
            String said = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.status()).as("seed %d round %d: %s gives %s", SEED, round, body, said).isLessThan(500);
            assertThat(said).doesNotContain("Exception", ".java", "at septet.");
            if (answer.status() >= 400) refused++;
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    /// Tokens are taken out, doubled, swapped, put elsewhere; characters are replaced.
    private static String damaged(String body, Chance chance) {
        List<String> tokens = new ArrayList<>(List.of(body.split("(?<=[\\[\\]{},:\"\\n])|(?=[\\[\\]{},:\"\\n])")));
        String[] others = {"{", "}", "[", "]", ",", ":", "\"", "null", "true", "1e999", "-0", "NaN", "\\u0000", "\\ud800", "\u0000", "\uFEFF", "\n", "\"id\":\"p3\",", "{\"a\":",
            "9".repeat(120), "\"amount\":[1],"};
        for (int i = 1 + chance.nextInt(4); i > 0; i--) {
            int at = chance.nextInt(tokens.size());
            switch (chance.nextInt(4)) {
                case 0 -> {
                    if (tokens.size() > 1) tokens.remove(at);
                }
                case 1 -> tokens.add(at, tokens.get(chance.nextInt(tokens.size())));
                case 2 -> tokens.set(at, others[chance.nextInt(others.length)]);
                default -> tokens.add(at, others[chance.nextInt(others.length)]);
            }
        }
        return String.join("", tokens);
    }

    private Response ask(String path, String body) {
        boolean decide = path.equals("/decide");
        Route route = routes.get(decide ? 0 : 1);
        try {
            return route.handler().answer(new Request(decide ? List.of() : List.of("payments"), "", body.getBytes(StandardCharsets.UTF_8), Shop.START));
        } catch (Refused refused) {
            return Answers.refused(refused);
        }
    }
}
