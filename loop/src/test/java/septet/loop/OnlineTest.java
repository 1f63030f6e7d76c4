package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.data.DecisionRecord;
import septet.data.LoopRecord;
import septet.model.Version;
import septet.monitoring.StepVerdict;
import septet.serving.Holdback;

/// Outcomes of units in the sentences of verdicts, beside a server and in a rehearsal, and units that are held back.
class OnlineTest {
    private static final long DAY = LiveTown.DAY;
    private static final String ONLINE = """
              outcomes:
                lost: sum(amount) where fraud by card within 2d
                paid: count() by card within 1d
              online: {unit: card, improve: more paid, protect: [lost, latency p99], smallest effect: 50%, at most: 4d}
            """.indent(2).replace("    ", "  ");

    private static String with(String design, String holdback) {
        return design.replace("serving:\n", ONLINE + "serving:\n" + holdback).replace("cards: 200, terminals: 100", "cards: 500, terminals: 200");
    }

    @Test
    void aChangedDesignThatWinsNothingIsWithdrawnAtItsEnd() throws InterruptedException {
        String quiet = with(LiveTown.DESIGN.replace("retrain: {every: 4d}", "retrain: {every: 40d}"), "");
        try (LiveTown town = LiveTown.open(quiet, LoopParts.OURS.judge((watch, over, last) -> new StepVerdict(over ? StepVerdict.Outcome.ADVANCE : StepVerdict.Outcome.HOLD,
                "all is well", List.of())))) {
            town.pass(DAY);
            String changed = quiet.replace("    terminal_risk:", "    card_most: max(amount) by card over 14d\n    terminal_risk:")
                    .replace("card_spend, terminal_risk]", "card_spend, card_most, terminal_risk]")
                    .replace("  refresh: [shadow for 12h", "  rollout: [shadow for 12h, 25% for 12h, 50% for 1d, all]\n  refresh: [shadow for 12h");
            Version version = town.change(changed);
            town.pass(DAY * 7);
            List<LoopRecord> told = town.story().stream().filter(each -> each.version().equals(version.id())).toList();
            assertThat(told).extracting(each -> each.action() + " " + each.verdict()).startsWith("change pass", "shadow ", "shadow advance", "canary ", "canary advance", "canary ", "canary hold")
                    .last().isEqualTo("roll back undecided");
            assertThat(told.getLast().sentence()).contains("paid ").contains("not decided yet").contains("at any time between");
            assertThat(told.getLast().evidence()).anyMatch(line -> line.startsWith("lost"));
            assertThat(told.getLast().at() - told.get(3).at()).as("at most four days since the first unit met it").isBetween(4 * DAY, 5 * DAY + DAY / 2);
            assertThat(town.system.version().id()).isEqualTo("v1");
        }
    }

    @Test
    void aRehearsalShowsOutcomesAndHoldsUnitsBack() throws InterruptedException {
        LoopReport report = ClosedLoop.of(run(with(Towns.SHORT, "  holdback: 20%\n")), Map.of(), LoopTerms.days(18), Profile.ASSUMED).play();
        assertThat(report.checks().hold()).as(report.checks().toString()).isTrue();
        assertThat(report.story()).filteredOn(entry -> entry.action().equals("canary") && !entry.verdict().isEmpty())
                .isNotEmpty().anyMatch(entry -> entry.evidence().stream().anyMatch(line -> line.startsWith("paid ")))
                .anyMatch(entry -> entry.evidence().stream().anyMatch(line -> line.startsWith("latency p99")));
        assertThat(report.story()).filteredOn(entry -> entry.action().equals("holdback")).isNotEmpty()
                .allMatch(entry -> entry.sentence().contains("beside the baseline, which decides on those who are held back: "));
    }

    @Test
    void whoIsHeldBackStaysSoFromVersionToVersion() throws InterruptedException {
        try (LiveTown town = LiveTown.open(with(LiveTown.DESIGN, "  holdback: 20%\n"), LoopParts.OURS)) {
            town.until("serves instead of v1", 18);
            town.pass(DAY);
            town.restart();
            town.pass(DAY);
            Map<String, Boolean> held = new HashMap<>();
            long versions = town.decisions().stream().map(DecisionRecord::version).distinct().count();
            assertThat(versions).isGreaterThan(2);
            for (DecisionRecord each : town.decisions()) {
                boolean now = each.arm().equals(Holdback.ARM);
                assertThat(held.merge(town.card(each.request()), now, (before, _) -> before)).as("card %s", town.card(each.request())).isEqualTo(now);
                double propensity = each.candidates().getFirst().propensity();
                assertThat(propensity).isEqualTo(now ? 0.2 : each.arm().isEmpty() ? 0.8 : each.arm().endsWith("champion") ? 0.5 * 0.8 : 0.25 * 0.8);
                if (now) assertThat(each.version()).isEqualTo("baseline");
            }
            assertThat(held.values().stream().filter(each -> each).count() / (double) held.size()).isBetween(0.1, 0.3);
            double counted = town.system.monitor().losses(0, town.now()).length / (double) town.system.monitor().labels(0, town.now());
            assertThat(counted).as("what the baseline loses on them says nothing of what serves").isBetween(0.6, 0.9);
        }
    }

    private static Job run(String design) throws InterruptedException {
        Job job = Towns.job(design);
        Run.of(job);
        return job;
    }
}
