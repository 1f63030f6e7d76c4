package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Whatever comes and goes, each entry that is there is found from the place of its hash on, as in a list.
class LinearProbingTest {
    @Test
    void entriesComeAndGo() {
        for (int seed = 0; seed < 50; seed++) {
            Chance chance = Chance.of(seed);
            long[] index = new long[64];
            List<Long> there = new ArrayList<>();
            for (int act = 0; act < 2_000; act++) {
                if (there.size() < 48 && (there.isEmpty() || chance.nextInt(2) == 0)) {
                    // few hashes, so that they push each other, round the end too
                    long entry = (long) (chance.nextInt(24) - 12) << 32 | act + 1;
                    LinearProbing.enter(index, entry);
                    there.add(entry);
                } else {
                    LinearProbing.remove(index, there.remove(chance.nextInt(there.size())));
                }
                assertThat(LongStream.of(index).filter(entry -> entry != 0).boxed()).as("seed %d, act %d", seed, act).containsExactlyInAnyOrderElementsOf(there);
                for (long entry : there) {
                    int home = (int) (entry >>> 32) & 63;
                    int place = LinearProbing.place(index, entry);
                    for (int at = home; at != place; at = at + 1 & 63) assertThat(index[at]).as("seed %d, act %d: no gap before it", seed, act).isNotZero();
                }
            }
        }
    }
}
