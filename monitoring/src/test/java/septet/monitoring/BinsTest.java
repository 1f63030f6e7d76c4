package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class BinsTest {
    @Test
    void aValueFallsWhereALookAtAllEdgesPutsIt() {
        for (long seed = 1; seed <= 200; seed++) {
            Chance chance = Chance.of(seed);
            double[] values = new double[50 + chance.nextInt(200)];
            for (int i = 0; i < values.length; i++) values[i] = chance.nextInt(4) == 0 ? Double.NaN : chance.nextInt(1 + chance.nextInt(40)) / 4.0;
            Bins.Numbers bins = Bins.Numbers.quantiles(values, 10);
            assertThat(bins.count()).isLessThanOrEqualTo(11);
            for (double value : values) {
                int naive = Double.isNaN(value) ? bins.count() - 1 : (int) Arrays.stream(bins.edges()).filter(edge -> edge <= value).count();
                assertThat(bins.bin(value)).as("seed " + seed + " value " + value).isEqualTo(naive);
            }
        }
    }

    @Test
    void eachBinHoldsAboutAsManyAndNoneIsEmpty() {
        double[] values = new double[10_000];
        Chance chance = Chance.of(3);
        for (int i = 0; i < values.length; i++) values[i] = chance.nextGaussian();
        Reference reference = Reference.numbers("x", values);
        assertThat(reference.bins().count()).isEqualTo(11);
        for (int bin = 0; bin < 10; bin++) assertThat(reference.counts().count(bin)).isBetween(999L, 1_001L);
        assertThat(reference.counts().count(10)).isZero();
    }

    @Test
    void twoValuesMakeTwoBinsHoweverRareOneIs() {
        double[] flags = new double[1_000];
        flags[17] = 1;
        Reference reference = Reference.numbers("night", flags);
        assertThat(reference.counts()).isEqualTo(Counts.of(999, 1, 0));
        assertThat(reference.bins().name(0)).isEqualTo("below 1");
        assertThat(reference.bins().name(1)).isEqualTo("from 1");
        assertThat(reference.bins().name(2)).isEqualTo("missing");
    }

    @Test
    void nothingKnownMakesOneBinAndTheMissingOne() {
        assertThat(Reference.numbers("x", new double[] {Double.NaN, Double.NaN}).counts()).isEqualTo(Counts.of(0, 2));
        assertThat(Reference.numbers("x", new double[0]).bins().count()).isEqualTo(2);
        assertThatThrownBy(() -> new Bins.Numbers(new double[] {2, 1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsHaveTheirBinsByFrequencyThenOthersThenMissing() {
        List<String> words = new java.util.ArrayList<>(Collections.nCopies(5, "gas"));
        words.addAll(Collections.nCopies(9, "food"));
        words.addAll(List.of("", ""));
        for (int i = 0; i < 30; i++) words.add("w" + i);
        Reference reference = Reference.words("kind", words);
        assertThat(reference.bins().name(0)).isEqualTo("food");
        assertThat(reference.bins().name(1)).isEqualTo("gas");
        assertThat(reference.counts().count(20)).isEqualTo(12);
        assertThat(reference.bins().name(20)).isEqualTo("others");
        assertThat(reference.counts().count(21)).isEqualTo(2);
        assertThat(reference.bins().name(21)).isEqualTo("missing");
        assertThat(((Bins.Words) reference.bins()).bin("never seen")).isEqualTo(20);
    }
}
