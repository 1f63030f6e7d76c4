package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardPaymentsTest {
    private static final CardPaymentSettings SMALL = new CardPaymentSettings(40, 3, 300, 600, CardPaymentSettings.DEFAULT.start());

    @Test
    void theFirstDaysAreTheSameRowsWhateverTheDays() {
        List<String> shorter = rows(SMALL.withDays(31));
        List<String> longer = rows(SMALL);
        assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
        assertThat(longer.size()).isGreaterThan(shorter.size());
    }

    @Test
    void anotherSeedMakesOtherRows() {
        assertThat(rows(SMALL.withSeed(4))).isNotEqualTo(rows(SMALL));
    }

    @Test
    void aPaymentStandsAtATerminalInReachAndInOrder() {
        CardPayments payments = new CardPayments(SMALL);
        CardDay day = new CardDay();
        for (int d = 0; d < SMALL.days(); d++) {
            payments.next(day);
            for (int i = 0; i < day.size(); i++) {
                assertThat(day.second(i)).isBetween(i == 0 ? 0 : day.second(i - 1), 86_399);
                assertThat(payments.paymentsPerDay(day.card(i))).isPositive();
            }
        }
    }

    @Test
    void fraudFollowsThePublishedRules() {
        assertThat(CardPaymentRuns.of(CardFraudRules.PUBLISHED).violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aSlipInTheRulesIsCaught(CardFraudRules planted) {
        assertThat(CardPaymentRuns.of(planted).violations()).isNotEmpty();
    }

    static Stream<CardFraudRules> faulty() {
        return Stream.of(
                new CardFraudRules(220_00, 2, 27, 3, 14, 3, 5),
                new CardFraudRules(220_00, 2, 29, 3, 14, 3, 5),
                new CardFraudRules(220_00, 1, 28, 3, 14, 3, 5),
                new CardFraudRules(220_00, 2, 28, 3, 13, 3, 5),
                new CardFraudRules(220_00, 2, 28, 2, 14, 3, 5),
                new CardFraudRules(220_00, 2, 28, 3, 14, 2, 5),
                new CardFraudRules(220_00, 2, 28, 3, 14, 3, 4),
                new CardFraudRules(230_00, 2, 28, 3, 14, 3, 5));
    }

    @Test
    void amountsAboveTheLimitAreAlwaysFraud() {
        CardPayments payments = new CardPayments(SMALL);
        CardDay day = new CardDay();
        for (int d = 0; d < SMALL.days(); d++) {
            payments.next(day);
            for (int i = 0; i < day.size(); i++) {
                if (day.cents(i) > 220_00) assertThat(day.scenario(i)).isPositive();
            }
        }
    }

    @Test
    void cardsWithoutATerminalInReachPayNothing() {
        CardPaymentSettings lonely = new CardPaymentSettings(20, 1, 200, 2, SMALL.start());
        CardPayments payments = new CardPayments(lonely);
        long silent = IntStream.range(0, 200).filter(card -> payments.paymentsPerDay(card) == 0).count();
        assertThat(silent).isGreaterThan(150);
        assertThat(rows(lonely)).allSatisfy(row -> assertThat(payments.paymentsPerDay(Integer.parseInt(row.split(",")[2].substring(1)))).isPositive());
    }

    private static List<String> rows(CardPaymentSettings settings) {
        List<String> rows = new ArrayList<>();
        new CardPaymentTable(settings).read(new int[] {0, 1, 2, 3, 4, 5, 6}, new TextTable.Sink() {
            @Override
            public void rows(TextBatch batch) {
                for (int row = 0; row < batch.size(); row++) {
                    int at = row;
                    rows.add(String.join(",", IntStream.range(0, 7).mapToObj(column -> batch.text(at, column)).toList()));
                }
            }

            @Override
            public void broken(long line, String code, String raw) {
                throw new AssertionError(raw);
            }
        });
        return rows;
    }
}
