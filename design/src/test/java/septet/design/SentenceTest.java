package septet.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"average precision", "card precision at 100 per 1d", "recall at false alarm rate 0.004", "log loss of each",
        "average precision at overlap 0.5 by box.kind", "recall at 800 after retrieve", "ndcg at 10 on captions", "hand_over rate", "photos per hour",
        "mean reciprocal rank at 20 of booked", "latency p99", "recall at precision 0.9 of each", "f1 where weekend and amount > 3"})
    void metricsAreWrittenBack(String text) {
        assertThat(read(text, MetricSentence::read).text()).isEqualTo(text);
    }

    @Test
    void aMetricKeepsItsParts() {
        MetricSentence metric = read("card precision at 100 per 1d", MetricSentence::read);
        assertThat(metric.entity()).contains("card");
        assertThat(metric.name()).isEqualTo("precision");
        assertThat(metric.at()).contains(new MetricSentence.Point(Optional.empty(), new BigDecimal(100)));
        assertThat(metric.per()).contains(Duration.ofDays(1));
        assertThat(read("false alarm rate", MetricSentence::read).entity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"average precision >= 0.6", "strong > simple > baseline", "deep > linear by log loss", "degraded share > 0.01",
        "tuned within 2% of prompted by loss on general", "within 5% of served by average precision", "false alarm rate <= 0.02 on each slice",
        "calibration ratio of clicked between 0.97 and 1.03 on each slice", "calibration ratio of clicked not between 0.9 and 1.1",
        "ndcg at 10 >= 0.3 where video.transcript is missing", "latency p99 <= 20ms"})
    void gatesAreWrittenBack(String text) {
        assertThat(read(text, GateSentence::read).text()).isEqualTo(text);
    }

    @Test
    void aGateKeepsItsParts() {
        assertThat(read("strong > simple > baseline", GateSentence::read)).isInstanceOfSatisfying(GateSentence.Order.class,
                order -> assertThat(order.learners()).isEqualTo(List.of("strong", "simple", "baseline")));
        assertThat(read("recall at 10 >= 50% where a > 2", GateSentence::read)).isInstanceOfSatisfying(GateSentence.Bound.class,
                bound -> assertThat(bound.metric().where().orElseThrow().text()).isEqualTo("a > 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"average precision 0.6", "average precision >= ", "a > ", ">= 3", "f1 >= 0..1", "f1 within of b", "f1 between 1"})
    void whatIsNoGateIsRefused(String text) {
        Problems problems = new Problems();
        assertThat(Phrase.read(text, new Mark("f", 1, 1), "p", problems, GateSentence::read)).isEmpty();
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void ratesCountASecondAndADay() {
        assertThat(read("500/d", Rate::read).perDay()).isEqualTo(500);
        assertThat(read("2k/s", Rate::read).perSecond()).isEqualTo(2000);
        assertThat(read("2k/s", Rate::read)).hasToString("2000/s");
        assertThat(read("20 EUR/d", Spending::read)).hasToString("20 EUR/d");
    }

    private static <R> R read(String text, Function<Phrase, R> grammar) {
        Problems problems = new Problems();
        Optional<R> read = Phrase.read(text, new Mark("f", 1, 1), "p", problems, grammar);
        assertThat(problems.list()).isEmpty();
        return read.orElseThrow();
    }
}
