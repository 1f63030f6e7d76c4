package septet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class PlaceSortTest {
    private static final long SEED = 12;

    @Test
    void anyPlacesRise() {
        PlaceSort sort = new PlaceSort();
        for (int round = 0; round < 2_000; round++) {
            Chance chance = Chance.of(SEED).at(round);
            int most = 1 << chance.nextInt(31);
            int[] places = new int[chance.nextInt(700) + 3];
            for (int i = 0; i < places.length; i++) places[i] = chance.nextInt(most);
            int size = places.length - 3;
            int[] expected = places.clone();
            Arrays.sort(expected, 0, size);
            sort.sort(places, size, most - 1);
            assertThat(places).as("seed %d round %d", SEED, round).isEqualTo(expected);
        }
    }

    /// Such as are greater than was said stay where they are among their equals: the planted mistake of a caller is seen.
    @Test
    void aBoundThatIsTooLowIsSeen() {
        int[] places = new int[100];
        for (int i = 0; i < places.length; i++) places[i] = (99 - i) << 8;
        new PlaceSort().sort(places, places.length, 255);
        assertThat(places).isNotEqualTo(Arrays.stream(places).sorted().toArray());
    }
}
