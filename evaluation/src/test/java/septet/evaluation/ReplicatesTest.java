package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Many replicates in one pass over the rows say what each says by itself.
class ReplicatesTest {
    private static final List<Measure> MEASURES = List.of(new Measure.AveragePrecision(), new Measure.RocAuc(), new Measure.CalibrationError(7), new Measure.LogLoss(),
            new Measure.Recall(new Point.AtPrecision(0.4)), new Measure.Recall(new Point.FalseAlarms(0.1)), new Measure.F1(new Point.Threshold(0.3)));

    /// Sums over pairs and steps, replicate by replicate, as the definitions have them.
    private static double averagePrecision(Ranking ranking, int[] weights) {
        double sum = 0;
        long positives = 0;
        long rows = 0;
        long gained = 0;
        for (int code : ranking.codes) {
            rows += weights[Ranking.cluster(code)];
            if (Ranking.positive(code)) gained += weights[Ranking.cluster(code)];
            if (!Ranking.last(code) || gained == 0) continue;
            positives += gained;
            sum += gained * (positives / (double) rows);
            gained = 0;
        }
        return sum / positives;
    }

    private static double rocAuc(Scored scored, Clusters clusters, int[] weights) {
        double right = 0;
        double pairs = 0;
        for (int one = 0; one < scored.rows().size(); one++) {
            for (int other = 0; other < scored.rows().size(); other++) {
                if (!scored.rows().labels()[one] || scored.rows().labels()[other]) continue;
                double both = (double) weights[clusters.of(one)] * weights[clusters.of(other)];
                pairs += both;
                right += both * (scored.scores()[one] > scored.scores()[other] ? 1 : scored.scores()[one] == scored.scores()[other] ? 0.5 : 0);
            }
        }
        return right / pairs;
    }

    @Test
    void lanesHaveTheBitsOfSingleReplicates() {
        for (int seed = 0; seed < 30; seed++) {
            Chance chance = Chance.of(seed);
            Prepared prepared = Prepared.of(Samples.random(chance, 2 + chance.nextInt(300), 1 + chance.nextInt(40), 0.3));
            Draws draws = prepared.clusters().draws(Chance.of(seed).of("bootstrap"));
            for (int block : new int[] {0, Draws.BLOCKS - 1}) {
                Lanes lanes = draws.block(block);
                for (Measure measure : MEASURES) {
                    for (Statistic statistic : Instrument.of(measure, prepared).statistics()) {
                        double[] together = statistic.of(lanes);
                        for (int lane = 0; lane < lanes.count(); lane++) {
                            assertThat(together[lane]).as("%s, seed %d, lane %d", measure, seed, lane).isEqualTo(Double.valueOf(statistic.of(lanes.lane(lane))));
                        }
                    }
                }
            }
        }
    }

    @Test
    void orderIsCountedAsItIsDefined() {
        for (int seed = 0; seed < 30; seed++) {
            Chance chance = Chance.of(100 + seed);
            Prepared prepared = Prepared.of(Samples.random(chance, 2 + chance.nextInt(120), 1 + chance.nextInt(30), 0.3));
            Lanes lanes = prepared.clusters().draws(chance).block(3);
            double[] precision = Instrument.of(new Measure.AveragePrecision(), prepared).statistic().of(lanes);
            double[] auc = Instrument.of(new Measure.RocAuc(), prepared).statistic().of(lanes);
            for (int lane = 0; lane < lanes.count(); lane++) {
                assertThat(precision[lane]).as("seed %d", seed).isEqualTo(Double.valueOf(averagePrecision(prepared.ranking(), lanes.lane(lane))));
                assertThat(auc[lane]).as("seed %d", seed).isEqualTo(Double.valueOf(rocAuc(prepared.scored(), prepared.clusters(), lanes.lane(lane))));
            }
        }
    }

    /// A threshold that precision allows may stand below many that it does not.
    @Test
    void whatIsLeftOutByABoundChangesNothing() {
        for (int seed = 0; seed < 200; seed++) {
            Chance chance = Chance.of(200 + seed);
            Prepared prepared = Prepared.of(Samples.random(chance, 1 + chance.nextInt(80), 1 + chance.nextInt(20), 0.3));
            double wanted = chance.nextDouble();
            Counting bounded = Counting.at(new Point.AtPrecision(wanted), prepared.scored(), prepared.ranking(), prepared.clusters());
            Counting open = new SweptCounting(prepared.ranking(), prepared.rows(), prepared.clusters(), new SweptCounting.Rule() {
                @Override
                public boolean allows(long hits, long alarms, long positives, long negatives) {
                    return hits / (double) (hits + alarms) >= wanted;
                }

                @Override
                public boolean over(long hits, long alarms, long positives, long negatives) {
                    return false;
                }
            });
            Lanes lanes = prepared.clusters().draws(chance).block(0);
            for (int lane = 0; lane < lanes.count(); lane++) assertThat(bounded.of(lanes.lane(lane))).as("seed %d", seed).isEqualTo(open.of(lanes.lane(lane)));
        }
    }

    @Test
    void aValueAloneHasTheBitsOfTheStatistic() {
        for (int seed = 0; seed < 100; seed++) {
            Chance chance = Chance.of(500 + seed);
            Scored scored = Samples.random(chance, 1 + chance.nextInt(300), 1 + chance.nextInt(40), 0.3);
            for (Measure measure : List.of(new Measure.AveragePrecision(), new Measure.RocAuc())) {
                assertThat(Measurement.valuing(measure).applyAsDouble(scored)).as("%s, seed %d", measure, seed).isEqualTo(Double.valueOf(Measurement.value(measure, scored)));
            }
        }
    }

    @Test
    void whatIsDrawnIsKeptAndBelongsToItsChance() {
        Clusters clusters = Clusters.of(new long[] {3, 1, 4, 1, 5, 9, 2, 6});
        Chance one = Chance.of(1).of("one");
        int[] first = clusters.draws(one).block(2).lane(5);
        assertThat(clusters.draws(one)).isSameAs(clusters.draws(one));
        assertThat(clusters.draws(one).block(2).lane(5)).isEqualTo(first);
        assertThat(clusters.draws(Chance.of(1).of("other")).block(2).lane(5)).isNotEqualTo(first);
        int[] weights = new int[clusters.count()];
        Poisson.draw(clusters, one.at(2L * Draws.LANES + 7), weights);
        assertThat(clusters.draws(one).block(2).lane(7)).isEqualTo(weights);
        assertThat(Arrays.stream(first).sum()).isPositive();
    }
}
