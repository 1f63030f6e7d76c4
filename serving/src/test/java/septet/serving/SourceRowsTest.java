package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.SimulatedWorld;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `POST /sources/NAME`, body by body.
class SourceRowsTest {
    private static final String ROW = "{\"id\":\"ID\",\"card\":\"new\",\"amount\":3}";
    private static final String ENVELOPE = "{\"specversion\":\"1.0\",\"id\":\"ID\",\"source\":\"/tills/7\",\"type\":\"shop.paid\","
            + "\"time\":\"2023-11-14T10:00:00Z\",\"subject\":null,\"extension\":{\"a\":1},\"data\":DATA}";
    private static final Media LINES = Media.of("application/jsonl", Map.of());
    private final Shop shop = Shop.open(new SimulatedWorld(1, Shop.START).disk());
    private boolean high;
    private final SourceRows rows = new SourceRows(shop.decider, new Json(Limits.DEFAULT), Limits.DEFAULT, () -> high);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void oneAnArrayOrLines() {
        assertThat(results(ask(Media.PLAIN, row("a")))).containsExactly("event");
        assertThat(results(ask(Media.PLAIN, "[" + row("b") + ",\n" + row("c") + "," + row("a") + "]"))).containsExactly("event", "event", "repeated");
        assertThat(results(ask(Media.of("application/x-ndjson; charset=utf-8", Map.of()), row("d") + "\n\n" + row("e") + "\r\n"))).containsExactly("event", "event");
    }

    /// When a label was sent stands on its envelope, and is no time of its event.
    @Test
    void aLabelMayComeInAnEnvelope() {
        assertThat(results(ask(Media.PLAIN, row("a")))).containsExactly("event");
        Media one = Media.of("application/cloudevents+json", Map.of());
        String label = ENVELOPE.replace("ID", "l1").replace("DATA", "{\"id\":\"a\",\"fraud\":true}");
        assertThat(results(ask(one, label))).containsExactly("label");
        assertThat(results(ask(one, label.replace("10:00:00", "12:00:00")))).containsExactly("repeated");
    }

    @Test
    void aBrokenLineCostsNoOther() {
        Answer answer = ask(Media.PLAIN, row("a") + "\n{\"id\":\"b\",\"card\":\n" + row("c") + "\n}\nnonsense {}\n" + row("d") + "\n{\"id\":\"e\",\"card\":\"x\"}\n{\"id\":\"\u00e9");
        assertThat(answer.status).isEqualTo(207);
        assertThat(results(answer)).containsExactly("event", "refused", "event", "refused", "refused", "event", "refused", "refused");
        assertThat(answer.json.get("refused").asInt()).isEqualTo(5);
        assertThat(answer.json.findValuesAsString("place")).containsExactly("rows[1]", "rows[3]", "rows[4]", "rows[6].amount", "rows[7]");
        assertThat(shop.decider.take("payments", List.of(Event.json(row("c"))), Shop.START).receipt()).isEqualTo(new Receipt(0, 0, 1));
    }

    @Test
    void rowsMayBeSpreadOverLinesWhereNobodyCallsThemLines() {
        assertThat(results(ask(Media.PLAIN, row("a").replace(",", ",\n") + "\n" + row("b").replace(",", ",\n")))).containsExactly("event", "event");
        assertThat(results(ask(LINES, row("c").replace(",", ",\n") + "\n" + row("d")))).containsExactly("refused", "refused", "refused", "event");
        assertThat(refusal(Media.PLAIN, "{\n\"id\":\"e\",\n\"x\":[\n" + row("f") + "\n]")).as("what stands within is no row").isEqualTo("SERVING-NOT-JSON");
    }

    @Test
    void aBrokenArrayIsNotTakenInPart() {
        long end = shop.log.end();
        assertThat(refusal(Media.PLAIN, "[" + row("a") + ",{]")).isEqualTo("SERVING-NOT-JSON");
        assertThat(refusal(Media.PLAIN, "[" + row("a"))).isEqualTo("SERVING-NOT-JSON");
        assertThat(shop.log.end()).isEqualTo(end);
    }

    @Test
    void whereNothingIsGoodTheFirstProblemIsTheStatus() {
        ask(Media.PLAIN, row("a"));
        Answer answer = ask(Media.PLAIN, row("a").replace("3", "4"));
        assertThat(answer.status).isEqualTo(409);
        assertThat(answer.json.get("code").asString()).isEqualTo("SERVING-ID-REUSED");
        assertThat(results(answer)).containsExactly("refused");
    }

