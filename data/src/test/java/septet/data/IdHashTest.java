package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdHashTest {
    private final IdHash hash = new IdHash();

    private List<Long> of(String id) {
        hash.take(id);
        return List.of(hash.first(), hash.second());
    }

    @Test
    void idsThatDifferInOneCharacterOrInLengthDifferInBothHalves() {
        Set<Long> first = new HashSet<>();
        Set<Long> second = new HashSet<>();
        int ids = 0;
        StringBuilder zeros = new StringBuilder();
        for (int length = 0; length < 40; length++, zeros.append('\0')) {
            first.add(of(zeros.toString()).getFirst());
            second.add(of(zeros.toString()).getLast());
            ids++;
        }
        for (int i = 0; i < 100_000; i++) {
            first.add(of("payment-" + i).getFirst());
            second.add(of("payment-" + i).getLast());
            ids++;
        }
        assertThat(first).hasSize(ids);
        assertThat(second).hasSize(ids);
    }

    @Test
    void theSameIdHasTheSameBitsWhateverWasTakenBefore() {
        List<Long> fresh = of("a");
        hash.take(7, 8);
        assertThat(List.of(hash.first(), hash.second())).containsExactly(7L, 8L);
        assertThat(of("a")).isEqualTo(fresh);
        of("b");
        of("");
        assertThat(of("a")).isEqualTo(fresh);
    }
}
