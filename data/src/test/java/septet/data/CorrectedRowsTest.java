package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rows of one id in a file whose source says that later ones correct earlier ones.
class CorrectedRowsTest {
    private static final String PAYMENTS = """
            from: payments.csv
            time: at
            arrival: came
            id: payment
            corrected by: id
            deleted by: state = 'void'
            columns: {card: key, amount: money EUR, state: category optional}
            checks: [amount > 0]
            """;
    private static final String HEADER = "payment,at,came,card,amount,state\n";

    @Test
    void laterRowsOfAnIdStay() {
        assertThat(rows("1,2018-04-01,2018-04-01,a,5,\n1,2018-04-01,2018-04-02,a,7,\n"))
                .containsExactly("2018-04-01T00:00:00Z 1 a 50000e-4 -", "2018-04-01T00:00:00Z 1 a 70000e-4 -");
    }

    @Test
    void whatArrivesTogetherHasNoOrder() {
        Ingest.Result result = new Source(PAYMENTS).file("payments.csv", HEADER + "1,2018-04-01,2018-04-02,a,7,\n1,2018-04-01,2018-04-02,a,5,\n").read();
        assertThat(Source.rows(result.table())).hasSize(1);
        assertThat(result.report().quarantined()).extracting(IngestReport.Quarantined::code).containsExactly("DATA-REPEATED-ID");
    }

    @Test
    void aRowThatDeletesNeedsNothingElse() {
        assertThat(rows("1,2018-04-01,2018-04-01,a,5,\n1,2018-04-02,,,,void\n2,2018-04-02,,,,\n"))
                .containsExactly("2018-04-01T00:00:00Z 1 a 50000e-4 -", "2018-04-02T00:00:00Z 1 - - void");
    }

    @Test
    void aTableOfTheStoreIsOfItsRulesOnly() {
        String text = HEADER + "1,2018-04-01,2018-04-01,a,5,\n1,2018-04-01,2018-04-02,a,7,\n";
        Source source = new Source(PAYMENTS).file("payments.csv", text);
        assertThat(source.read().reused()).isFalse();
        assertThat(source.read().reused()).isTrue();
        Source plain = new Source(PAYMENTS.replaceAll("corrected by.*\n|deleted by.*\n", "")).file("payments.csv", text);
        assertThat(plain.read().table().rows()).isEqualTo(1);
    }

    private static java.util.List<String> rows(String lines) {
        return Source.rows(new Source(PAYMENTS).file("payments.csv", HEADER + lines).read().table());
    }
}
