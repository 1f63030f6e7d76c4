package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;

class SeedRangeTest {
    @Test
    void bothEndsAreIncluded() {
        assertThat(SeedRange.of("1..3")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(SeedRange.of("7..7")).isEqualTo(List.of(7L));
    }

    @Test
    void whatIsNoRangeIsRefused() {
        for (String text : List.of("", "5", "3..1", "1..101", "a..b", "-1..2", "1...3")) {
            assertThatThrownBy(() -> SeedRange.of(text)).as(text).isInstanceOfSatisfying(Refused.class, refused ->
                    assertThat(refused.problems()).extracting(Problem::code).containsExactly("COMMAND-SEEDS"));
        }
    }
}
