package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// The table beside two maps of the library.
class SubjectTableTest {
    private record Entry(byte[] secret, int seen) {}

    private static byte[] secret(Chance chance) {
        return ByteBuffer.allocate(Keys.SECRET).putLong(chance.nextLong()).putLong(chance.nextLong()).array();
    }

    @Test
    void itHoldsWhatMapsHold() {
        for (long seed = 1; seed <= 30; seed++) {
            Chance chance = Chance.of(seed);
            SubjectTable table = new SubjectTable();
            Map<Keys.Tag, Entry> map = new LinkedHashMap<>();
            for (int step = 0; step < 2_000; step++) {
                // few first halves, so that many fall together
                Keys.Tag tag = new Keys.Tag(chance.nextInt(50), chance.nextInt(12));
                int epoch = chance.nextInt(9);
                int found = table.find(tag);
                assertThat(found >= 0).as("seed " + seed).isEqualTo(map.containsKey(tag));
                if (found >= 0) {
                    table.see(found, epoch);
                    map.put(tag, new Entry(map.get(tag).secret(), epoch));
                } else {
                    byte[] secret = secret(chance);
                    table.put(tag, secret, epoch);
                    map.put(tag, new Entry(secret, epoch));
                }
                if (step % 400 == 399) {
                    int least = chance.nextInt(9);
                    int before = map.size();
                    map.values().removeIf(entry -> entry.seen() < least);
                    assertThat(table.retain(subject -> table.seen(subject) >= least)).isEqualTo(before - map.size());
                }
            }
            assertThat(table.size()).as("seed " + seed).isEqualTo(map.size());
            map.forEach((tag, entry) -> {
                int subject = table.find(tag);
                assertThat(table.tag(subject)).isEqualTo(tag);
                assertThat(table.secret(subject)).isEqualTo(entry.secret());
                assertThat(table.seen(subject)).isEqualTo(entry.seen());
                assertThat(table.pseudonym(subject)).isEqualTo(Pseudonym.of(entry.secret()));
                assertThat(table.find(Pseudonym.of(entry.secret()))).isEqualTo(subject);
            });
            assertThat(table.find("no pseudonym")).isEqualTo(-1);
        }
    }

    @Test
    void aPseudonymIsItsBits() {
        Chance chance = Chance.of(5);
        for (int i = 0; i < 1_000; i++) {
            String pseudonym = Pseudonym.of(secret(chance));
            assertThat(Pseudonym.is(pseudonym)).isTrue();
            assertThat(Pseudonym.of(Pseudonym.first(pseudonym), Pseudonym.second(pseudonym))).isEqualTo(pseudonym);
        }
        for (String other : new String[] {"", "~", "~short", "xEuQvpDE5C8G7SBr", "~EuQvpDE5C8G7S r", "~EuQvpDE5C8G7SBrr", "~EuQvpDE5C8G7SB="}) assertThat(Pseudonym.is(other)).as(other).isFalse();
    }
}
