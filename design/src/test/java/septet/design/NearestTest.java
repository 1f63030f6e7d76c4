package septet.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"slice,slices,1", "fruad,fraud,1", "a,b,1", "abc,abc,0", "'',abc,3", "onwer,owner,1", "kitten,sitting,3", "Fraud,fraud,0"})
    void slipsAreCounted(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theNearestStandFirst() {
        assertThat(Nearest.of("amonts", List.of("card", "mounts", "amount"))).containsExactly("amount", "mounts");
        assertThat(Nearest.remedy("slice", List.of("metrics", "slices"))).isEqualTo("Did you mean slices?");
        assertThat(Nearest.remedy("auc", List.of("macro f1", "roc auc"))).isEqualTo("Did you mean roc auc?");
        assertThat(Nearest.remedy("xyz", List.of("metrics", "slices"))).isEqualTo("Known here: metrics, slices.");
        assertThat(Nearest.remedy("x".repeat(100_000), List.of("slices"))).startsWith("Known here");
        assertThat(Nearest.remedy("x", List.of())).isEqualTo("Nothing is known here.");
    }
}
