package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// The index and the agenda against the JDK's own collections.
class RecordsTest {
    private static final long SEED = 5;

    @Test
    void theIndexFindsWhatWasPutAndNotRemoved() {
        Index index = new Index();
        Map<Integer, Long> expected = new HashMap<>();
        Chance chance = Chance.of(SEED);
        for (int step = 0; step < 60_000; step++) {
            int record = chance.nextInt(600);
            // few hashes, so that chains are long and deletion has to close gaps
            long hash = expected.getOrDefault(record, (long) chance.nextInt(300));
            if (expected.containsKey(record) && chance.nextInt(2) == 0) {
                index.remove(hash, record);
                expected.remove(record);
            } else if (!expected.containsKey(record)) {
                index.put(hash, record);
                expected.put(record, hash);
            }
            int sought = chance.nextInt(600);
            long soughtHash = expected.getOrDefault(sought, 7L);
            assertThat(index.find(soughtHash, found -> found == sought)).as("step %s", step).isEqualTo(expected.containsKey(sought) ? sought : -1);
        }
    }

    @Test
    void theAgendaGivesWhatIsDueInTheOrderOfTime() {
        for (int round = 0; round < 200; round++) {
            Chance chance = Chance.of(SEED).of("agenda").at(round);
            Agenda agenda = new Agenda();
            List<long[]> expected = new ArrayList<>();
            boolean ordered = chance.nextInt(2) == 0;
            for (int step = 0; step < 400; step++) {
                if (chance.nextInt(3) > 0) {
                    long due = ordered ? step : chance.nextInt(500);
                    agenda.add(due, step, -step);
                    expected.add(new long[] {due, step});
                } else if (agenda.size() > 0) {
                    long[] first = expected.stream().min(Comparator.comparingLong(each -> each[0])).orElseThrow();
                    assertThat(agenda.nextDue()).isEqualTo(first[0]);
                    agenda.take();
                    assertThat(agenda.value()).isEqualTo(-agenda.target());
                    assertThat(expected.removeIf(each -> each[0] == first[0] && each[1] == agenda.target())).as("seed %s round %s", SEED, round).isTrue();
                }
            }
            assertThat(agenda.size()).isEqualTo(expected.size());
        }
    }
}