    @Test
    void cloudEventsComeStructuredInBatchesAndBinary() {
        Media one = Media.of("application/cloudevents+json; charset=UTF-8", Map.of());
        String bare = "{\"card\":\"new\",\"amount\":3}";
        assertThat(results(ask(one, envelope("a", bare)))).containsExactly("event");
        assertThat(results(ask(one, envelope("a", bare)))).as("source and id are the same").containsExactly("repeated");
        assertThat(shop.state.find(0, "/tills/7 a")).isPresent();
        assertThat(results(ask(one, envelope("a", bare).replace("/tills/7", "/tills/8")))).as("another source").containsExactly("event");
        assertThat(ask(one, envelope("a", bare).replace("10:00:00", "10:00:01")).json.get("code").asString()).isEqualTo("SERVING-ID-REUSED");
        assertThat(results(ask(one, envelope("x", row("b"))))).as("the row's own id counts").containsExactly("event");
        assertThat(results(ask(one, envelope("y", "{\"id\":\"b\",\"fraud\":true}")))).containsExactly("label");
        String base64 = Base64.getEncoder().encodeToString(row("c").getBytes(StandardCharsets.UTF_8));
        Media batch = Media.of("application/cloudevents-batch+json", Map.of());
        assertThat(results(ask(batch, "[" + envelope("p", row("d")) + "," + envelope("q", "").replace("\"data\":", "\"data_base64\":\"" + base64 + "\"") + ",3,"
                + envelope("r", "[1]") + "," + envelope("s", row("e")).replace("\"type\"", "\"tipe\"") + "]")))
                .containsExactly("event", "event", "refused", "refused", "refused");
        Media binary = Media.of("application/json", Map.of("specversion", "1.0", "id", "a%20b", "source", "/tills/%C3%A9", "type", "shop.paid", "time", "2023-11-14T10:00:00Z"));
        assertThat(results(ask(binary, bare))).containsExactly("event");
        assertThat(shop.state.find(0, "/tills/\u00e9 a b")).isPresent();
        assertThat(results(ask(binary, bare))).containsExactly("repeated");
    }

    @Test
    void whatIsNoCloudEventIsNamed() {
        Media one = Media.of("application/cloudevents+json", Map.of());
        assertThat(code(one, envelope("a", row("a")).replace("1.0", "0.3"))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("a", row("a")).replace("\"subject\":null", "\"datacontenttype\":\"text/xml\""))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("", row("a")))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\"}")).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("a", "").replace("\"data\":", "\"data_base64\":\"?\""))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("a", row("a")).replace("/tills/7", "/tills 7"))).as("a space would let two events have one id").isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("a", row("a")).replace("\"subject\":null", "\"data\":" + row("b")))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("a", row("a")).replace("\"subject\":null", "\"data_base64\":\"e30=\""))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(code(one, envelope("a", row("a")).replace("\"subject\":null", "\"id\":\"b\""))).isEqualTo("SERVING-CLOUDEVENT");
        assertThat(refusal(Media.of("application/cloudevents+avro", Map.of()), "x")).isEqualTo("SERVING-CLOUDEVENT-FORMAT");
        assertThat(refusal(one, "")).isEqualTo("SERVING-BODY-EMPTY");
        assertThat(refusal(one, "{")).isEqualTo("SERVING-NOT-JSON");
        assertThat(refusal(one, envelope("a", row("a")) + "{}")).isEqualTo("SERVING-NOT-JSON");
        assertThat(refusal(Media.of("application/cloudevents-batch+json", Map.of()), envelope("a", row("a")))).isEqualTo("SERVING-NOT-JSON");
        assertThat(refusal(Media.of("application/cloudevents-batch+json", Map.of()), "[]")).isEqualTo("SERVING-BODY-EMPTY");
        assertThat(code(Media.of("text/xml", Map.of("specversion", "1.0", "id", "a", "source", "s", "type", "t")), row("a"))).isEqualTo("SERVING-CLOUDEVENT");
    }

    @Test
    void tooMuchIsRefusedBeforeAnythingIsTaken() {
        high = true;
        assertThat(refusal(Media.PLAIN, row("a"))).isEqualTo("SERVING-BEHIND");
        assertThat(Answers.status("SERVING-BEHIND")).isEqualTo(429);
        high = false;
        assertThat(refusal(LINES, "x\n".repeat(10_001))).isEqualTo("SERVING-TOO-MANY-ROWS");
        assertThat(results(ask(LINES, "x\n".repeat(10_000)))).hasSize(10_000).containsOnly("refused");
    }

    /// Whatever bytes come, every line that is whole and stands alone is taken, and nothing else happens than an answer or a named refusal.
    @Test
    void mutatedBodiesAreAnsweredOrRefused() {
        Chance chance = Chance.of(5).of("bodies");
        for (int i = 0; i < 4_000; i++) {
            byte[] body = (row("m" + i) + "\n" + envelope("n" + i, row("o" + i)) + "\n" + row("p" + i)).getBytes(StandardCharsets.UTF_8);
            for (int flips = chance.nextInt(4); flips >= 0; flips--) body[chance.nextInt(body.length)] = (byte) chance.nextInt(256);
            String type = List.of("", "application/cloudevents+json", "application/cloudevents-batch+json").get(chance.nextInt(3));
            try {
                Answer answer = ask(Media.of(type, Map.of()), body);
                assertThat(answer.status).isBetween(200, 499);
            } catch (Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private record Answer(int status, JsonNode json) {}

    private Answer ask(Media media, String body) {
        return ask(media, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer ask(Media media, byte[] body) {
        Response response = rows.answer(new Request(List.of("payments"), "", media, body, Shop.START));
        assertThat(response.afterSync()).isTrue();
        return new Answer(response.status(), new ObjectMapper().readTree(response.body()));
    }

    private String code(Media media, String body) {
        return ask(media, body).json.get("code").asString();
    }

    private String refusal(Media media, String body) {
        try {
            ask(media, body);
        } catch (Refused refused) {
            return refused.problems().getFirst().code();
        }
        throw new AssertionError("answered: " + body);
    }

    private static List<String> results(Answer answer) {
        return answer.json.get("results").valueStream().map(JsonNode::asString).toList();
    }

    private static String row(String id) {
        return ROW.replace("ID", id);
    }

    private static String envelope(String id, String data) {
        return ENVELOPE.replace("ID", id).replace("DATA", data);
    }
}
