package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;

class EventReaderTest {
    private final EventReader reader = new EventReader(new Json(Limits.DEFAULT), Limits.DEFAULT);

    @Test
    void aValueStaysTheTextThatWasSent() {
        assertThat(shown(reader.one(bytes("{\"a\":12.50,\"b\":\"x\\u00e9\",\"c\":true,\"d\":null,\"e\":1e-7,\"f\":\"\"}"))))
                .containsExactly("a=12.50", "b=x\u00e9", "c=true", "e=1e-7", "f=");
    }

    @Test
    void manyComeAsAnArrayOrAsLines() {
        assertThat(reader.many(bytes("[{\"a\":1},{\"a\":2}]"))).hasSize(2);
        assertThat(reader.many(bytes("{\"a\":1}\n{\"a\":2}\n\n{\"a\":3}\n"))).hasSize(3);
        assertThat(reader.many(bytes("{\"a\":1}"))).hasSize(1);
    }

    @Test
    void eachKindOfBadBodyHasItsCode() {
        assertThat(code("")).isEqualTo("SERVING-BODY-EMPTY");
        assertThat(code(" \n ")).isEqualTo("SERVING-BODY-EMPTY");
        assertThat(code("[]")).isEqualTo("SERVING-BODY-EMPTY");
        assertThat(code("{\"a\":NaN}")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("{\"a\":1")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("{\"a\":01}")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("{a:1}")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("amount=1")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("{\"a\":1}]")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("[{\"a\":1}] x")).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("3")).isEqualTo("SERVING-NOT-AN-OBJECT");
        assertThat(code("[[1]]")).isEqualTo("SERVING-NOT-AN-OBJECT");
        assertThat(code("{\"a\":{\"b\":1}}")).isEqualTo("SERVING-NESTED-VALUE");
        assertThat(code("{\"a\":1,\"a\":1}")).isEqualTo("SERVING-FIELD-TWICE");
        assertThat(code("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")).isEqualTo("SERVING-JSON-LIMIT");
        assertThat(code("{\"a\":" + "1".repeat(101) + "}")).isEqualTo("SERVING-JSON-LIMIT");
        assertThat(code("{\"" + "n".repeat(300) + "\":1}")).isEqualTo("SERVING-JSON-LIMIT");
        assertThat(code(String.join("\n", IntStream.range(0, 10_001).mapToObj(_ -> "{}").toList()))).isEqualTo("SERVING-TOO-MANY-ROWS");
        assertThat(code(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}, true)).isEqualTo("SERVING-NOT-JSON");
        assertThat(code("{}{}", true)).isEqualTo("SERVING-NOT-ONE-EVENT");
    }

    /// Lines are found by their bytes: in UTF-16 and UTF-32 a byte that looks like the end of a line may be half a letter.
    @Test
    void otherEncodingsThanUtf8AreNotJson() {
        Media lines = Media.of("application/x-ndjson", Map.of());
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
            for (String text : List.of("{\"a\":1}\n{\"a\":2}\n", "[{\"a\":1}]", "{\"a\":\"\u0a0a\"}")) {
                byte[] body = text.getBytes(Charset.forName(encoding));
                assertThat(code(body, false)).as(encoding + text).isEqualTo("SERVING-NOT-JSON");
                assertThat(code(body, true)).as(encoding + text).isEqualTo("SERVING-NOT-JSON");
                assertThat(reader.many(lines, body)).as(encoding + text).isNotEmpty().allMatch(row -> row.wrong().getFirst().code().equals("SERVING-NOT-JSON"));
            }
        }
        assertThat(reader.many(lines, "\ufeff{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8))).hasSize(2).allMatch(row -> row.wrong().isEmpty());
    }

    @Test
    void allRowsAreLookedAtBeforeItIsSaidWhatIsWrong() {
        List<Event> rows = reader.many(bytes("[{\"a\":[{}]},{\"b\":2,\"b\":3},7,{\"c\":4}]"));
        assertThat(rows.stream().flatMap(row -> row.wrong().stream())).extracting(problem -> problem.place() + " " + problem.code())
                .containsExactly("rows[0].a SERVING-NESTED-VALUE", "rows[1].b SERVING-FIELD-TWICE", "rows[2] SERVING-NOT-AN-OBJECT");
        assertThat(rows.get(3).wrong()).isEmpty();
    }

    @Test
    void aListOfPlainValuesIsOneText() {
        Event row = reader.many(bytes("{\"a\":[\"x\",1.50,null,true,\"q\\\"|\"],\"b\":[],\"c\":1}")).getFirst();
        assertThat(shown(row)).containsExactly("a=[\"x\", \"1.50\", \"true\", \"q\\\"|\"]", "b=[]", "c=1");
        assertThat(row.lists()).containsExactlyInAnyOrder("a", "b");
        assertThat(code("{\"a\":[1,[2]]}")).isEqualTo("SERVING-NESTED-VALUE");
        assertThat(code("{\"a\":[1,{\"b\":2}]}")).isEqualTo("SERVING-NESTED-VALUE");
    }

    @Test
    void aNameThatStandsTwiceAmongManyIsFound() {
        String names = IntStream.range(0, 40).mapToObj(i -> "\"n" + i + "\":1").collect(java.util.stream.Collectors.joining(","));
        assertThat(reader.many(bytes("{" + names + "}")).getFirst().wrong()).isEmpty();
        for (int i : new int[] {0, 11, 12, 13, 39}) assertThat(code("{" + names + ",\"n" + i + "\":1}")).isEqualTo("SERVING-FIELD-TWICE");
    }

    @Test
    void whateverComesIsReadOrRefusedAndNothingElse() {
        byte[] good = bytes("[{\"card\":\"4711\",\"amount\":12.5,\"x\":[1,{\"y\":null}]},{\"id\":\"\\ud83d\\ude00\"}]");
        for (long seed = 1; seed <= 20_000; seed++) {
            Chance chance = Chance.of(seed);
            byte[] body = good.clone();
            for (int i = chance.nextInt(6); i >= 0; i--) body[chance.nextInt(body.length)] = (byte) (chance.nextInt(2) == 0 ? chance.nextInt(256)
                    : "{}[]\",:0e-\\".charAt(chance.nextInt(11)));
            try {
                reader.many(body);
            } catch (Refused refused) {
                assertThat(refused.problems().getFirst().code()).as("seed " + seed).startsWith("SERVING-");
            }
        }
    }

    private static List<String> shown(Event event) {
        return IntStream.range(0, event.size()).mapToObj(i -> event.name(i) + "=" + event.text(i)).toList();
    }

    private String code(String body) {
        return code(body, false);
    }

    private String code(String body, boolean one) {
        return code(bytes(body), one);
    }

    private String code(byte[] body, boolean one) {
        try {
            if (one) reader.one(body);
            else return reader.many(body).stream().flatMap(event -> event.wrong().stream()).findFirst().orElseThrow().code();
        } catch (Refused refused) {
            return refused.problems().getFirst().code();
        }
        throw new AssertionError("taken");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
