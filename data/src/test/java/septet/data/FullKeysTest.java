package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static septet.data.SealedCards.DAY;
import static septet.data.SealedCards.FILE;
import static septet.data.SealedCards.sealed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.world.SimulatedWorld;
import septet.world.World;

/// Keys on a device that was full for a while.
class FullKeysTest {
    private final SealedCards cards = SealedCards.fresh();
    private final SimulatedWorld simulated = cards.simulated();
    private final World world = cards.world();

    private Subjects open() {
        return cards.open();
    }

    /// A device that was full: who is new is refused as long as it is, whoever is known is not, and nothing has to be started again.
    @Test
    void aDeviceThatWasFullIsUsedAgain() {
        Subjects subjects = open();
        TextRow known = sealed(subjects, "4711");
        simulated.disk().faults().space(20);
        assertThatThrownBy(() -> sealed(subjects, "new")).hasMessageContaining("[DATA-DISK-FULL]");
        assertThatThrownBy(() -> sealed(subjects, "new")).as("written anew").hasMessageContaining("[DATA-DISK-FULL]");
        assertThatThrownBy(() -> sealed(subjects, "newer")).as("in the same second").hasMessageContaining("[DATA-DISK-FAILED]");
        simulated.advance(1_100_000);
        assertThatThrownBy(() -> sealed(subjects, "new")).as("still full").hasMessageContaining("[DATA-DISK-FULL]");
        simulated.disk().faults().space(1 << 20);
        simulated.advance(1_100_000);
        TextRow row = sealed(subjects, "new");
        assertThat(open().open(row)).isEqualTo(TextRow.of("new", "12.50"));
        assertThat(open().open(known)).isEqualTo(TextRow.of("4711", "12.50"));
        TextRow newest = sealed(subjects, "newest");
        assertThat(open().open(newest)).isEqualTo(TextRow.of("newest", "12.50"));
    }

    /// It is full while keys are destroyed: the file stays as it was, others go on, and the next time they go.
    @Test
    void keysThatCouldNotBeDestroyedGoTheNextTime() {
        for (boolean byAge : new boolean[] {false, true}) {
            Subjects subjects = open();
            subjects.keep(Optional.of(Duration.ofDays(64)));
            TextRow old = sealed(subjects, "4711");
            simulated.advance(70 * DAY);
            byte[] before = world.disk().read(FILE);
            simulated.disk().faults().space(120);
            assertThatThrownBy(() -> {
                if (byAge) subjects.age();
                else subjects.forget("card", "4711");
            }).hasMessageContaining("the keys stay as they were").hasMessageContaining("[DATA-DISK-FULL]");
            assertThat(world.disk().read(FILE)).startsWith(before);
            simulated.disk().faults().space(1 << 20);
            TextRow row = sealed(subjects, "other");
            assertThat(open().open(row)).isEqualTo(TextRow.of("other", "12.50"));
            assertThat(open().isForgotten(old)).as("in the file it stands still").isFalse();
            if (byAge) subjects.age();
            else assertThat(subjects.forget("card", "4711")).as("who asks again hears who it was").contains(old.text(0));
            assertThat(open().isForgotten(old)).isTrue();
            assertThat(subjects.forget("card", "4711")).as("nobody knows it from then on").isEmpty();
            assertThat(open().open(row)).isEqualTo(TextRow.of("other", "12.50"));
            world.disk().delete(FILE);
        }
    }

    /// The device was full, and the file was written anew for somebody else before they were asked again: they are told that it is done, once. With it go all or none.
    @Test
    void whoAsksAgainAfterAFullDeviceHearsWhoItWas() {
        Subjects subjects = open();
        TextRow leaving = sealed(subjects, "4711");
        TextRow beside = sealed(subjects, "4712");
        TextRow staying = sealed(subjects, "4713");
        simulated.disk().faults().space(20);
        assertThatThrownBy(() -> subjects.forget("card", "4711", Set.of(beside.text(0)))).hasMessageContaining("[DATA-DISK-FULL]");
        simulated.disk().faults().space(1 << 20);
        assertThat(open().open(leaving)).as("all or none").isEqualTo(TextRow.of("4711", "12.50"));
        assertThat(open().open(beside)).isEqualTo(TextRow.of("4712", "12.50"));
        subjects.forget("card", "nobody");
        for (TextRow gone : List.of(leaving, beside)) assertThat(open().isForgotten(gone)).isTrue();
        assertThat(subjects.forget("card", "4711", Set.of(beside.text(0)))).contains(leaving.text(0));
        assertThat(subjects.forget("card", "4711")).isEmpty();
        assertThat(open().open(staying)).isEqualTo(TextRow.of("4713", "12.50"));
    }
}
