package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Refused;
import septet.model.Predictor;
import septet.world.Chance;

class InferenceTest {
    private static final String CHANNELS = "{\"name\":\"channel\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"web\",\"phone\"]}";
    private final Dictionary words = new Dictionary();
    private final Readiness readiness = new Readiness();
    private Predictor predictor;
    private Routes routes;

    @BeforeEach
    void learn() throws InterruptedException {
        predictor = Learned.predictor(words);
        ServedModel model = new ServedModel("simple", "v3", predictor, words);
        routes = new Routes(InferenceRoutes.of(() -> List.of(model), readiness, "0.1.0", Limits.DEFAULT));
    }

    @Test
    void healthAndMetadataAreThoseOfTheProtocol() {
        assertThat(get("/v2/health/live")).isEqualTo("200 {\"live\":true}");
        assertThat(get("/v2/health/ready")).isEqualTo("503 {\"ready\":false}");
        readiness.set(true);
        assertThat(get("/v2/health/ready")).isEqualTo("200 {\"ready\":true}");
        assertThat(get("/v2")).isEqualTo("200 {\"name\":\"septet\",\"version\":\"0.1.0\",\"extensions\":[]}");
        String metadata = "200 {\"name\":\"simple\",\"versions\":[\"v3\"],\"platform\":\"septet\",\"inputs\":[{\"name\":\"amount\",\"datatype\":\"FP64\",\"shape\":[-1]},"
                + "{\"name\":\"channel\",\"datatype\":\"BYTES\",\"shape\":[-1]}],\"outputs\":[{\"name\":\"fraud\",\"datatype\":\"FP64\",\"shape\":[-1]}]}";
        assertThat(get("/v2/models/simple")).isEqualTo(metadata);
        assertThat(get("/v2/models/simple/versions/v3")).isEqualTo(metadata);
        assertThat(get("/v2/models/simple/ready")).isEqualTo("200 {\"name\":\"simple\",\"ready\":true}");
        assertThat(get("/v2/models/simpel")).startsWith("404 {\"error\":").contains("Did you mean simple?");
        assertThat(get("/v2/models/simple/versions/v9")).startsWith("404 {\"error\":");
    }

