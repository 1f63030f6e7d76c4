package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Each row stands where it was said to, however the places go on.
class RowPlacesTest {
    private static final int ROWS = 5_000;

    @Test
    void eachPlaceIsFoundAgain() {
        for (int seed = 0; seed < 20; seed++) {
            Chance chance = Chance.of(seed);
            long[] said = new long[ROWS];
            RowPlaces places = new RowPlaces();
            long place = chance.nextInt(1_000);
            int often = 1 + chance.nextInt(50);
            for (int row = 0; row < ROWS; row++) {
                place = chance.nextInt(often) == 0 ? (long) chance.nextInt(9) << 40 | chance.nextInt(1_000_000) : place + 1;
                said[row] = place;
                places.add(place);
            }
            for (int row = 0; row < ROWS; row++) assertThat(places.of(row)).as("seed %d, row %d", seed, row).isEqualTo(said[row]);
        }
    }
}
