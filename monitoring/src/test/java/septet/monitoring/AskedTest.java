package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Rate;
import septet.design.Share;
import septet.serving.Route;

/// How requirements stand while a system runs.
class AskedTest {
    private static final long NOW = 1_700_000_000_000_000L;
    private static final Asked ASKED = new Asked(Optional.of(Duration.ofMillis(1)), Optional.of(Duration.ofMillis(20)),
            Optional.of(new Rate(BigDecimal.TEN, Duration.ofSeconds(1))),
            Optional.of(new Share(new BigDecimal("0.99"))), Optional.of(Duration.ofSeconds(1)), Optional.of(Duration.ofDays(8)));
    private final TrafficWatch traffic = new TrafficWatch(List.of(Route.post("/decide", request -> { throw new IllegalStateException("nobody asks"); })));

    @Test
    void nothingIsClaimedBeforeItIsMeasured() {
        assertThat(ASKED.lines(traffic, facts(2))).extracting(Asked.Line::requirement, Asked.Line::verdict).containsExactly(
                tuple("traffic.peak", "undecided"), tuple("latency.p50", "not measured"),
                tuple("latency.p99", "not measured"), tuple("availability", "not measured"),
                tuple("freshness.features", "not measured"), tuple("freshness.model", "met"));
    }

    @Test
    void measuredValuesDecide() {
        for (int i = 0; i < 400; i++) traffic.answered(0, i < 6 ? 503 : 200, NOW, i < 8 ? 50_000_000 : 500_000);
        List<Asked.Line> lines = ASKED.lines(traffic, facts(9));
        assertThat(lines).extracting(Asked.Line::verdict).containsExactly("met", "met", "missed", "missed", "met", "missed");
        assertThat(lines.get(0).measured()).isEqualTo("40.0/s now");
        assertThat(lines.get(3)).isEqualTo(new Asked.Line("availability", "at least 99%", "98.50% of 400", "missed"));
        assertThat(lines.get(5)).isEqualTo(new Asked.Line("freshness.model", "at most 8d", "9.0 d", "missed"));
        assertThat(Asked.ofP99(Duration.ofMillis(20)).lines(traffic, facts(1))).singleElement().extracting(Asked.Line::requirement).isEqualTo("latency.p99");
    }

    /// A p99 of six requests is the slowest of them, the first of a process that has just begun; nothing is met or missed by it.
    @Test
    void fewRequestsDecideNothingAndHowManyDoIsSaid() {
        for (int i = 1; i <= 298; i++) {
            traffic.answered(0, 200, NOW, i <= 2 ? 50_000_000 : 500_000);
            if (i < 5) assertThat(ASKED.lines(traffic, facts(2)).get(1).verdict()).as("p50 of %d", i).isEqualTo("undecided");
            assertThat(ASKED.lines(traffic, facts(2))).filteredOn(line -> line.requirement().equals("latency.p99") || line.requirement().equals("freshness.features"))
                    .as("of %d", i).extracting(Asked.Line::verdict).containsExactly("undecided", "undecided");
            if (i == 1) assertThat(ASKED.lines(traffic, facts(2)).get(2).measured()).matches("5\\d\\.\\d ms, of 1 request; 299 are needed");
            if (i == 6) assertThat(ASKED.lines(traffic, facts(2)).get(2).measured()).matches("5\\d\\.\\d ms, of 6 requests; 299 are needed");
        }
        assertThat(ASKED.lines(traffic, facts(2)).get(1).verdict()).isEqualTo("met");
        traffic.answered(0, 200, NOW, 500_000);
        assertThat(ASKED.lines(traffic, facts(2)).get(2)).isEqualTo(new Asked.Line("latency.p99", "at most 20ms", ASKED.lines(traffic, facts(2)).get(2).measured(), "met"));
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            assertThat(Math.pow(share, Asked.needed(share))).as("all below the quantile").isLessThanOrEqualTo(0.05);
            assertThat(Math.pow(share, Asked.needed(share) - 1)).isGreaterThan(0.05);
        }
    }

    private static Facts facts(int age) {
        return new Facts(NOW, true, "v1", NOW - Duration.ofDays(age).toNanos() / 1_000, "", 1, 1, 0, java.util.List.of());
    }
}
