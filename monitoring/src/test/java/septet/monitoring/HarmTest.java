package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.model.Heads;
import septet.world.Chance;

/// Which drift is an alarm: two features, of which one tells how hard a row is to decide on and the other tells nothing.
class HarmTest {
    private static final long DAY = 86_400_000_000L;
    private static final long START = 1_700_000_000_000_000L;
    private static final int ROWS = 400;

    /// @param hard and `idle`: by how much the features have moved
    private record World(double hard, double idle, double missing) {
        static final World AS_EVER = new World(0, 0, 0);
    }

    private static Monitor monitor() {
        Chance chance = Chance.of(1);
        double[] hard = new double[20_000];
        double[] idle = new double[20_000];
        double[] scores = new double[20_000];
        for (int i = 0; i < hard.length; i++) {
            hard[i] = chance.nextGaussian();
            idle[i] = chance.nextGaussian();
            scores[i] = score(hard[i]);
        }
        return new Monitor(new Watched("payments", "", new Heads.Truth("fraud"), List.of("block", "approve"),
                List.of(Reference.numbers("hard", hard), Reference.numbers("idle", idle)), Reference.numbers("score", scores), Prices.none(), Asked.ofP99(java.time.Duration.ofMillis(20)),
                ""));
    }

    private static double score(double hard) {
        return 1 / (1 + StrictMath.exp(4 - hard));
    }

    /// A week of decisions, each with its label after a day.
    private static void week(Monitor monitor, World world, int week, Chance chance) {
        for (int i = 0; i < 7 * ROWS; i++) {
            long at = START + week * 7 * DAY + i * DAY / ROWS;
            FeatureRow features = new FeatureRow(2);
            double hard = chance.nextGaussian() + world.hard;
            features.set(0, hard);
            features.set(1, chance.nextDouble() < world.missing ? Double.NaN : chance.nextGaussian() + world.idle);
            String id = week + "-" + i;
            monitor.decided(new DecisionRecord(id, 0, at, "v1", "", List.of(new Candidate("", 1, 1, new double[] {score(hard)}, features)), "approve", List.of(), ""), new Row(1));
            monitor.labelled(id, chance.nextDouble() < score(hard) ? 1 : 0, at + DAY);
        }
    }

