package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.VersionRecord;
import septet.model.Heads;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;
import septet.world.Chance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The state of a system as it is told to people and programs.
class MonitorTest {
    private static final long START = 1_700_000_000_000_000L;
    private static final long DAY = 86_400_000_000L;

    /// Amount and whether it is night, with shops as words.
    private static Monitor monitor() {
        Chance chance = Chance.of(1);
        double[] amounts = new double[5_000];
        double[] scores = new double[5_000];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = chance.nextGaussian() * 10 + 50;
            scores[i] = chance.nextDouble() / 10;
        }
        List<Reference> references = List.of(Reference.numbers("amount", amounts), Reference.words("shop", Collections.nCopies(5_000, "food")));
        return new Monitor(new Watched("card-\"fraud\"\n", "Stops fraud.", new Heads.Truth("fraud"), List.of("block", "approve"), references, Reference.numbers("score", scores),
                new TwoPrices(),
                Asked.ofP99(Duration.ofMillis(20)), "{}"));
    }

    /// A missed fraud costs 100, a block 5; the baseline approves.
    private record TwoPrices() implements Prices {
        @Override
        public String currency() {
            return "EUR";
        }

        @Override
        public long cost(String decision, Row row, boolean truth) {
            return decision.equals("block") ? 50_000 : truth ? 1_000_000 : 0;
        }

        @Override
        public String baseline(Row row) {
            return "approve";
        }
    }

    private static void decide(Monitor monitor, String id, double amount, String shop, double score, String decision, long at) {
        FeatureRow features = new FeatureRow(3);
        features.set(1, amount);
        features.set(2, shop);
        monitor.decided(new DecisionRecord(id, 0, at, "v1", "", List.of(new Candidate("", 1, 1, new double[] {score}, features)), decision, List.of(),
                score > 0.9 ? "simple answered" : ""), new Row(1));
        monitor.arrived("payments", at - 5_000_000, at);
    }

    private static void history(Monitor monitor) {
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("unwatched", "amount", "shop")));
        Chance chance = Chance.of(2);
        for (int i = 0; i < 1_000; i++) {
            long at = START + i * 1_000_000L;
            decide(monitor, "d" + i, chance.nextGaussian() * 10 + 70, i % 3 == 0 ? "gas" : "food", i % 100 == 0 ? 0.95 : chance.nextDouble() / 10,
                    i % 100 == 0 ? "block" : "approve", at);
            if (i % 2 == 0) monitor.labelled("d" + i, i % 100 == 0 ? 1 : 0, START + (i % 4 == 0 ? 0 : 7 * DAY));
        }
    }

    private static Facts facts(long now) {
        return new Facts(now, true, "v1", START - DAY, "", 4_000, 3_990, 4_200, List.of(new Facts.Followed("payments", "kafka://here:9092/payments", 12, 1, false)));
    }

    private static JsonNode status(Monitor monitor, long now) {
        return JsonMapper.builder().build().readTree(new StatusJson(monitor, facts(now)).write());
    }

    @Test
    void statusSaysWhatHappened() {
        Monitor monitor = monitor();
        history(monitor);
        JsonNode status = status(monitor, START + 1_000_000_000L);
        assertThat(status.at("/system").asString()).isEqualTo("card-\"fraud\"\n");
        assertThat(status.at("/decisions/kinds/approve").asInt()).isEqualTo(990);
        assertThat(status.at("/decisions/degraded_share").asDouble()).isEqualTo(0.01);
        assertThat(status.at("/decisions/degraded_because/simple answered").asInt()).isEqualTo(10);
        assertThat(status.at("/drift/features/0/verdict").asString()).isEqualTo("drifted");
        assertThat(status.at("/drift/features/1/verdict").asString()).isEqualTo("drifted");
        assertThat(status.at("/drift/features").valueStream().filter(each -> each.get("feature").asString().equals("shop")).findFirst().orElseThrow().at("/bins/1/now").asDouble()).isEqualTo(0.334);
        assertThat(status.at("/score/rows").asInt()).isEqualTo(1_000);
        assertThat(status.at("/sources/0/last_arrival_seconds").asDouble()).isEqualTo(1);
        assertThat(status.at("/log/not_synced").asInt()).isEqualTo(10);
        assertThat(status.at("/version_age_seconds").asLong()).isEqualTo(87_400);
    }

    /// What a restart takes from a checkpoint and what it hears afterwards make the same page as if nothing had happened.
    @Test
    void aMonitorThatWasWrittenAndReadGoesOnAsIfNothingHadHappened() {
        Monitor whole = monitor();
        history(whole);
        Monitor before = monitor();
        history(before);
        StateWriter writer = new StateWriter(new Dictionary());
        before.write(writer);
        Monitor after = monitor();
        StateReader reader = new StateReader(writer.blocks(), new Dictionary());
        after.read(reader);
        reader.end();
        assertThat(status(after, START + 1_000_000_000L)).isEqualTo(status(whole, START + 1_000_000_000L));
        for (Monitor each : List.of(whole, after)) {
            decide(each, "later", 50, "food", 0.95, "block", START + 2 * DAY);
            each.labelled("later", 1, START + 9 * DAY);
            each.labelled("d1", 1, START + 9 * DAY);
        }
        for (long day : new long[] {2, 6, 7, 8, 10}) assertThat(status(after, START + day * DAY)).as("day %d", day).isEqualTo(status(whole, START + day * DAY));
    }

    @Test
    void aTruthThatComesEarlyWaitsUntilItMayBeUsed() {
        Monitor monitor = monitor();
        history(monitor);
        JsonNode early = status(monitor, START + 1_000_000_000L).at("/quality");
        assertThat(early.at("/labels").asInt()).isEqualTo(250);
        assertThat(early.at("/early").asInt()).isEqualTo(250);
        assertThat(early.at("/waiting").asInt()).isEqualTo(500);
        JsonNode later = status(monitor, START + 8 * DAY).at("/quality");
        assertThat(later.at("/labels").asInt()).isEqualTo(500);
        assertThat(later.at("/positives").asInt()).isEqualTo(10);
        assertThat(later.at("/average_precision").asDouble()).isEqualTo(1);
        assertThat(later.at("/cost").asDouble()).isEqualTo(50);
        assertThat(later.at("/baseline_cost").asDouble()).isEqualTo(1_000);
    }

    @Test
    void whatIsLongAgoDriftsNoMore() {
        Monitor monitor = monitor();
        history(monitor);
        assertThat(status(monitor, START + 9 * DAY).at("/drift/features/0/rows").asInt()).isZero();
        assertThat(status(monitor, START + 9 * DAY).at("/drift/features/0/verdict").asString()).isEqualTo("too few");
    }

    @Test
    void beforeAnythingHappenedNothingIsInvented() {
        JsonNode status = status(monitor(), START);
        assertThat(status.at("/decisions/degraded_share").isNull()).isTrue();
        assertThat(status.at("/quality/average_precision").isNull()).isTrue();
        assertThat(status.at("/latency/since_start/p99_ms").isNull()).isTrue();
        assertThat(status.at("/latency/promised_p99_ms").asDouble()).isEqualTo(20);
    }

    @Test
    void answersAreCountedByRouteAndTheirLatencyMeasured() {
        Monitor monitor = monitor();
        Routes routes = new Routes(List.of(Route.get("/x", _ -> Response.json(new byte[0])), Route.post("/decide", _ -> Response.json(new byte[0]))));
        monitor.over(routes);
        for (int i = 1; i <= 1_000; i++) monitor.answered(1, i % 10 == 0 ? 422 : 200, START + i * 10_000L, i * 1_000L);
        monitor.answered(-1, 404, START, 5);
        JsonNode status = status(monitor, START + 10_000_000L);
        assertThat(status.at("/traffic/decisions_per_second").asDouble()).isEqualTo(90.1);
        assertThat(status.at("/traffic/routes/1/refused").asInt()).isEqualTo(100);
        assertThat(status.at("/traffic/routes/2/route").asString()).isEqualTo("none");
        assertThat(status.at("/latency/last_5m/p99_ms").asDouble()).isBetween(0.99, 1.02);
        assertThat(status(monitor, START + 600_000_000L).at("/latency/last_5m/count").asInt()).isZero();
        assertThat(status(monitor, START + 600_000_000L).at("/latency/since_start/count").asInt()).isEqualTo(1_000);
    }

    @Test
    void aReplayBringsAnotherMonitorToTheSameCounts() {
        Monitor one = monitor();
        Monitor other = monitor();
        history(one);
        history(other);
        assertThat(new StatusJson(one, facts(START + DAY)).write()).isEqualTo(new StatusJson(other, facts(START + DAY)).write());
    }

    @Test
    void metricsAreOfTheExpositionFormat() {
        Monitor monitor = monitor();
        monitor.over(new Routes(List.of(Route.post("/decide", _ -> Response.json(new byte[0])))));
        history(monitor);
        for (int i = 1; i <= 100; i++) monitor.answered(0, 200, START, i * 100_000L);
        String text = new String(new MetricsText(monitor, facts(START + DAY)).write(), StandardCharsets.UTF_8);
        assertThat(violations(text)).isEmpty();
        assertThat(text).contains("septet_decisions_total{decision=\"approve\"} 990\n", "septet_build_info{system=\"card-\\\"fraud\\\"\\n\",version=\"v1\"} 1\n",
                "septet_feature_drifted{feature=\"amount\"} 1\n", "http_server_request_duration_seconds_count{http_route=\"/decide\",http_request_method=\"POST\"} 100\n");
    }

    /// The planted bugs: what a scraper would refuse.
    @Test
    void textThatIsNotOfTheFormatIsFound() {
        assertThat(violations("septet_x 1\n")).isNotEmpty();
        assertThat(violations("# HELP a b\n# TYPE a counter\na 1\n")).as("a counter without _total").isNotEmpty();
        assertThat(violations("# HELP a b\n# TYPE a gauge\na{b=\"c\"d\"} 1\n")).isNotEmpty();
        assertThat(violations("# HELP a b\n# TYPE a gauge\na one\n")).isNotEmpty();
        assertThat(violations("# HELP a b\n# TYPE a gauge\na 1\na 2\n")).as("one sample twice").isNotEmpty();
        assertThat(violations("# HELP h b\n# TYPE h histogram\nh_bucket{le=\"1\"} 3\nh_bucket{le=\"+Inf\"} 2\nh_sum 1\nh_count 2\n"))
                .as("buckets that fall").isNotEmpty();
    }

    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:" + LABEL + ")*})? (-?[0-9.]+(?:E-?[0-9]+)?|NaN|[+-]Inf)");

    /// What Prometheus' documentation of the text format forbids.
    private static List<String> violations(String text) {
        List<String> found = new ArrayList<>();
        Set<String> samples = new HashSet<>();
        String family = "";
        String type = "";
        double bucket = 0;
        if (!text.endsWith("\n")) found.add("no line feed at the end");
        for (String line : text.split("\n")) {
            if (line.startsWith("# HELP ")) {
                family = line.split(" ", 4)[2];
                if (!samples.add("family " + family)) found.add("twice: " + family);
                continue;
            }
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ");
                type = words[3];
                bucket = 0;
                if (!words[2].equals(family) || type.equals("counter") && !family.endsWith("_total")) found.add(line);
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                found.add("no sample: " + line);
                continue;
            }
            String name = sample.group(1);
            boolean own = name.equals(family) || type.equals("histogram") && List.of(family + "_bucket", family + "_sum", family + "_count").contains(name);
            if (family.isEmpty() || !own) found.add("of no family: " + line);
            if (!samples.add(line.substring(0, line.lastIndexOf(' ')))) found.add("twice: " + line);
            if (!name.endsWith("_bucket")) {
                bucket = 0;
                continue;
            }
            double count = Double.parseDouble(sample.group(3));
            if (count < bucket) found.add("falls: " + line);
            bucket = count;
        }
        return found;
    }
}
