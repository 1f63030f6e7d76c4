package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.loop.RehearsalReport;
import septet.loop.RunReport.Delivered;
import septet.loop.RunReport.Measure;

/// What a rehearsal says in a terminal.
class ReplayedTest {
    private static final Delivered DELIVERED = Leak.leaking().delivered().orElseThrow();

    @Test
    void aBrokenPromiseIsATableWithinTheWidth() {
        String text = Replayed.text(report(Optional.of(DELIVERED), 0), 80);
        assertThat(text).contains("All 1,211,994 feature values", "average precision 0.831 promised, 0.582 delivered",
                "  average precision      0.831      0.582       0.249 [0.237, 0.260]\n", "  cost of all decisions  EUR 6,120  EUR 14,330  EUR 8,210 [7,120, 9,310]\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void differencesAndNothingReplayedAreSaid() {
        assertThat(Replayed.text(report(Optional.empty(), 3), 100)).contains("3 of 1,211,994 feature values", "DIFFER from", "No test row was replayed.")
                .doesNotContain("promised  ");
    }

    private static RehearsalReport report(Optional<Delivered> delivered, long different) {
        return new RehearsalReport("v1", "strong", 7, Optional.of(Duration.ofDays(7)), 67_333, 1_211_994, different, List.of(), "95dfb679", 202_661, 67_000, 208_273, delivered,
                delivered.map(found -> Measure.of(8_209.75, 7_120, 9_310)), "EUR", List.of());
    }
}
