package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.data.Dictionary;
import septet.world.Chance;

class ConformalTest {
    private static final Provenance PROVENANCE = Samples.FITTING.provenance(Settings.NONE, 3);

    private static Model model(Link link) {
        Encoder encoder = new Encoder(List.of(Samples.number("x")), List.of(new Encoding.Standardised(0, 1, false)));
        return new FittedModel(PROVENANCE, List.of("price"), encoder, List.of(new Linear(1, new double[] {0.5}, new double[1])), link);
    }

    /// How rows come: estimates that are right, biased or far off, and a truth with a lopsided spread.
    private static double[][] rows(Chance chance, int count, Link link, boolean zeros) {
        double[][] rows = new double[2][count];
        for (int i = 0; i < count; i++) {
            Chance of = chance.at(i);
            double size = of.nextGaussian();
            double noise = of.nextInt(4) == 0 ? Math.exp(of.nextGaussian()) : of.nextGaussian() / 3;
            rows[0][i] = link == Link.IDENTITY ? size : Math.exp(size);
            rows[1][i] = link == Link.IDENTITY ? size + 0.3 + noise : Math.exp(size + noise);
            if (zeros) rows[1][i] = Math.floor(rows[1][i]);
        }
        return rows;
    }

    /// Over many small validation sets, new rows lie between the ends as often as was asked for, or a little more often.
    @ParameterizedTest
    @CsvSource({"0.8, 60, IDENTITY, false", "0.8, 9, IDENTITY, false", "0.95, 100, EXPONENTIAL, false", "0.5, 40, EXPONENTIAL, true", "0.9, 19, IDENTITY, false"})
    void newRowsLieBetweenTheEnds(double share, int count, Link link, boolean zeros) {
        assertThat(covered(share, count, link, zeros, 0)).isBetween(share - 0.012, share + (zeros ? 0.1 : 0.012) + 2.0 / count);
        assertThat(covered(share, count, link, zeros, 1)).as("planted bug: ends that are too near").isLessThan(covered(share, count, link, zeros, 0));
    }

    private static double covered(double share, int count, Link link, boolean zeros, int lessRows) {
        int inside = 0;
        int all = 0;
        for (int set = 0; set < 3_000; set++) {
            double[][] rows = rows(Chance.of(11).at(set), count + 4, link, zeros);
            double[] estimates = Arrays.copyOf(rows[0], count);
            double[] truths = Arrays.copyOf(rows[1], count);
            Conformal ends = Conformal.fit(model(link), share, estimates, truths).orElseThrow();
            for (int i = count; i < count + 4; i++) {
                double spoilt = lessRows * 0.15 * (ends.high(rows[0][i]) - ends.low(rows[0][i]));
                if (rows[1][i] >= ends.low(rows[0][i]) + spoilt && rows[1][i] <= ends.high(rows[0][i]) - spoilt) inside++;
                all++;
            }
        }
        return inside / (double) all;
    }

    @Test
    void tooFewRowsGiveNone() {
        double[] some = new double[8];
        assertThat(Conformal.fit(model(Link.IDENTITY), 0.8, some, some)).isEmpty();
        assertThat(Conformal.fit(model(Link.IDENTITY), 0.8, new double[9], new double[9])).isPresent();
        assertThat(Conformal.fit(model(Link.IDENTITY), 0.95, new double[38], new double[38])).isEmpty();
        assertThat(Conformal.objection("model.interval", 0.95, 38).line()).contains("an interval for 95% needs 39 validation rows, there are 38").contains("[MODEL-INTERVAL-ROWS]");
    }

    /// By hand: nine distances -4 to 4, of which an interval for 80% takes the least and the greatest.
    @Test
    void endsAreDistancesOfRows() {
        double[] estimates = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] truths = {-3, -2, -1, 0, 1, 2, 3, 4, 5};
        Conformal ends = Conformal.fit(model(Link.IDENTITY), 0.8, estimates, truths).orElseThrow();
        assertThat(ends.low(10)).isEqualTo(6);
        assertThat(ends.high(10)).isEqualTo(14);
        Conformal narrow = Conformal.fit(model(Link.IDENTITY), 0.4, estimates, truths).orElseThrow();
        assertThat(narrow.low(10)).isEqualTo(8);
        assertThat(narrow.high(10)).isEqualTo(12);
    }

    @Test
    void scalesFollowTheModel() {
        double[] estimates = {1, 2, 4, 8, 16, 32, 64, 128, 256};
        double[] doubled = {2, 4, 8, 16, 32, 64, 128, 256, 512};
        Conformal shares = Conformal.fit(model(Link.EXPONENTIAL), 0.8, estimates, doubled).orElseThrow();
        assertThat(shares.scale()).isEqualTo(Conformal.Scale.LOGARITHM);
        assertThat(shares.low(10)).isCloseTo(20, within(1e-9));
        assertThat(shares.high(100)).isCloseTo(200, within(1e-9));
        doubled[0] = 0;
        Conformal counts = Conformal.fit(model(Link.EXPONENTIAL), 0.8, estimates, doubled).orElseThrow();
        assertThat(counts.scale()).isEqualTo(Conformal.Scale.ROOT);
        assertThat(counts.low(0.01)).isZero();
    }

    @Test
    void answersGainTheirEnds() {
        double[][] rows = rows(Chance.of(3), 50, Link.IDENTITY, false);
        Model model = model(Link.IDENTITY);
        CalibratedModel calibrated = new CalibratedModel(model, List.of(new Calibration.None(PROVENANCE)), Conformal.fit(model, 0.8, rows[0], rows[1]));
        assertThat(calibrated.heads()).containsExactly("price", "low", "high");
        double[] answer = Scores.all(calibrated, new double[][] {{2}}, new Dictionary())[0];
        assertThat(answer[0]).isEqualTo(2);
        assertThat(answer[1]).isLessThan(answer[0]).isEqualTo(calibrated.interval().orElseThrow().low(2));
        assertThat(answer[2]).isGreaterThan(answer[0]);
        CalibratedModel read = Artifacts.calibrated("here", calibrated.artifact());
        assertThat(read.artifact()).isEqualTo(calibrated.artifact());
        assertThat(Scores.all(read, new double[][] {{2}}, new Dictionary())[0]).isEqualTo(answer);
    }
}
