package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.design.Type;
import septet.world.Chance;

/// What is looked at before an event comes lies within the memory of its histories, whatever their shape: nobody asks on the way whether it does.
class FetchTest {
    private static final long SEED = 17;
    private static final int EVENTS = 400;

    @Test
    void noLookGoesAstray() {
        long looks = 0;
        for (int channels = 0; channels < 30; channels++) {
            for (int windows = 0; windows < 6; windows++) {
                for (int keys = 0; keys < 3; keys++) if (windows > 0 || channels % 2 == 0) looks += looks(channels, windows, keys);
            }
        }
        assertThat(looks).isGreaterThan(150_000);
    }

    /// Looks that were taken; one outside of a page would have thrown.
    private static long looks(int channels, int windows, int keys) {
        List<Channel> stored = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            stored.add(new Channel(i % 3 == 0 ? Channel.Kind.COUNTED : Channel.Kind.SCALED, new Type.Number(), Optional.empty(), Optional.empty(),
                    i % 3 == 0 ? Set.of() : Set.of(Channel.Need.SUM), 0, Channel.Sketch.NONE));
        }
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < windows; i++) edges.add(new Edge.Sliding(1 + 10L * i));
        Histories histories = new Histories(new Shape(stored, edges, windows == 0 || channels % 2 == 0, 5), keys);
        Chance chance = Chance.of(SEED).at(channels).at(windows).at(keys);
        long[] key = new long[keys];
        long[] values = new long[channels];
        long looks = 0;
        for (int event = 0; event < EVENTS; event++) {
            for (int i = 0; i < keys; i++) key[i] = chance.nextInt(2);
            History history = histories.findOrCreate(key);
            history.add(event, event, values);
            long[] outside = new long[windows];
            for (int i = 0; i < windows; i++) outside[i] = event - 1 - 10L * i;
            if (chance.nextInt(3) > 0) history.moveTo(event, event, outside);
            int block = history.block();
            histories.fetch(block);
            histories.fetchLast(block);
            looks++;
        }
        return looks;
    }
}
