package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.world.Chance;

/// Against a map in the order of arrival.
class KnownEventsTest {
    @Test
    void theLastSoManyAreRemembered() {
        for (long seed = 1; seed <= 60; seed++) {
            Chance chance = Chance.of(seed).of("known");
            int most = 1 + chance.nextInt(200);
            KnownEvents known = new KnownEvents(most, 2);
            LinkedHashMap<String, long[]> oracle = new LinkedHashMap<>();
            for (int i = 0; i < 2_000; i++) {
                String id = "id-" + chance.nextInt(400);
                if (oracle.containsKey(id)) {
                    int record = known.find(id);
                    known.know(record, 1, i);
                    oracle.get(id)[3] = i;
                } else {
                    known.put(id, i, 2L * i, 3L * i);
                    oracle.put(id, new long[] {i, 2L * i, 3L * i, Values.MISSING});
                    if (oracle.size() > most) oracle.remove(oracle.keySet().iterator().next());
                }
            }
            same(seed, known, oracle);
        }
    }

    private static void same(long seed, KnownEvents known, Map<String, long[]> oracle) {
        assertThat(known.size()).isEqualTo(oracle.size());
        for (int i = 0; i < 400; i++) {
            int record = known.find("id-" + i);
            long[] expected = oracle.get("id-" + i);
            assertThat(record != KnownEvents.NONE).as("seed %d, id-%d", seed, i).isEqualTo(expected != null);
            if (expected == null) continue;
            assertThat(new long[] {known.event(record), known.time(record), known.content(record), known.late(record, 1)}).isEqualTo(expected);
            assertThat(known.late(record, 0)).isEqualTo(Values.MISSING);
        }
    }

    @Test
    void idsThatDifferByLittleAreToldApart() {
        KnownEvents known = new KnownEvents(1_000_000, 0);
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            for (String id : new String[] {"" + i, "0" + i, i + "0", "\u0000" + i, i + "\u0000", Long.toString(i, 36), "abcd" + (char) i}) {
                if (ids.putIfAbsent(id, i) == null) assertThat(known.find(id)).as(id).isEqualTo(KnownEvents.NONE);
                if (known.find(id) == KnownEvents.NONE) known.put(id, i, 0, 0);
            }
        }
        assertThat(known.size()).isEqualTo(ids.size());
    }
}
