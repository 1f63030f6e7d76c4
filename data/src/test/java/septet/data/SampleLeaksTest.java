package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Exploration.Companions;
import septet.data.Exploration.Suspect;
import septet.world.Chance;

class SampleLeaksTest {
    private final Chance chance = Chance.of(7);

    @Test
    void namesWhatDecides() {
        Grid grid = new Grid("x", "code", "sum", "noise", "y");
        for (int i = 0; i < 2_000; i++) {
            boolean y = chance.nextDouble() < 0.3;
            grid.row(chance.nextGaussian() + (y ? 1 : 0), y ? "C" + chance.nextInt(3) : "A" + chance.nextInt(3), (y ? 100 : 10) + chance.nextInt(80), chance.nextInt(1_000), y
                    ? "yes" : "no");
        }
        List<Suspect> found = grid.explored("y").suspects();
        assertThat(found).filteredOn(Suspect::leftOut).extracting(Suspect::column).contains("code").doesNotContain("x", "noise");
        assertThat(found).extracting(Suspect::column).doesNotContain("x", "noise");
    }

    @Test
    void namesWhatIsFilledInWithTheLabel() {
        Grid grid = new Grid("closed_at", "refund", "later", "y");
        for (int i = 0; i < 2_000; i++) {
            boolean y = chance.nextDouble() < 0.3;
            boolean labelled = i % 10 != 0;
            grid.row(y ? "2024-01-1" + i % 9 : "", y || chance.nextDouble() < 0.02 ? chance.nextInt(50) : "", labelled ? chance.nextInt(9) : "", labelled ? y : "");
        }
        List<Suspect> found = grid.explored("y").suspects();
        assertThat(found).filteredOn(suspect -> suspect.column().equals("closed_at")).singleElement().satisfies(suspect -> assertThat(suspect.leftOut()).isTrue());
        assertThat(found).filteredOn(suspect -> suspect.column().equals("refund")).singleElement().satisfies(suspect -> assertThat(suspect.kind()).isEqualTo("written later"));
        assertThat(found).filteredOn(suspect -> suspect.column().equals("later")).singleElement().satisfies(suspect -> assertThat(suspect.kind()).isEqualTo("written later"));
    }

    @Test
    void seesTheOrderOfTheFile() {
        Grid grid = new Grid("x", "y");
        for (int i = 0; i < 1_000; i++) grid.row(chance.nextInt(100), i < 400 ? 1 : 0);
        assertThat(grid.explored("y").suspects()).extracting(Suspect::kind).contains("order");
    }

    /// Many different words tell their own rows by heart; that is no knowledge. A probe that tells each half by itself would fall for it.
    @Test
    void manyDifferentWordsAreNoKnowledge() {
        int rows = 2_000;
        double[] labels = new double[rows];
        int[] bucket = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = chance.nextInt(2);
            bucket[i] = i / 2;
        }
        Target target = new Target(new Exploration.Label("y", Exploration.Task.BINARY, List.of(), "1", "", 0), labels);
        SampleColumn.Buckets buckets = new SampleColumn.Buckets(bucket, IntStream.range(0, rows / 2).mapToObj(Integer::toString).toList());
        assertThat(new LabelProbe(target).of(buckets).strength()).isLessThan(0.12);
        double[] byHeart = new double[rows];
        for (int i = 0; i < rows; i++) byHeart[i] = (labels[i / 2 * 2] + labels[i / 2 * 2 + 1]) / 2;
        assertThat(2 * LabelProbe.auc(byHeart, labels) - 1).as("the planted probe").isGreaterThan(0.6);
    }

    /// Against counting all pairs.
    @Test
    void theAreaUnderTheCurveCountsPairs() {
        for (int seed = 0; seed < 40; seed++) {
            Chance draws = Chance.of(seed);
            int rows = 2 + draws.nextInt(60);
            double[] scores = new double[rows];
            double[] labels = new double[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = draws.nextInt(8) == 0 ? Double.NaN : draws.nextInt(6);
                labels[i] = draws.nextInt(5) == 0 ? Double.NaN : draws.nextInt(2);
            }
            double won = 0;
            double pairs = 0;
            for (int a = 0; a < rows; a++) {
                for (int b = 0; b < rows; b++) {
                    if (labels[a] != 1 || labels[b] != 0) continue;
                    double left = Double.isNaN(scores[a]) ? -1 : scores[a];
                    double right = Double.isNaN(scores[b]) ? -1 : scores[b];
                    won += left > right ? 1 : left == right ? 0.5 : 0;
                    pairs++;
                }
            }
            assertThat(LabelProbe.auc(scores, labels)).as("seed %d", seed).isCloseTo(pairs == 0 ? 0.5 : won / pairs, within(1e-12));
        }
    }

    @Test
    void findsColumnsThatMoveTogether() {
        Grid grid = new Grid("km", "miles", "city", "country", "free");
        for (int i = 0; i < 1_500; i++) {
            int km = chance.nextInt(900);
            int city = chance.nextInt(12);
            grid.row(km, km * 0.6214, "city" + city, "country" + city / 3, chance.nextInt(40));
        }
        List<Companions> found = grid.explored().companions();
        assertThat(found).extracting(pair -> pair.one() + "-" + pair.other()).containsExactly("km-miles", "city-country");
        assertThat(found.getFirst().strength()).isCloseTo(1, within(1e-6));
    }

    @Test
    void chanceAloneIsNoAssociation() {
        double worst = 0;
        for (int seed = 0; seed < 20; seed++) {
            Chance draws = Chance.of(seed);
            int[] a = IntStream.range(0, 300).map(_ -> draws.nextInt(10)).toArray();
            int[] b = IntStream.range(0, 300).map(_ -> draws.nextInt(10)).toArray();
            List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
            worst = Math.max(worst, Association.mutual(new SampleColumn.Buckets(a, names), new SampleColumn.Buckets(b, names), IntStream.range(0, 300).toArray()));
        }
        assertThat(worst).isLessThan(0.05);
    }
}
