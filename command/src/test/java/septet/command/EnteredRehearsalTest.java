package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rehearsal that is played until a moment can be entered there: its decisions explained, its history told.
class EnteredRehearsalTest {
    private static final String DESIGN = SmallPayments.retrained("1d");
    @TempDir
    private Path folder;

    @Test
    void aDecisionOfThatMomentIsExplained() throws Exception {
        Path design = SmallPayments.in(folder, DESIGN, 2_600);
        assertThat(Said.by("run", design).code()).isZero();
        Said rehearsed = Said.by("rehearse", design, "--days", 8, "--until", "3d");
        assertThat(rehearsed.code()).as(rehearsed.all()).isZero();
        assertThat(rehearsed.out()).contains("enter it: septet explain decision ID");
        Path store = folder.resolve(".septet/cards/rehearsals/last/store");
        Said history = Said.by("history", design, "--store", store);
        assertThat(history.out()).contains("It stands at the beginning", "a new version is due every 1d");
        Said explained = Said.by("explain", "decision", "p2150", design, "--store", store);
        assertThat(explained.out()).as(explained.all()).contains("p2150", "risk = ", "spend = ", "this row itself").doesNotContain("on which nobody decided");
        assertThat(Said.by("explain", "decision", "p2590", design, "--store", store).out()).as("after that moment").contains("on which nobody decided");
        assertThat(Said.by("rehearse", design, "--days", 8, "--until", "soon").err()).contains("--until");
        assertThat(Said.by("rehearse", design, "--days", 8, "--until", "9d").err()).contains("--until: the rehearsal is over after 8d");
        assertThat(Said.by("rehearse", design, "--days", 8, "--until", "0d").err()).contains("--until: nothing happens in no time");
        assertThat(Said.by("rehearse", design, "--days", 8, "--without", "retraining", "--with", "monitoring.retrain.every=1d").err()).contains("without retraining it says nothing");
        assertThat(Said.by("rehearse", design, "--days", 8, "--with", "serving.holdback=100%").err()).contains("SERVING-HOLDBACK-ALL");
        assertThat(Said.by("rehearse", design, "--days", 4_000, "--seed", "1").err()).contains("--days: there are only");
        assertThat(Said.by("compare", folder.resolve(".septet/cards/rehearsals/last"), design).err()).contains("is no rehearsal of a closed loop, and the other one is");
    }

    @Test
    void whatOnlyALoopCanPlayIsPlayedForADesignThatDoesNotRetrain() throws Exception {
        Path design = SmallPayments.in(folder, SmallPayments.DESIGN, 2_600);
        assertThat(Said.by("run", design).code()).isZero();
        assertThat(Said.by("rehearse", design, "--days", 3).out()).contains("The design says no monitoring.retrain", "--with monitoring.retrain.every=7d");
        Said broken = Said.by("rehearse", design, "--days", 3, "--fault", "process killed at 1d");
        assertThat(broken.code()).as(broken.all()).isZero();
        assertThat(broken.out()).contains("Injected: process killed", "so nothing was retrained");
        assertThat(Said.by("rehearse", design, "--days", 3, "--world", "all is well").err()).contains("--world", "the line is not understood");
        Said closed = Said.by("rehearse", design, "--days", 8, "--with", "monitoring.retrain.every=1d");
        assertThat(closed.out()).as(closed.all()).contains("8 retrainings").doesNotContain("nothing was retrained");
    }
}
