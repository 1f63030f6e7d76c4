package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class WindowTest {
    private record Entry(int bin, long at) {}

    @Test
    void holdsWhatANaiveListHoldsAlsoOfLateEntries() {
        for (long seed = 1; seed <= 100; seed++) {
            Chance chance = Chance.of(seed);
            Window window = new Window(3, Duration.ofSeconds(7), 7);
            List<Entry> all = new ArrayList<>();
            long now = 1_000_000_000_000L;
            for (int i = 0; i < 300; i++) {
                now += chance.nextInt(900_000) + (chance.nextInt(40) == 0 ? 20_000_000 : 0);
                Entry entry = new Entry(chance.nextInt(3), now - (chance.nextInt(5) == 0 ? chance.nextInt(12_000_000) : 0));
                window.add(entry.bin(), entry.at());
                all.add(entry);
                assertThat(window.until(now)).as("seed " + seed + " entry " + i).isEqualTo(naive(all, now));
            }
        }
    }

    private static Counts naive(List<Entry> all, long now) {
        Counts counts = new Counts(3);
        long newest = Math.floorDiv(now, 1_000_000L);
        for (Entry entry : all) if (Math.floorDiv(entry.at(), 1_000_000L) > newest - 7) counts.add(entry.bin());
        return counts;
    }
}
