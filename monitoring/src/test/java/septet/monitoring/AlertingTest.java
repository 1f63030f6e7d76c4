package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
import septet.serving.Audited;
import septet.serving.Request;
import septet.serving.Route;
import septet.world.Chance;
import septet.world.Clock;
import septet.world.Disk;
import septet.world.Scheduler;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;
import septet.world.World;

/// The conditions of a design, while it serves.
class AlertingTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private final Monitor monitor = monitor();
    private final List<String> said = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    private static Monitor monitor() {
        return new Monitor(new Watched("payments", "", new Heads.Truth("fraud"), List.of("block", "approve"),
            List.of(Reference.numbers("amount", new double[] {1, 2, 3})), Reference.numbers("score", new double[] {0.1, 0.2}), Prices.none(), Asked.ofP99(Duration.ofMillis(20)), ""));
    }

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

    private void look(Alerting alerting, Facts facts) {
        alerting.look(facts, monitor.audits.get());
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
            look(alerting, facts(now, 0));
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
        look(alerting, facts(0, Duration.ofDays(7).toSeconds() * SECOND));
        look(alerting, facts(MINUTE, Duration.ofDays(7).toSeconds() * SECOND));
        assertThat(said).isEmpty();
        look(alerting, facts(2 * MINUTE, Duration.ofDays(9).toSeconds() * SECOND));
        look(alerting, facts(3 * MINUTE, Duration.ofDays(9).toSeconds() * SECOND));
        assertThat(said).hasSize(1);
    }

    /// Whatever a design asks: what was served and what the log says are one.
    @Test
    void aDifferenceThatAnAuditFoundIsTold() {
        Alerting alerting = alerting();
        Audited equal = new Audited(0, 20, 2, 4, 0, Map.of(), "");
        Audited different = new Audited(0, 20, 2, 4, 0, Map.of("pages", 1L), "pages of x was served as 1.0, and the log says 2.0");
        List<Optional<Audited>> found = List.of(Optional.empty(), Optional.of(equal), Optional.of(different), Optional.of(different), Optional.of(equal), Optional.of(equal));
        for (int i = 0; i < found.size(); i++) {
            Optional<Audited> last = found.get(i);
            monitor.audits(() -> last);
            look(alerting, facts(i * MINUTE, 0));
            if (i < 2) assertThat(said).isEmpty();
            if (i == 3) assertThat(monitor.alerts.standing()).singleElement().satisfies(alert -> assertThat(alert.line(0)).startsWith("served features differ from the log: of 4 values 1 differ"));
            if (i == 3) assertThat(post("/alerts/acknowledge", "{\"rule\": \"served features differ from the log\", \"by\": \"jan\"}")).contains("\"acknowledged\":\"jan\"");
        }
        assertThat(said).hasSize(2);
        assertThat(said).first().asString().isEqualTo("alert: served features differ from the log; of 4 values 1 differ: {pages=1}; the first: pages of x was served as 1.0, and the log says 2.0; risk acts");
        assertThat(said).last().asString().isEqualTo("alert is over: served features differ from the log; all of 4 values are equal");
    }

    /// A person answers over HTTP: acknowledged is not told again, and what is silenced is not told.
    @Test
    void aPersonAnswers() {
        Alerting alerting = alerting("model age > 8d");
        long old = Duration.ofDays(9).toSeconds() * SECOND;
        for (int i = 0; i < 3; i++) look(alerting, facts(i * MINUTE, old));
        assertThat(post("/alerts/acknowledge", "{\"rule\": \"model age > 8d\", \"by\": \"jan\"}")).contains("\"acknowledged\":\"jan\"");
        for (int i = 3; i < 9 * 60; i++) look(alerting, facts(i * MINUTE, old));
        assertThat(said).hasSize(1);
        assertThat(said).first().asString().contains("; it is 9d;");
        assertThat(post("/alerts/silence", "{\"rule\": \"model age > 8d over 1h\", \"minutes\": 60}")).as("as the design may write it").contains("model age", "\"silent_until_ms\":3600000");
        assertThat(monitor.alerts.standing()).singleElement().satisfies(alert -> assertThat(alert.line(0)).isEqualTo("model age > 8d: it is 9d; jan acts; silent until 1970-01-01T01:00:00Z"));
        assertThatThrownBy(() -> post("/alerts/silence", "{\"rule\": \"modl age > 8d\", \"minutes\": 60}")).hasMessageContaining("no alert of the design has this rule; nothing was done. Did you mean model age > 8d?");
        for (String wrong : List.of("", "[1]", "{\"rule\": \"no rule of the design\", \"minutes\": 60}", "{\"rule\": {}}", "{\"rule\": \"a\", \"minutes\": \"x\"}")) {
            assertThatThrownBy(() -> post("/alerts/silence", wrong)).isInstanceOf(Refused.class);
        }
    }

    /// Whoever believes that somebody acts is wrong where what was acknowledged does not stand.
    @Test
    void whatDoesNotStandCannotBeAcknowledged() {
        Alerting alerting = alerting("model age > 8d", "degraded share > 1%");
        assertThatThrownBy(() -> post("/alerts/acknowledge", "{\"rule\": \"model age > 8d\", \"by\": \"jan\"}")).hasMessageContaining("no alert that holds has this rule");
        for (int i = 0; i < 3; i++) look(alerting, facts(i * MINUTE, Duration.ofDays(9).toSeconds() * SECOND));
        assertThatThrownBy(() -> post("/alerts/acknowledge", "{\"rule\": \"degraded share > 1%\", \"by\": \"jan\"}")).hasMessageContaining("Known here: model age > 8d.");
        assertThat(post("/alerts/acknowledge", "{\"rule\": \"model age > 8d\", \"by\": \"jan\"}")).contains("\"acknowledged\":\"jan\"");
    }

    /// A receiver that is away is told of once, and once when it is back.
    @Test
    void aReceiverThatIsAwayIsSaid() {
        boolean[] there = {false};
        String away = "";
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("amount")));
        Alerting alerting = new Alerting(monitor, new Alerting.Rules(alerts("model age > 8d"), new NoticeEvent("payments", Optional.empty(), Optional.empty())), Optional.of(_ -> there[0]), said::add);
        for (int i = 0; i < 60; i++) {
            there[0] = i > 30;
            look(alerting, facts(i * MINUTE, Duration.ofDays(9).toSeconds() * SECOND));
            alerting.send(i * MINUTE);
            if (i == 20) away = new String(new MetricsText(monitor, facts(i * MINUTE, 0)).write(), StandardCharsets.UTF_8);
        }
        assertThat(away).contains("septet_alerts_standing 1\n", "septet_alert_notices_waiting 1\n", "septet_alert_notice_oldest_seconds 1140\n", "septet_alert_notices_dropped_total 0\n");
        assertThat(new String(new MetricsText(monitor, facts(0, 0)).write(), StandardCharsets.UTF_8)).contains("septet_alert_notices_waiting 0\n", "septet_alert_notices_delivered_total 1\n");
        assertThat(said).hasSize(3);
        assertThat(said.get(1)).isEqualTo("alerts: their receiver did not take a notice; 1 wait, and are sent again until it does");
        assertThat(said.get(2)).startsWith("alerts: their receiver takes notices again, after ");
    }

    /// Started once without an address: what waited goes on waiting.
    @Test
    void aLookThatFailsIsToldOnceAndTheNextOnesGoOn() {
        SimulatedWorld world = new SimulatedWorld(1, 0);
        World in = world.world();
        world.disk().createFolders(Path.of("/store"));
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("amount")));
        Supplier<Facts> facts = () -> {
            long now = in.clock().micros();
            if (now < MINUTE) throw new IllegalStateException("it was planted");
            return facts(now, Duration.ofDays(9).toSeconds() * SECOND);
        };
        Alerting.Running running = new Alerting.Running(in.clock(), in.scheduler(), Runnable::run, Optional.empty(), said::add, new Alerting.Kept(in.disk(), Path.of("/store/alerts")));
        try (Alerting.Looking _ = Alerting.start(monitor, facts, new Alerting.Rules(alerts("model age > 8d"), new NoticeEvent("payments", Optional.empty(), Optional.empty())), running)) {
            world.advance(2 * MINUTE);
        }
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).contains("this look failed", "it was planted");
        assertThat(said.getLast()).contains("alert: model age > 8d");
    }

    @Test
    void aProcessWithoutAReceiverKeepsWhatWaits() {
        Disk disk = new SimulatedDisk(Chance.of(1));
        disk.createFolders(Path.of("/store"));
        Process first = new Process(disk, Optional.of(_ -> false));
        for (int i = 0; i < 3; i++) first.at(i * MINUTE);
        Process second = new Process(disk, Optional.empty());
        for (int i = 3; i < 6; i++) second.at(i * MINUTE);
        Process third = new Process(disk, Optional.of(notice -> sent.add(new String(notice, StandardCharsets.UTF_8))));
        third.at(7 * MINUTE);
        assertThat(sent).singleElement().asString().contains("model age");
    }

    /// A process that runs by hand, and may end at any moment.
    private final class Process implements Scheduler, Clock {
        private final List<Runnable> tasks = new ArrayList<>();
        private final Monitor of = monitor();
        private final Alerting.Looking looking;
        private long now;

        Process(Disk disk, Optional<Receiver> receiver) {
            of.serves(new VersionRecord("v1", List.of("fraud"), List.of("amount")));
            looking = Alerting.start(of, () -> facts(now, Duration.ofDays(9).toSeconds() * SECOND), new Alerting.Rules(alerts("model age > 8d"), new NoticeEvent("payments", Optional.empty(),
                    Optional.empty())), new Alerting.Running(this, this, Runnable::run, receiver, said::add, new Alerting.Kept(disk, Path.of("/store/alerts"))));
        }

        @Override
        public <T> List<T> all(int threads, List<? extends Callable<T>> all) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Repeating every(long micros, Runnable task) {
            tasks.add(task);
            return () -> { };
        }

        @Override
        public void pause(long micros) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long micros() {
            return now;
        }

        @Override
        public long nanos() {
            return now * 1_000;
        }

        void at(long at) {
            now = at;
            tasks.forEach(Runnable::run);
        }
    }

    /// What was given out while the receiver was away comes to it by the next process, once; and what a person answered since the last look is known there.
    @Test
    void theNextProcessDeliversAndKnows() {
        Disk disk = new SimulatedDisk(Chance.of(1));
        disk.createFolders(Path.of("/store"));
        Process first = new Process(disk, Optional.of(_ -> false));
        for (int i = 0; i < 3; i++) first.at(i * MINUTE);
        assertThat(said).hasSize(2);
        Process second = new Process(disk, Optional.of(notice -> sent.add(new String(notice, StandardCharsets.UTF_8))));
        for (int i = 3; i < 60; i++) second.at(i * MINUTE);
        assertThat(said).as("the alert, and that its receiver is away").hasSize(2);
        assertThat(sent).singleElement().asString().contains("model age");
        assertThat(second.of.alerts.acknowledge("model age > 8d", "jan")).isTrue();
        second.looking.close();
        Process third = new Process(disk, Optional.of(notice -> sent.add(new String(notice, StandardCharsets.UTF_8))));
        assertThat(third.of.alerts.standing()).singleElement().satisfies(alert -> assertThat(alert.acknowledged()).isEqualTo("jan"));
        for (int i = 60; i < 10 * 60; i++) third.at(i * MINUTE);
        assertThat(sent).hasSize(1);
    }

    private String post(String path, String body) {
        Route route = MonitoringRoutes.of(monitor, () -> facts(0, 0)).stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
        return new String(route.handler().answer(new Request(List.of(), "", body.getBytes(StandardCharsets.UTF_8), 0)).body(), StandardCharsets.UTF_8);
    }

    /// What is not measured never rises.
    @Test
    void whatHasNoValueIsNoAlarm() {
        Alerting alerting = alerting("average precision < 0.5", "f1 < 0.9");
        for (int i = 0; i < 10; i++) look(alerting, facts(i * MINUTE, 0));
        assertThat(said).isEmpty();
    }
}