    @Test
    void nestedFlatAndEveryNumericDatatypeGiveTheSameEstimates() {
        String expected = expected(40, "web", 60, "phone");
        for (String amounts : List.of("\"shape\":[2],\"datatype\":\"FP64\",\"data\":[40,60.0]", "\"shape\":[2,1],\"datatype\":\"FP32\",\"data\":[[40],[60]]",
                "\"datatype\":\"INT64\",\"data\":[40,60],\"shape\":[2]", "\"shape\":[2],\"datatype\":\"UINT8\",\"parameters\":{\"x\":{\"y\":1}},\"data\":[40,60]")) {
            assertThat(infer("{\"id\":\"r1\",\"inputs\":[{\"name\":\"amount\"," + amounts + "}," + CHANNELS + "]}")).as(amounts)
                    .isEqualTo("200 {\"model_name\":\"simple\",\"model_version\":\"v3\",\"id\":\"r1\",\"outputs\":"
                            + "[{\"name\":\"fraud\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":" + expected + "}]}");
        }
    }

    @Test
    void whatIsMissingOrUnknownIsWhatThePredictorTakesItFor() {
        int known = words.size();
        String body = "{\"inputs\":[{\"name\":\"amount\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[null,50]},"
                + "{\"name\":\"channel\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"fax\",null]}]}";
        double[] first = new double[1];
        double[] second = new double[1];
        predictor.predict(new double[] {Double.NaN, words.code("never seen")}, first);
        predictor.predict(new double[] {50, Double.NaN}, second);
        assertThat(infer(body)).endsWith("\"data\":[" + first[0] + "," + second[0] + "]}]}").doesNotContain("\"id\"");
        for (int i = 0; i < 100; i++) infer(body.replace("fax", "fax" + i));
        assertThat(words.size()).as("no client fills the memory with words").isLessThanOrEqualTo(known + 2);
    }

    @Test
    void outputsMayBeChosen() {
        assertThat(infer("{\"inputs\":[" + amounts("40,60") + "," + CHANNELS + "],\"outputs\":[{\"name\":\"fraud\",\"parameters\":{}}]}")).startsWith("200");
        assertThat(infer("{\"inputs\":[" + amounts("40,60") + "," + CHANNELS + "],\"outputs\":[{\"name\":\"frod\"}]}")).startsWith("400 {\"error\":")
                .contains("SERVING-TENSOR");
    }

    @Test
    void everyFaultOfATensorIsNamedWithTheProtocolsError() {
        assertThat(infer("{\"inputs\":[" + amounts("40") + "," + CHANNELS + "]}")).startsWith("400 {\"error\":").contains("has 1 values, its shape says 2");
        assertThat(infer("{\"inputs\":[" + amounts("40,60") + "]}")).contains("inputs.channel: is missing");
        assertThat(infer("{\"inputs\":[" + amounts("40,60") + "," + amounts("40,60") + "," + CHANNELS + "]}")).contains("stands twice");
        assertThat(infer("{\"inputs\":[" + amounts("40,60").replace("amount", "amuont") + "," + CHANNELS + "]}")).contains("Did you mean amount?");
        assertThat(infer("{\"inputs\":[" + amounts("40,\\\"x\\\"".replace("\\", "")) + "," + CHANNELS + "]}")).contains("holds 'x', which is no FP64");
        assertThat(infer("{\"inputs\":[" + amounts("40,60").replace("FP64", "FP16") + "," + CHANNELS + "]}")).contains("has the datatype 'FP16'");
        assertThat(infer("{\"inputs\":[" + amounts("40,-1").replace("FP64", "UINT8") + "," + CHANNELS + "]}")).contains("which is no UINT8");
        assertThat(infer("{\"inputs\":[" + amounts("40,1.5").replace("FP64", "INT8") + "," + CHANNELS + "]}")).contains("which is no INT8");
        assertThat(infer("{\"inputs\":[" + amounts("40,60") + "," + amounts("1,2").replace("amount", "channel") + "]}")).contains("is a category");
        assertThat(infer("{\"inputs\":[" + amounts("40,60").replace("[2]", "[2000000000]") + "," + CHANNELS + "]}")).contains("has a dimension");
        assertThat(infer("{\"inputs\":[" + amounts("40,60").replace("[2]", "[-1]") + "," + CHANNELS + "]}")).contains("has a dimension");
        assertThat(infer("{\"inputs\":[" + amounts("40,60").replace("[2]", "[1,2]") + "," + CHANNELS + "]}")).contains("has the shape [1, 2]");
        assertThat(infer("{}")).contains("inputs: are missing");
        assertThat(infer("{\"inputs\":3}")).contains("inputs: are no list");
        assertThat(infer("[1]")).contains("SERVING-NOT-INFERENCE");
        assertThat(infer("{\"inputs\":[{\"data\":[" + "1,".repeat(100_001) + "1]}]}")).contains("has more than 100000 values");
    }

    @Test
    void whateverComesIsAnsweredByTheProtocol() {
        byte[] good = ("{\"id\":\"r1\",\"inputs\":[" + amounts("40,60") + "," + CHANNELS + "],\"outputs\":[{\"name\":\"fraud\"}]}").getBytes(StandardCharsets.UTF_8);
        for (long seed = 1; seed <= 10_000; seed++) {
            Chance chance = Chance.of(seed);
            byte[] body = good.clone();
            for (int i = chance.nextInt(5); i >= 0; i--) body[chance.nextInt(body.length)] = (byte) "{}[]\",:01e-\\nt".charAt(chance.nextInt(14));
            assertThat(ask("POST", "/v2/models/simple/infer", body)).as("seed " + seed).matches("(?s)(200 \\{\"model_name\"|400 \\{\"error\").*");
        }
    }

    @Test
    void oneTensorOfRowsByInputsIsTakenWhereAllInputsAreNumbers() throws InterruptedException {
        String matrix = "{\"inputs\":[{\"name\":\"x\",\"shape\":[3,1],\"datatype\":\"FP64\",\"data\":[[40],[50],[null]]}]}";
        assertThat(infer("{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[[40,1]]}]}")).as("a category is no number").startsWith("400");
        Predictor numbers = Learned.predictor(words, 1);
        routes = new Routes(InferenceRoutes.of(() -> List.of(new ServedModel("simple", "v3", numbers, words)), readiness, "0.1.0", Limits.DEFAULT));
        double[] estimate = new double[1];
        StringBuilder expected = new StringBuilder();
        for (double amount : new double[] {40, 50, Double.NaN}) {
            numbers.predict(new double[] {amount}, estimate);
            expected.append(expected.isEmpty() ? "" : ",").append(estimate[0]);
        }
        assertThat(infer(matrix)).endsWith("[" + expected + "]}]}");
    }

    private String expected(double a, String channelA, double b, String channelB) {
        double[] first = new double[1];
        double[] second = new double[1];
        predictor.predict(new double[] {a, words.code(channelA)}, first);
        predictor.predict(new double[] {b, words.code(channelB)}, second);
        return "[" + first[0] + "," + second[0] + "]";
    }

    private static String amounts(String data) {
        return "{\"name\":\"amount\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[" + data + "]}";
    }

    private String infer(String body) {
        return ask("POST", "/v2/models/simple/infer", body.getBytes(StandardCharsets.UTF_8));
    }

    private String get(String path) {
        return ask("GET", path, new byte[0]);
    }

    private String ask(String method, String path, byte[] body) {
        if (!(routes.match(method, path) instanceof Routes.Found found)) throw new AssertionError(path);
        Response response;
        try {
            response = found.route().handler().answer(new Request(found.captures(), "", body, 0));
        } catch (Refused refused) {
            response = Answers.refused(refused);
        }
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }
}
