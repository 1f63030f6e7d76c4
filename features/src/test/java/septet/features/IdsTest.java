package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.world.Chance;

/// Ids that come and go, against a map of the standard library.
class IdsTest {
    private static final long SEED = 19;

    @Test
    void whatIsRememberedIsFoundAndNothingElse() {
        for (int round = 0; round < 20; round++) {
            Chance chance = Chance.of(SEED).at(round);
            long remembered = 10 + chance.nextInt(20_000);
            int names = 100 + chance.nextInt(40_000);
            Ids ids = new Ids();
            Map<String, long[]> expected = new LinkedHashMap<>();
            long now = 0;
            for (int event = 0; event < 60_000; event++) {
                now += chance.nextInt(3);
                long oldest = now - remembered;
                ids.age(oldest);
                for (var oldestFirst = expected.values().iterator(); oldestFirst.hasNext() && oldestFirst.next()[1] < oldest;) oldestFirst.remove();
                String id = "id-" + chance.nextInt(names);
                long[] found = expected.get(id);
                assertThat(ids.find(id)).as("seed %s round %s event %s", SEED, round, event).isEqualTo(found == null ? Ids.NONE : found[0]);
                if (found == null) {
                    ids.add(id, event, now);
                    expected.put(id, new long[] {event, now});
                }
                if (event % 20_000 == 9_999) ids = again(ids);
            }
            assertThat(ids.size()).isEqualTo(expected.size());
        }
    }

    private static Ids again(Ids ids) {
        StateWriter to = new StateWriter(new Dictionary());
        ids.write(to);
        Ids read = new Ids();
        read.read(new StateReader(to.blocks(), new Dictionary()));
        assertThat(read.hash()).isEqualTo(ids.hash());
        return read;
    }

    @Test
    void memoryIsThatOfWhatIsRemembered() {
        Ids ids = new Ids();
        for (int event = 0; event < 500_000; event++) {
            ids.age(event - 10_000);
            ids.add("event-" + event, event, event);
        }
        assertThat(ids.size()).isEqualTo(10_001);
        assertThat(ids.bytes()).isLessThan(10_001 * 64);
        assertThat(ids.find("")).isEqualTo(Ids.NONE);
    }
}
