package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.loop.RunQuality;
import septet.loop.RunQuality.Bar;
import septet.loop.RunQuality.Bin;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Outcome;
import septet.loop.RunQuality.Point;
import septet.loop.RunQuality.RocPoint;
import septet.loop.RunQuality.Search;
import septet.loop.RunQuality.Threshold;
import septet.loop.RunQuality.Trial;
import septet.loop.RunReport;
import septet.loop.RunReport.Interval;

/// What the charts say in words, on numbers that can be followed by hand.
class ChartsTest {
    private static final RunReport REPORT = report();

    @Test
    void precisionAndRecallOfTheChosenPoint() {
        Chart chart = PrecisionRecall.of(REPORT).orElseThrow();
        assertThat(chart.message()).isEqualTo("At the chosen point strong finds 60.0% of fraud, and 75.0% of its alarms are right. "
                + "To find half of it, 1.25 alarms would be raised for each right one.");
        assertThat(chart.notes()).singleElement().satisfies(note -> {
            assertThat(note.x()).isEqualTo(0.6);
            assertThat(note.y()).contains(0.75);
        });
        assertThat(chart.sheet().rows().get(10)).containsExactly("50.0%", "80.0%");
        assertThat(chart.series()).extracting(Chart.Series::kind).containsExactly("scatter", "line");
    }

    @Test
    void aRocIsReadBetweenItsPoints() {
        Chart chart = Roc.of(REPORT).orElseThrow();
        assertThat(chart.message()).endsWith("is found: strong 35.0%.");
        assertThat(chart.sheet().rows()).contains(List.of("2.0%", "70.0%"), List.of("50.0%", "84.7%"));
    }

    @Test
    void calibrationNamesTheWidestGap() {
        assertThat(Calibration.of(REPORT).orElseThrow()
                .message()).isEqualTo("In 2 of 3 groups of similar score the estimate of strong lies in the interval of what was observed. "
                + "The widest gap: estimated 60.0%, observed 80.0% (50 rows).");
    }

    @Test
    void scoresSayWhatNoThresholdCanPart() {
        assertThat(Scores.of(REPORT).orElseThrow()
                .message()).isEqualTo("Half of fraud scores above 0.5. 90.0% of the others score below 0.5, but so does 25.0% of fraud.");
    }

    @Test
    void costTellsWhatWasWithinReach() {
        Chart chart = ThresholdCost.of(REPORT).getFirst();
        assertThat(chart.message()).isEqualTo("Chosen on validation: block from a score of 0.4 on, at EUR\u00A020.00 a day; 60 of 1,000 rows get it. "
                + "The cheapest, 0.2 at EUR\u00A015.00, would exceed a capacity. To block (almost) never would cost EUR\u00A050.00.");
        assertThat(chart.y().max()).isEmpty();
        assertThat(chart.sheet().rows().get(1)).containsExactly("0.2", "EUR\u00A015.00", "50.0%", "80.0%", "200", "no");
    }

    @Test
    void aSteepWallRunsOutOfTheFrame() {
        RunQuality quality = REPORT.quality();
        Threshold steep = new Threshold("block", 0.4, "validation", 1_000, 10, List.of(outcome(0, 90_000, true), outcome(0.4, 200, true), outcome(1, 500, true)));
        RunQuality changed = new RunQuality(quality.contestants(), List.of(steep), quality.gates(), quality.slices(), quality.leftOut(),
                quality.searches(), quality.replicates());
        Chart chart = ThresholdCost.of(Reports.promoted(REPORT, REPORT.verdict(), changed)).getFirst();
        assertThat(chart.y().max()).contains(70.0);
        assertThat(chart.message()).contains("No other threshold is cheaper.");
    }

    @Test
    void trialsRunAcrossOneAxisForEachSetting() {
        String svg = Tuning.of(REPORT).orElseThrow().body().text();
        assertThat(svg).contains("2 trials of strong: average precision from 0.600 to 0.700. Chosen: depth 6, l2 0.001.");
        assertThat(svg).contains("class=\"trial chosen\" d=\"M70 46L450 46L830 46\"").contains("class=\"trial\" d=\"M70 220L450 220L830 220\"");
    }

    private static RunReport report() {
        Contestant rule = new Contestant("baseline", "amount > 220", false, Map.of(), 0, 0, List.of(), Map.of(), Optional.empty(), List.of(new Point(0.2, 0.5, 1)),
                List.of(), List.of(), List.of());
        Contestant strong = new Contestant("strong", "boosted trees", true, Map.of(), 1, 1, List.of(), Map.of(), Optional.of(new Point(0.6, 0.75, 0.4)),
                List.of(new Point(0.1, 1, 0.9), new Point(0.5, 0.8, 0.6), new Point(0.6, 0.75, 0.4), new Point(1, 0.1, 0)),
                List.of(new RocPoint(0, 0), new RocPoint(0.02, 0.7), new RocPoint(1, 1)),
                List.of(new Bin(0.1, 0.11, new Interval(0.08, 0.14), 900), new Bin(0.3, 0.31, new Interval(0.2, 0.42), 50), new Bin(0.6, 0.8, new Interval(0.65, 0.9), 50)),
                List.of(new Bar(0, 0.5, 900, 25), new Bar(0.5, 1, 100, 75)));
        Threshold block = new Threshold("block", 0.4, "validation", 1_000, 10,
                List.of(outcome(0, 450, false), new Outcome(0.2, 150, 0.5, 0.8, 200, false), new Outcome(0.4, 200, 0.75, 0.6, 60, true), outcome(1, 500, true)));
        Search search = new Search("strong", "average precision", false, List.of(new Trial(Map.of("depth", "3", "l2", "0.0001"), 0.6, 10, false),
                new Trial(Map.of("depth", "6", "l2", "0.001"), 0.7, 20, true)));
        return Reports.promoted(Fixture.report(), Fixture.report().verdict(),
                new RunQuality(List.of(rule, strong), List.of(block), List.of(), List.of(), Optional.empty(),
                List.of(search), Optional.empty()));
    }

    private static Outcome outcome(double threshold, double cost, boolean within) {
        return new Outcome(threshold, cost, 0.5, 0.5, 10, within);
    }
}
