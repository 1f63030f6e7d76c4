package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class LongPlacesTest {
    @Test
    void numbersAreThoseOfAMap() {
        LongPlaces places = new LongPlaces(5_000);
        Map<Long, Integer> map = new HashMap<>();
        Chance chance = Chance.of(4);
        for (int i = 0; i < 5_000; i++) {
            long key = i % 7 == 0 ? 0 : chance.at(i).nextInt(900) * (long) Integer.MAX_VALUE - 5;
            assertThat(places.of(key)).isEqualTo(map.computeIfAbsent(key, _ -> map.size()));
        }
        assertThat(places.size()).isEqualTo(map.size());
        assertThat(places.find(1)).isEqualTo(-1);
    }
}
