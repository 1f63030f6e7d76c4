package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import septet.data.LoopRecord;
import septet.data.StateWriter;

/// A server that is killed in the steps of a rollout says and does afterwards what one says and does that never was: with the same numbers, bit for bit.
class KilledLoopTest {
    private static final long DAY = LiveTown.DAY;
    private static final long HOUR = DAY / 24;
    private static final String ONLINE = """
              outcomes:
                lost: sum(amount) where fraud by card within 2d
                paid: count() by card within 1d
              online: {unit: card, improve: more paid, protect: [lost, latency p99], smallest effect: 50%, at most: 4d}
            """.indent(2).replace("    ", "  ");
    private static final String DESIGN = LiveTown.DESIGN.replace("serving:\n", ONLINE + "serving:\n  holdback: 20%\n").replace("cards: 200, terminals: 100", "cards: 400, terminals: 200");

    private interface Life {
        void live(LiveTown town) throws InterruptedException;
    }

    /// How the server ends.
    private enum End { NEVER, KILLED, AFTER_A_CHECKPOINT }

    private static List<LoopRecord> story(String design, End end, int hours, Life begin) throws InterruptedException {
        try (LiveTown town = LiveTown.open(design, LoopParts.OURS)) {
            begin.live(town);
            for (int hour = 0; hour < hours; hour++) {
                town.pass(HOUR);
                if (end == End.NEVER || hour % 5 != 4 || LoopPast.of(town.story()).fits().going().isPresent()) continue;
                if (end == End.AFTER_A_CHECKPOINT) town.system.checkpoint().write(town.system.decider().image(), town.job.store().log());
                town.restart();
            }
            return town.story();
        }
    }

    private static void same(String design, int hours, Life begin, Predicate<LoopRecord> contains) throws InterruptedException {
        List<LoopRecord> unbroken = story(design, End.NEVER, hours, begin);
        assertThat(unbroken).anyMatch(contains);
        for (End end : List.of(End.KILLED, End.AFTER_A_CHECKPOINT)) assertThat(story(design, end, hours, begin)).as("%s", end).isEqualTo(unbroken);
    }

    @Test
    void retrainedVersionsAndWhoIsHeldBack() throws InterruptedException {
        same(DESIGN, 24 * 16, _ -> { }, act -> act.action().equals("promote") && act.verdict().equals("advance"));
        assertThat(story(DESIGN, End.KILLED, 24 * 16, _ -> { })).anyMatch(act -> act.action().equals("holdback"))
                .anyMatch(act -> act.evidence().stream().anyMatch(line -> line.startsWith("latency "))).anyMatch(act -> act.evidence().stream().anyMatch(line -> line.startsWith("paid ")));
    }

    @Test
    void anExperimentOfAChangedDesign() throws InterruptedException {
        String quiet = DESIGN.replace("retrain: {every: 4d}", "retrain: {every: 40d}");
        String changed = quiet.replace("    terminal_risk:", "    card_most: max(amount) by card over 14d\n    terminal_risk:")
                .replace("card_spend, terminal_risk]", "card_spend, card_most, terminal_risk]")
                .replace("  refresh: [shadow for 12h", "  rollout: [shadow for 12h, 25% for 12h, 50% for 1d, all]\n  refresh: [shadow for 12h");
        same(quiet, 24 * 7, town -> {
            town.pass(DAY);
            town.change(changed);
        }, act -> act.action().equals("roll back") && act.sentence().contains("paid "));
    }

    /// The planted bug: what a step had shown is gone.
    @Test
    void evidenceThatIsLostIsCaught() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.until("The step begins: 25% for 1d", 8);
            town.pass(DAY / 2);
            byte[] before = bytes(town);
            town.restart();
            assertThat(bytes(town)).isEqualTo(before);
            town.system.monitor().tries(_ -> java.util.Optional.empty());
            assertThat(bytes(town)).isNotEqualTo(before);
        }
    }

    /// All that the monitor knows.
    private static byte[] bytes(LiveTown town) {
        StateWriter state = new StateWriter(town.system.plan().dictionary());
        town.system.monitor().write(state);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        state.blocks().forEach(block -> bytes.write(block.array(), block.arrayOffset() + block.position(), block.remaining()));
        return bytes.toByteArray();
    }
}
