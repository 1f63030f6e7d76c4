package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Tree;
import septet.design.TreeReader;
import septet.model.Heads;
import septet.serving.Request;
import septet.serving.Route;

/// The conditions of a design, while it serves.
class AlertingTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private final Monitor monitor = new Monitor(new Watched("payments", "", new Heads.Truth("fraud"), List.of("block", "approve"),
            List.of(Reference.numbers("amount", new double[] {1, 2, 3})), Reference.numbers("score", new double[] {0.1, 0.2}), Prices.none(), Asked.ofP99(Duration.ofMillis(20)), ""));
    private final List<String> said = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    private static Facts facts(long now, long age) {
        return new Facts(now, true, "v1", now - age, "", 0, 0, 0, List.of());
    }

    private static List<Alert> read(String text) {
        Problems problems = new Problems();
        Tree tree = TreeReader.read(text, "f.yaml", problems).orElseThrow();
        return Binder.bind(MonitoringSection.class, tree, problems).orElseThrow().value().alerts();
    }

    private static List<Alert> alerts(String... sentences) {
        return read("{alerts: [" + String.join(", ", sentences) + "]}");
    }

    private Alerting alerting(String... sentences) {
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("amount")));
        return new Alerting(monitor, new Alerting.Rules(alerts(sentences), new NoticeEvent("payments", Optional.of("risk"), Optional.empty())),
                Optional.of(notice -> sent.add(new String(notice, StandardCharsets.UTF_8))), said::add);
    }

    /// Decisions each second, of which one in so many is degraded; 0: none.
    private void minutes(Alerting alerting, long from, long to, int oneIn) {
        for (long now = from * MINUTE; now < to * MINUTE; now += SECOND) {
            FeatureRow features = new FeatureRow(1);
            features.set(0, 2);
            boolean degraded = oneIn > 0 && now / SECOND % oneIn == 0;
            monitor.decided(new DecisionRecord("d" + now, 0, now, "v1", "", List.of(new Candidate("", 1, 1, new double[] {0.1}, features)), "approve", List.of(),
                    degraded ? "the model is away" : ""), new Row(1));
            if (now % (10 * SECOND) != 0) continue;
            alerting.look(facts(now, 0));
            alerting.send(now);
        }
    }

    @Test
    void aShareThatHoldsForTenMinutesIsTold() {
        Alerting alerting = alerting("degraded share > 1% over 10m");
        minutes(alerting, 0, 30, 0);
        assertThat(said).isEmpty();
        minutes(alerting, 30, 60, 20);
        assertThat(said).singleElement().asString().startsWith("alert: degraded share > 0.01; it is 0.05").endsWith("; risk acts");
        assertThat(sent).singleElement().asString().contains("\"owner\":\"risk\"");
        assertThat(monitor.alerts.standing()).hasSize(1);
        minutes(alerting, 60, 90, 0);
        assertThat(said).last().asString().startsWith("alert is over: degraded share");
        assertThat(monitor.alerts.standing()).isEmpty();
    }

    @Test
    void agesAreComparedWithDurations() {
        Alerting alerting = alerting("model age > 8d");
        alerting.look(facts(0, Duration.ofDays(7).toSeconds() * SECOND));
        alerting.look(facts(MINUTE, Duration.ofDays(7).toSeconds() * SECOND));
        assertThat(said).isEmpty();
        alerting.look(facts(2 * MINUTE, Duration.ofDays(9).toSeconds() * SECOND));
        alerting.look(facts(3 * MINUTE, Duration.ofDays(9).toSeconds() * SECOND));
        assertThat(said).hasSize(1);
    }

    /// A person answers over HTTP: acknowledged is not told again, and what is silenced is not told.
    @Test
    void aPersonAnswers() {
        Alerting alerting = alerting("model age > 8d");
        long old = Duration.ofDays(9).toSeconds() * SECOND;
        for (int i = 0; i < 3; i++) alerting.look(facts(i * MINUTE, old));
        assertThat(post("/alerts/acknowledge", "{\"rule\": \"model age > 8d\", \"by\": \"jan\"}")).contains("\"acknowledged\":\"jan\"");
        for (int i = 3; i < 9 * 60; i++) alerting.look(facts(i * MINUTE, old));
        assertThat(said).hasSize(1);
        assertThat(post("/alerts/silence", "{\"rule\": \"model age > 8d\", \"minutes\": 60}")).contains("model age");
        for (String wrong : List.of("", "[1]", "{\"rule\": {}}", "{\"rule\": \"a\", \"minutes\": \"x\"}")) {
            assertThatThrownBy(() -> post("/alerts/silence", wrong)).isInstanceOf(Refused.class);
        }
    }

    private String post(String path, String body) {
        Route route = MonitoringRoutes.of(monitor, () -> facts(0, 0)).stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
        return new String(route.handler().answer(new Request(List.of(), "", body.getBytes(StandardCharsets.UTF_8), 0)).body(), StandardCharsets.UTF_8);
    }

    /// What is not measured never rises.
    @Test
    void whatHasNoValueIsNoAlarm() {
        Alerting alerting = alerting("average precision < 0.5", "f1 < 0.9");
        for (int i = 0; i < 10; i++) alerting.look(facts(i * MINUTE, 0));
        assertThat(said).isEmpty();
    }
}
