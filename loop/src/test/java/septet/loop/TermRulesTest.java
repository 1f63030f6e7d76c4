package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.Column;
import septet.data.Schema;
import septet.design.Refused;
import septet.design.Type;

/// What was asked of a rehearsal and cannot happen in it is refused, and not passed over.
class TermRulesTest {
    private static Schema schema;
    private static Column fraud;

    @BeforeAll
    static void town() {
        schema = Ingestion.of(Towns.job(Towns.SHORT.replace("kind: category from scenario", "kind: category optional from scenario"))).tables().getFirst().schema();
        fraud = schema.columns().get(schema.slot("fraud"));
    }

    private static LoopTerms terms(List<String> world, List<String> faults) {
        return new LoopTerms(10, Optional.empty(), true, 1, WorldScript.read(world), MishapLine.read(faults), "");
    }

    private static void refuse(String... world) {
        TermRules.refuse(terms(List.of(world), List.of()), schema, fraud);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount times 1.5 from 3d", "kind missing from 2d to 4d", "card missing from 2d to 4d", "amount garbled from 2d to 4d",
            "fraud in 90% from 2d where amount > 5", "traffic times 3 from 1d to 2d",
            "labels late by 5d from 2d",
            "labels lost in 3% from 9d", "labels poisoned in 5% from 0d to 30d"})
    void whatCanHappenIsTaken(String line) {
        refuse(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour missing from 3d,payments has no column colour", "amount missing from 5d to 2d,'amount is missing' ends before it begins",
            "amount missing from 10d,and the rehearsal is over after 10d",
            "traffic times 0.5 from 1d,no row arrives 0.5 times", "traffic times 2.7 from 1d,no row arrives 2.7 times", "traffic times 1 from 1d,no row arrives 1 times",
            "card times 2 from 1d,card is no number", "fraud times 2 from 1d,fraud is no number that is told with its row", "fraud missing from 1d,fraud is the label",
                    "card garbled from 1d,card may be any word",
                    "fraud garbled from 1d,fraud is the label",
            "amount in 50% from 1d where amount > 5,only a label that is yes or no can turn, and that is fraud"})
    void whatCannotIsRefused(String both) {
        String[] parts = both.split(",", 2);
        assertThatThrownBy(() -> refuse(parts[0])).isInstanceOf(Refused.class).hasMessageContaining("--world").hasMessageContaining(parts[1])
                .hasMessageContaining("EVALUATION-REHEARSAL");
    }

    @Test
    void allOfItAtOnce() {
        LoopTerms terms = terms(List.of("colour missing from 3d", "card times 2 from 20d"), List.of("power cut at 50d", "disk full at 1d"));
        assertThatThrownBy(() -> TermRules.refuse(terms, schema, fraud)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problems()).hasSize(4));
    }

    @Test
    void aNumberHasNoOpposite() {
        List<Column> columns = new ArrayList<>(schema.columns());
        Column amount = new Column("amount", new Type.Number(), fraud.known(), false);
        columns.set(schema.slot("amount"), amount);
        Schema numbers = new Schema(schema.source(), columns);
        assertThatThrownBy(() -> TermRules.refuse(terms(List.of("labels poisoned in 5% from 1d"), List.of("poisoned labels at 2d")), numbers, amount))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problems()).extracting(problem -> problem.place()).containsExactly("--world", "--fault"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"process killed at 2d for 3h", "power cut at 2d for 1h", "corrupt model at 1d for 1h", "disk full at 2d for 0h"})
    void aFaultThatLastsAsItCannotIsRefused(String line) {
        assertThatThrownBy(() -> MishapLine.read(List.of(line))).isInstanceOf(Refused.class).hasMessageContaining("--fault");
    }
}