    private static Monitor after(World world) {
        Monitor monitor = monitor();
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("hard", "idle")));
        week(monitor, world, 0, Chance.of(2));
        return monitor;
    }

    private static DriftWatch.Finding finding(Monitor monitor, int feature) {
        return monitor.drift.features(START + 7 * DAY - 1).get(feature);
    }

    @Test
    void whatMovesWithoutHarmIsNoAlarm() {
        Monitor monitor = after(new World(0, 1, 0));
        DriftWatch.Finding idle = finding(monitor, 1);
        assertThat(idle.drift()).isInstanceOf(Drift.Drifted.class);
        assertThat(idle.alarms()).isFalse();
        assertThat(Math.abs(idle.harm().share())).isLessThan(0.05);
    }

    @Test
    void whatMakesDecisionsHarderIsOne() {
        Monitor monitor = after(new World(1, 0, 0));
        DriftWatch.Finding hard = finding(monitor, 0);
        assertThat(hard.alarms()).isTrue();
        assertThat(hard.harm().share()).isGreaterThan(0.5);
        assertThat(finding(monitor, 1).drift()).isInstanceOf(Drift.Stable.class);
    }

    /// The planted rule, that scores alone decide, would miss it: where a column breaks the scores are guesses.
    @Test
    void aColumnThatBreaksIsOneWhateverTheScoresSay() {
        Monitor monitor = after(new World(0, 0, 0.6));
        DriftWatch.Finding idle = finding(monitor, 1);
        assertThat(idle.harm().share()).isLessThan(Harm.MATTERS);
        assertThat(idle.alarms()).isTrue();
        assertThat(monitor.trust(START + 7 * DAY - 1).holds()).isFalse();
    }

    /// An input that the model ignores moves for good, in two hundred worlds, looked at every hour of the first week: that is no alarm, though with few rows its harm looks large by chance. An input
    /// by which it decides is one in each of them. The planted rule takes the harm as it looks.
    @Test
    void whatMayBeChanceIsNoHarm() {
        int[] idle = new int[3];
        int[] hard = new int[3];
        for (int seed = 0; seed < 200; seed++) {
            worlds(new World(0, 0.8, 0), 1, seed, idle);
            worlds(new World(0.8, 0, 0), 0, seed, hard);
        }
        System.out.printf("of 200 worlds: an idle input drifted in %d, alarmed in %d (in %d where harm is taken as it looks); a telling one drifted in %d, alarmed in %d%n", idle[0], idle[1], idle[2],
                hard[0], hard[1]);
        assertThat(idle[0]).isEqualTo(200);
        assertThat(idle[1]).isLessThanOrEqualTo(10);
        assertThat(idle[2]).as("planted").isGreaterThan(40);
        assertThat(hard[1]).isEqualTo(200);
    }

    /// @param counts worlds in which the feature drifted, was an alarm, and would have been one by the planted rule
    private static void worlds(World world, int feature, int seed, int[] counts) {
        Monitor monitor = monitor();
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("hard", "idle")));
        Chance chance = Chance.of(100 + seed);
        boolean[] found = new boolean[counts.length];
        for (int i = 0; i < 7 * ROWS; i++) {
            long at = START + i * DAY / ROWS;
            decided(monitor, world, "d" + i, at, chance);
            if (i % (ROWS / 24) != 0) continue;
            DriftWatch.Finding seen = monitor.drift.features(at).get(feature);
            found[0] |= seen.drift() instanceof Drift.Drifted;
            found[1] |= seen.alarms();
            found[2] |= seen.drift() instanceof Drift.Drifted && (seen.harm().share() >= Harm.MATTERS || seen.harm().unseen() >= Harm.STRANGE);
        }
        for (int i = 0; i < counts.length; i++) if (found[i]) counts[i]++;
    }

    private static void decided(Monitor monitor, World world, String id, long at, Chance chance) {
        FeatureRow features = new FeatureRow(2);
        double hard = chance.nextGaussian() + world.hard;
        features.set(0, hard);
        features.set(1, chance.nextGaussian() + world.idle);
        monitor.decided(new DecisionRecord(id, 0, at, "v1", "", List.of(new Candidate("", 1, 1, new double[] {score(hard)}, features)), "approve", List.of(), ""), new Row(1));
    }

    /// A hundred weeks of one world; nothing is drawn anew but the rows.
    @Test
    void aHundredQuietWeeksHaveFewFalseAlarms() {
        Monitor monitor = monitor();
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("hard", "idle")));
        Chance chance = Chance.of(3);
        int alarms = 0;
        for (int week = 0; week < 100; week++) {
            week(monitor, World.AS_EVER, week, chance);
            long now = START + (week + 1) * 7 * DAY - 1;
            if (monitor.drift.features(now).stream().anyMatch(DriftWatch.Finding::alarms)) alarms++;
        }
        assertThat(alarms).isLessThanOrEqualTo(5);
        assertThat(monitor.quality.concept.adwin().times).isLessThanOrEqualTo(5);
        assertThat(monitor.quality.concept.ddm().times).isLessThanOrEqualTo(5);
    }

    /// Before any label: the share of positives that scores promise is the one that comes.
    @Test
    void qualityIsEstimatedBeforeLabelsCome() {
        Monitor monitor = after(new World(0.5, 0, 0));
        long now = START + 7 * DAY - 1;
        assertThat(monitor.quality.estimated.rows(now)).isBetween(6L * ROWS, 7L * ROWS);
        monitor.mature(now + 2 * DAY);
        Quality known = monitor.quality.quality();
        double truth = known.positives() / (double) known.rows();
        assertThat(monitor.quality.estimated.positiveShare(now)).isCloseTo(truth, within(0.015));
        assertThat(monitor.quality.estimated.averagePrecision(now).orElseThrow()).isCloseTo(known.averagePrecision().orElseThrow(), within(0.1));
        assertThat(monitor.trust(now).checks().getFirst().stands()).isEqualTo(Trust.Stands.HOLDS);
    }

    /// Scores that promise half of what comes are not to be believed.
    @Test
    void anEstimateOnWrongScoresIsNotTrusted() {
        Monitor monitor = monitor();
        monitor.serves(new VersionRecord("v1", List.of("fraud"), List.of("hard", "idle")));
        Chance chance = Chance.of(4);
        for (int i = 0; i < 2_000; i++) {
            FeatureRow features = new FeatureRow(2);
            features.set(0, chance.nextGaussian());
            features.set(1, chance.nextGaussian());
            monitor.decided(new DecisionRecord("d" + i, 0, START + i, "v1", "", List.of(new Candidate("", 1, 1, new double[] {0.05}, features)), "approve", List.of(), ""), new Row(1));
            monitor.labelled("d" + i, chance.nextDouble() < 0.1 ? 1 : 0, START + i);
        }
        monitor.mature(START + DAY);
        assertThat(monitor.trust(START + DAY).checks().getFirst().stands()).isEqualTo(Trust.Stands.BROKEN);
    }

    @Test
    void whatHidesItsLabelIsNamed() {
        LabelWatch labels = new LabelWatch();
        for (int i = 0; i < 2_000; i++) {
            labels.decided(i % 10 == 0 ? "block" : "approve");
            if (i % 10 != 0 || i % 100 == 0) labels.labelled(i % 10 == 0 ? "block" : "approve", START, START + (i % 2 == 0 ? DAY / 2 : 6 * DAY));
        }
        assertThat(labels.hidden().orElseThrow().decision()).isEqualTo("block");
        assertThat(labels.within(0.4)).isEqualTo(24);
        assertThat(labels.within(0.95)).isEqualTo(168);
    }
}
