package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same numbers as other people's programs: confseq, ssrm-test, gbstats, tea-tasting, scipy. `sequences.py` beside `sequences.txt` made them.
class IndependentTest {
    private static final Map<String, double[]> THEIRS = theirs();

    private static Map<String, double[]> theirs() {
        Map<String, double[]> found = new HashMap<>();
        try (InputStream file = IndependentTest.class.getResourceAsStream("sequences.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] words = line.split(" ");
                int named = 1;
                while (words[named].matches("[0-9]+")) named++;
                double[] values = new double[words.length - named];
                for (int i = 0; i < values.length; i++) values[i] = Double.parseDouble(words[named + i]);
                found.put(String.join(" ", java.util.Arrays.copyOf(words, named)), values);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    /// The numbers that both draw.
    private static double[] drawn(int n) {
        double[] drawn = new double[n];
        long state = 12_345;
        for (int i = 0; i < n; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            drawn[i] = (state >>> 11) * 0x1p-53;
        }
        return drawn;
    }

    @Test
    void boundedMeansAreThoseOfConfseq() {
        BoundedMean mean = new BoundedMean(0, 1, 0.05);
        int t = 0;
        for (double x : drawn(2_000)) {
            mean.add(x * x);
            double[] theirs = THEIRS.get("bounded " + ++t);
            if (theirs == null) continue;
            assertThat(mean.now().low()).as("low at %d", t).isCloseTo(theirs[0], within(1e-9));
            assertThat(mean.now().high()).as("high at %d", t).isCloseTo(theirs[1], within(1e-9));
        }
    }

    @Test
    void ratesAreThoseOfScipy() {
        THEIRS.forEach((name, ends) -> {
            if (!name.startsWith("rate ")) return;
            String[] counts = name.split(" ");
            Anytime ours = Rates.rate(Long.parseLong(counts[1]), Long.parseLong(counts[2]), 0.05);
            assertThat(ours.low()).as(name).isCloseTo(ends[0], within(1e-10));
            assertThat(ours.high()).as(name).isCloseTo(ends[1], within(1e-10));
        });
    }

    @Test
    void sampleRatiosAreThoseOfItsAuthors() {
        assertThat(new SampleRatio(0.5, 0.5).evidence(530, 470)).isCloseTo(THEIRS.get("sample-ratio 530 470")[0], within(1e-8));
        assertThat(new SampleRatio(0.5, 0.4, 0.1).evidence(300, 260, 90)).isCloseTo(THEIRS.get("sample-ratio 300 260 90")[0], within(1e-8));
    }

    @Test
    void asymptoticSequencesAreThoseOfGrowthBook() {
        for (int n : new int[] {200, 5_000, 100_000}) {
            Anytime ours = Means.estimate(0, 2 * 1.7 / (n / 2.0), n, new Means.Tuning(0.05, 5_000));
            assertThat(ours.high()).isCloseTo(THEIRS.get("asymptotic " + n)[0], within(1e-12));
        }
    }

    @Test
    void adjustmentsAndRatiosAreThoseOfTeaTasting() {
        double[] u = drawn(6_000);
        Moments first = new Moments();
        Moments second = new Moments();
        for (int i = 0; i < 2_000; i++) (i % 2 == 0 ? first : second).add(2 * u[3 * i] + u[3 * i + 1] + 0.05 * (i % 2), u[3 * i]);
        Means.Tuning tuning = new Means.Tuning(0.05, 2_000);
        same(Means.difference(first, second, tuning), THEIRS.get("plain"), tuning, 1e-9);
        same(Means.ratioDifference(first, second, tuning), THEIRS.get("ratio"), tuning, 1e-9);
        // theirs takes the slope over both arms, ours within them: equal but for what the arms differ in
        same(Means.adjusted(first, second, tuning), THEIRS.get("adjusted"), tuning, 1e-4);
    }

    /// @param theirs estimate and its standard error
    private static void same(Anytime ours, double[] theirs, Means.Tuning tuning, double error) {
        assertThat(ours.value()).isCloseTo(theirs[0], within(error));
        assertThat(ours.width() / 2 / tuning.errors(2_000)).isCloseTo(theirs[1], within(error));
    }
}
