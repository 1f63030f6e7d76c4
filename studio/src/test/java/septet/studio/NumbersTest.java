package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport.Measure;

class NumbersTest {
    @Test
    void moneyHasTheDigitsThatMatter() {
        assertThat(Numbers.money("EUR", 12_345.4)).isEqualTo("EUR\u00A012,345");
        assertThat(Numbers.money("EUR", -3.5)).isEqualTo("\u2212EUR\u00A03.50");
        assertThat(Numbers.money("EUR", 0.0123)).isEqualTo("EUR\u00A00.0123");
        assertThat(Numbers.money("EUR", 0)).isEqualTo("EUR\u00A00.00");
        assertThat(Numbers.money("EUR", Measure.of(1_234, -5, 2_500))).isEqualTo("EUR\u00A01,234 [\u22125,\u00A02,500]");
    }

    @Test
    void metricsCarryTheirInterval() {
        assertThat(Numbers.metric(new Metric("average precision", Measure.of(0.6931, 0.6612, 0.7239), false, ""))).isEqualTo("0.693 [0.661,\u00A00.724]");
        assertThat(Numbers.metric(new Metric("calibration error", Measure.of(0.00082), true, ""))).isEqualTo("0.00082");
        assertThat(Numbers.metric(new Metric("cost", Measure.of(0.148, 0.12, 0.17), true, "EUR"))).isEqualTo("EUR\u00A00.15 [0.12,\u00A00.17]");
        assertThat(Numbers.decimal(-0.0001)).isEqualTo("\u22120.00010");
        assertThat(Numbers.decimal(0)).isEqualTo("0.000");
    }

    @Test
    void timesSharesAndSizesReadAsPeopleSayThem() {
        assertThat(Numbers.duration(840)).isEqualTo("840\u00A0\u00B5s");
        assertThat(Numbers.duration(12_300)).isEqualTo("12.3\u00A0ms");
        assertThat(Numbers.duration(48_200_000)).isEqualTo("48.2\u00A0s");
        assertThat(Numbers.duration(125_000_000)).isEqualTo("2\u00A0min\u00A005\u00A0s");
        assertThat(Numbers.duration(3_840_000_000.0)).isEqualTo("1\u00A0h\u00A004\u00A0min");
        assertThat(Numbers.share(0.62138)).isEqualTo("62.1%");
        assertThat(Numbers.share(0.00837)).isEqualTo("0.84%");
        assertThat(Numbers.bytes(412_300)).isEqualTo("412\u00A0KB");
        assertThat(Numbers.rough(598_765)).isEqualTo("600,000");
        assertThat(Numbers.rough(-64.4)).isEqualTo("\u221264");
        assertThat(Numbers.short3(0.00000121)).isEqualTo("1.21e-6");
        assertThat(Numbers.short3(0.00001)).isEqualTo("1e-5");
        assertThat(Numbers.short3(0.0258)).isEqualTo("0.0258");
        assertThat(Numbers.plural(1, "row")).isEqualTo("1 row");
    }
}
