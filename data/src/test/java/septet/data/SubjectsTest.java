package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static septet.data.SealedCards.DAY;
import static septet.data.SealedCards.FILE;
import static septet.data.SealedCards.START;
import static septet.data.SealedCards.sealed;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Clock;
import septet.world.Disk;
import septet.world.PassingDisk;
import septet.world.PowerLost;
import septet.world.SimulatedWorld;
import septet.world.World;

/// Personal values become pseudonyms; what they are is sealed, and gone when a key is.
class SubjectsTest {
    private final SealedCards cards = SealedCards.fresh();
    private final SimulatedWorld simulated = cards.simulated();
    private final World world = cards.world();

    private Subjects open() {
        return cards.open();
    }

    @Test
    void aPseudonymIsTheSameAsLongAsItsKeyIsThere() {
        Subjects subjects = open();
        String pseudonym = subjects.pseudonym("card", "4711");
        assertThat(pseudonym).matches("~[A-Za-z0-9_-]{15}").isEqualTo(subjects.pseudonym("card", "4711"));
        assertThat(subjects.pseudonym("card", "4712")).isNotEqualTo(pseudonym);
        assertThat(subjects.pseudonym("terminal", "4711")).as("things of another kind").isNotEqualTo(pseudonym);
        assertThat(subjects.pseudonym("card", pseudonym)).as("what is one stays one").isEqualTo(pseudonym);
        subjects.save();
        assertThat(open().pseudonym("card", "4711")).isEqualTo(pseudonym);
    }

    /// Whose file of keys is made anew at each start has other pseudonyms after it: what this test must see.
    @Test
    void aHashThatDiffersAfterARestartIsSeen() {
        String before = open().pseudonym("card", "4711");
        world.disk().delete(FILE);
        SimulatedWorld other = new SimulatedWorld(2, START);
        World mixed = new World(other.world().clock(), world.disk(), other.world().scheduler(), other.world().secrets());
        assertThat(Subjects.open(mixed, FILE, false).pseudonym("card", "4711")).isNotEqualTo(before);
    }

    @Test
    void theLogHoldsValuesThatOnlyTheirKeyOpens() {
        Subjects subjects = open();
        TextRow row = sealed(subjects, "4711-secret");
        EventRecord event = (EventRecord) Records.read(Records.EVENT, Records.write(new EventRecord("payments", 1, 1, 1, "p1", row)));
        assertThat(event.values()).isEqualTo(row);
        assertThat(row.size()).as("the box is no column").isEqualTo(2);
        assertThat(Records.write(event).array()).asString(StandardCharsets.ISO_8859_1).doesNotContain("4711-secret");
        assertThat(open().open(event.values())).isEqualTo(TextRow.of("4711-secret", "12.50"));
        assertThat(open().isForgotten(event.values())).isFalse();
    }

    @Test
    void everySubjectOfARowMustHaveItsKey() {
        Subjects subjects = open();
        TextRow row = TextRow.of(subjects.pseudonym("card", "4711"), subjects.pseudonym("email", "a@b.example"));
        subjects.seal(row, new String[] {"4711", "a@b.example"});
        assertThat(subjects.open(row)).isEqualTo(TextRow.of("4711", "a@b.example"));
        subjects.forget("card", "4711");
        assertThat(subjects.isForgotten(row)).isTrue();
        assertThat(subjects.open(row)).as("no value of the row can be read").isEqualTo(row);
    }

    @Test
    void whoIsForgottenComesBackAsAStranger() {
        Subjects subjects = open();
        TextRow row = sealed(subjects, "4711");
        TextRow other = sealed(subjects, "4712");
        String before = subjects.forget("card", "4711").orElseThrow();
        assertThat(subjects.forget("card", "4711")).isEmpty();
        for (Subjects each : List.of(subjects, open())) {
            assertThat(each.isForgotten(row)).isTrue();
            assertThat(each.isForgotten(other)).isFalse();
            assertThat(each.open(other)).isEqualTo(TextRow.of("4712", "12.50"));
            assertThat(each.pseudonym("card", "4711")).isNotEqualTo(before);
            assertThat(each.isForgotten(row)).as("a new key opens nothing of the old one").isTrue();
        }
        assertThat(Subjects.forgotten(world.disk(), FILE)).contains(Set.of(before));
    }

    @Test
    void aCopyForgetsWhomItsStoreHasForgottenSince() {
        Subjects subjects = open();
        TextRow row = sealed(subjects, "4711");
        byte[] copy = world.disk().read(FILE);
        subjects.forget("card", "4711");
        Set<String> forgotten = Subjects.forgotten(world.disk(), FILE).orElseThrow();
        world.disk().replace(FILE, copy);
        Subjects restored = open();
        assertThat(restored.isForgotten(row)).isFalse();
        assertThat(restored.forget(forgotten)).isEqualTo(1);
        assertThat(open().isForgotten(row)).isTrue();
    }

    /// Whatever somebody sends: the file of keys can be read, and nobody was forgotten by half.
    @Test
    void onlyAPseudonymCanBeForgotten() {
        Subjects subjects = open();
        TextRow row = sealed(subjects, "4711");
        byte[] before = world.disk().read(FILE);
        for (String text : List.of("", "abc", "~", "~abcdefghijklmn", "~abcdefghijklmnop", "~abcdefghijklm\u00e4", "x".repeat(200))) {
            assertThatThrownBy(() -> subjects.forget(Set.of(row.text(0), text))).as(text).isInstanceOf(Refused.class)
                    .satisfies(e -> assertThat(((Refused) e).problems().getFirst().code()).isEqualTo("COMMAND-NO-SUBJECT"));
            assertThat(world.disk().read(FILE)).as(text).isEqualTo(before);
            assertThat(open().open(row)).as(text).isEqualTo(TextRow.of("4711", "12.50"));
        }
        assertThat(subjects.forget("card", "~abcdefghijklmno")).as("a slip of the pen").isEmpty();
        assertThat(subjects.forget("card", row.text(0))).contains(row.text(0));
        assertThat(subjects.forget("card", row.text(0))).as("once more").contains(row.text(0));
        assertThat(open().isForgotten(row)).isTrue();
    }

    @Test
    void valuesAndSubjectsAge() {
        Subjects subjects = open();
        subjects.keep(Optional.of(Duration.ofDays(90)));
        TextRow old = sealed(subjects, "old");
        TextRow steady = sealed(subjects, "steady");
        String known = steady.text(0);
        simulated.advance(60 * DAY);
        TextRow young = sealed(subjects, "steady");
        assertThat(young.text(0)).isEqualTo(known);
        assertThat(subjects.isForgotten(old)).isFalse();
        simulated.advance(29 * DAY);
        assertThat(subjects.age()).isZero();
        assertThat(subjects.isForgotten(old)).as("89 days").isFalse();
        simulated.advance(3 * DAY);
        assertThat(subjects.age()).as("of one nothing was told since").isEqualTo(1);
        assertThat(subjects.isForgotten(old)).as("92 days").isTrue();
        assertThat(subjects.isForgotten(steady)).as("what was told 92 days ago").isTrue();
        assertThat(subjects.isForgotten(young)).as("what was told 32 days ago").isFalse();
        assertThat(subjects.pseudonym("card", "steady")).isEqualTo(known);
        assertThat(subjects.pseudonym("card", "old")).isNotEqualTo(old.text(0));
        simulated.advance(500 * DAY);
        Subjects later = open();
        later.keep(Optional.of(Duration.ofDays(90)));
        assertThat(later.size()).isZero();
        assertThat(later.isForgotten(young)).isTrue();
    }

    /// Whoever is told of by the pseudonym alone is told of.
    @Test
    void aPseudonymKeepsItsSubject() {
        Subjects subjects = open();
        subjects.keep(Optional.of(Duration.ofDays(64)));
        String pseudonym = subjects.pseudonym("card", "4711");
        String other = subjects.pseudonym("card", "4712");
        simulated.advance(60 * DAY);
        subjects.pseudonym("card", pseudonym);
        subjects.save();
        simulated.advance(6 * DAY);
        Subjects later = open();
        later.keep(Optional.of(Duration.ofDays(64)));
        assertThat(later.has(pseudonym)).isTrue();
        assertThat(later.has(other)).isFalse();
        assertThat(later.pseudonym("card", "4711")).isEqualTo(pseudonym);
    }

    /// A key goes when the last that was told under it is so old, not the first.
    @Test
    void nothingIsForgottenTooEarly() {
        Subjects subjects = open();
        subjects.keep(Optional.of(Duration.ofDays(64)));
        TextRow first = sealed(subjects, "first");
        simulated.advance(DAY - 1);
        TextRow last = sealed(subjects, "last");
        simulated.advance(64 * DAY);
        assertThat(subjects.age()).isZero();
        assertThat(subjects.open(last)).as("64 days old").isEqualTo(TextRow.of("last", "12.50"));
        simulated.advance(1);
        assertThat(subjects.age()).isEqualTo(2);
        assertThat(subjects.isForgotten(first)).isTrue();
        assertThat(subjects.isForgotten(last)).isTrue();
    }

    /// Years after the store began somebody says how long values are kept: what is older goes, and what is not stays.
    @Test
    void howLongValuesAreKeptMayBeSaidLater() {
        Subjects subjects = open();
        TextRow old = sealed(subjects, "old");
        TextRow before = sealed(subjects, "steady");
        simulated.advance(390 * DAY);
        TextRow since = sealed(subjects, "steady");
        TextRow young = sealed(subjects, "young");
        simulated.advance(10 * DAY);
        Subjects later = open();
        assertThat(later.keep(Optional.of(Duration.ofDays(90)))).isEqualTo(1);
        assertThat(later.has(old.text(0))).isFalse();
        assertThat(later.isForgotten(before)).as("what was told 400 days ago").isTrue();
        assertThat(later.open(since)).as("of the same, 10 days ago").isEqualTo(TextRow.of("steady", "12.50"));
        assertThat(later.open(young)).isEqualTo(TextRow.of("young", "12.50"));
        simulated.advance(80 * DAY);
        assertThat(later.age()).as("90 days").isZero();
        simulated.advance(30 * DAY);
        assertThat(later.age()).as("120 days, of which time was cut into thirties").isEqualTo(2);
    }

    /// Kept for 640 days, then for 64: a piece of time that is too long by now ends when the next one begins, and not before what was told in it.
    @Test
    void valuesThatAreKeptForAShorterTimeAreKeptForAllOfIt() {
        Subjects subjects = open();
        subjects.keep(Optional.of(Duration.ofDays(640)));
        sealed(subjects, "first");
        simulated.advance(9 * DAY);
        TextRow last = sealed(subjects, "last");
        Subjects later = open();
        later.keep(Optional.of(Duration.ofDays(64)));
        simulated.advance(64 * DAY - 1);
        assertThat(later.age()).isZero();
        assertThat(later.open(last)).isEqualTo(TextRow.of("last", "12.50"));
        simulated.advance(1);
        assertThat(later.age()).isEqualTo(2);
    }

    /// A file whose pieces of time do not say when they end: each ends when the next one begins; and of the last one nobody knows what was told last, so it may have been now.
    @Test
    void theKeysOfAnEarlierProgramAreKeptForAllOfTheirTime() {
        Subjects subjects = open();
        TextRow first = sealed(subjects, "first");
        simulated.advance(300 * DAY);
        TextRow last = sealed(subjects, "last");
        earlier();
        simulated.advance(200 * DAY);
        Subjects later = open();
        assertThat(later.keep(Optional.of(Duration.ofDays(210)))).as("of 500 days ago, and until 200 days ago").isZero();
        simulated.advance(10 * DAY);
        assertThat(later.age()).isEqualTo(1);
        assertThat(later.isForgotten(first)).isTrue();
        simulated.advance(200 * DAY - 1);
        assertThat(open().open(last)).isEqualTo(TextRow.of("last", "12.50"));
        later = open();
        assertThat(later.keep(Optional.of(Duration.ofDays(210)))).isZero();
        simulated.advance(1);
        assertThat(later.age()).isEqualTo(1);
        assertThat(open().isForgotten(last)).isTrue();
    }

    /// The file of keys as earlier programs wrote it.
    private void earlier() {
        KeyFile.Content content = new KeyFile(world.disk(), FILE).read().orElseThrow();
        ByteBuffer entries = content.keys().entries();
        ByteBuffer earlier = ByteBuffer.allocate(entries.remaining());
        byte[] kinds = new byte[3 + "card".length()];
        entries.get(kinds);
        earlier.put(kinds);
        for (Keys.Epoch epoch : content.keys().epochs.values()) {
            entries.position(entries.position() + Keys.entry(epoch).remaining());
            earlier.put((byte) 1).putInt(epoch.number()).putLong(epoch.begin()).put(epoch.key());
        }
        new KeyFile(world.disk(), FILE).replace(content.tagKey(), earlier.put(entries).flip());
    }

    /// The power goes off between any two changes of the disk, also while somebody is forgotten.
    @Test
    void afterAPowerCutNobodyIsHalfForgotten() {
        int cuts = 0;
        int forgotten = 0;
        for (long seed = 1; seed <= 300; seed++) {
            SimulatedWorld cut = new SimulatedWorld(seed, START);
            Map<String, TextRow> rows = new HashMap<>();
            List<String> gone = new ArrayList<>();
            Chance chance = Chance.of(seed).of("cut");
            cut.disk().createFolders(FILE.getParent());
            List<String> going = new ArrayList<>();
            try {
                Subjects subjects = Subjects.open(cut.world(), FILE, false);
                cut.disk().powerCutAfter(chance.nextInt(60));
                for (int i = 0; i < 30; i++) {
                    String card = "card " + i;
                    rows.put(card, sealed(subjects, card));
                    if (i % 4 != 3) continue;
                    String leaving = "card " + (i - 2);
                    going.add(leaving);
                    subjects.forget("card", leaving);
                    gone.add(leaving);
                }
            } catch (PowerLost | Refused | UncheckedIOException _) {
                cuts++;
            }
            if (!cut.disk().isOff()) cut.disk().powerCut();
            cut.disk().powerOn();
            Subjects again = Subjects.open(cut.world(), FILE, false);
            for (Map.Entry<String, TextRow> row : rows.entrySet()) {
                if (gone.contains(row.getKey())) assertThat(again.isForgotten(row.getValue())).as("seed %d, %s", seed, row.getKey()).isTrue();
                else if (!going.contains(row.getKey())) assertThat(again.pseudonym("card", row.getKey())).as("seed %d, %s", seed, row.getKey()).isEqualTo(row.getValue().text(0));
            }
            forgotten += gone.size();
        }
        assertThat(cuts).isGreaterThan(200);
        assertThat(forgotten).isGreaterThan(300);
    }

    /// The bytes of a destroyed key stand in no file.
    @Test
    void aDestroyedKeyLeavesNoByte() {
        assertThat(filesWithTheKey(world.disk())).isEmpty();
    }

    /// What keeps the file that it replaces is seen.
    @Test
    void aForgetThatLeavesTheOldFileIsSeen() {
        assertThat(filesWithTheKey(new Leaving(world.disk()))).containsExactly("/store/keys.old");
    }

    private List<String> filesWithTheKey(Disk disk) {
        World own = new World(world.clock(), disk, world.scheduler(), world.secrets());
        disk.createFolders(FILE.getParent());
        Subjects subjects = Subjects.open(own, FILE, false);
        sealed(subjects, "other");
        subjects.pseudonym("card", "4711");
        subjects.save();
        Keys keys = new KeyFile(disk, FILE).read().orElseThrow().keys();
        byte[] secret = keys.subjects.secret(keys.subjects.size() - 1);
        assertThat(holds(disk.read(FILE), secret)).isTrue();
        subjects.forget("card", "4711");
        return disk.list(FILE.getParent()).stream().filter(file -> holds(disk.read(file), secret)).map(Path::toString).toList();
    }

    private static boolean holds(byte[] content, byte[] secret) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(new String(secret, StandardCharsets.ISO_8859_1));
    }

    /// A disk on which a file that is replaced stays beside.
    private record Leaving(Disk disk) implements PassingDisk {
        @Override
        public void rename(Path from, Path to) {
            if (disk.exists(to)) {
                byte[] old = disk.read(to);
                Path beside = to.resolveSibling(to.getFileName() + ".old");
                disk.delete(beside);
                try (Appender appender = disk.append(beside)) {
                    appender.write(ByteBuffer.wrap(old));
                }
            }
            disk.rename(from, to);
        }
    }

    private static boolean isMark(byte[] file, int at) {
        int begin = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("DONE", at + 3 < file.length ? at : file.length);
        return begin >= 0 && at >= begin && at < begin + 12;
    }

    /// Damage is named, never taken for an unfinished end; an unfinished end is cut off.
    @Test
    void aDamagedFileIsRefusedAndATornEndIsCutOff() {
        Subjects subjects = open();
        String first = sealed(subjects, "first").text(0);
        int before = world.disk().read(FILE).length;
        sealed(subjects, "second");
        byte[] whole = world.disk().read(FILE);
        for (int end = before; end < whole.length; end++) {
            world.disk().replace(FILE, java.util.Arrays.copyOf(whole, end));
            assertThat(open().pseudonym("card", "first")).as("cut at " + end).isEqualTo(first);
        }
        int refused = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            world.disk().replace(FILE, damaged);
            // a mark that is not whole says nothing
            if (isMark(whole, bit / 8)) continue;
            assertThatThrownBy(() -> Subjects.open(world, FILE, false)).as("bit " + bit).isInstanceOf(Refused.class)
                    .satisfies(e -> assertThat(((Refused) e).problems().getFirst().code()).isEqualTo("DATA-KEYS-DAMAGED"));
            refused++;
        }
        assertThat(refused).isEqualTo(8 * (whole.length - 12 * new String(whole, StandardCharsets.ISO_8859_1).split("DONE", -1).length + 12));
    }

    /// Subjects whose clock says what it is told to.
    private Subjects by(long[] now) {
        world.disk().createFolders(FILE.getParent());
        Clock clock = new Clock() {
            @Override
            public long micros() {
                return now[0];
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
        Subjects subjects = Subjects.open(new World(clock, world.disk(), world.scheduler(), world.secrets()), FILE, false);
        subjects.keep(Optional.of(Duration.ofDays(64)));
        return subjects;
    }

    /// A clock that was wrong for three days and was set right, by years or by days: what was told before, meanwhile and afterwards goes when it is as old as it may be, and not before, to these three days.
    @Test
    void aClockThatWasWrongKeepsNothingLongerAndDestroysNothingSooner() {
        for (long wrong : new long[] {2_000 * DAY, -2_000 * DAY, -3 * DAY}) {
            for (boolean again : new boolean[] {false, true}) {
                long[] now = {START};
                Subjects subjects = by(now);
                List<TextRow> told = new ArrayList<>();
                for (int day = 0; day < 60; day++) {
                    boolean off = day >= 20 && day < 23;
                    // what is too old by a clock that is years ahead goes: none looks then
                    now[0] = START + day * DAY + (off ? wrong : 0);
                    if (again && !(off && wrong > 0)) subjects = by(now);
                    told.add(sealed(subjects, "c" + day));
                    if (!(off && wrong > 0)) assertThat(subjects.age()).as("day %d, %+d", day, wrong / DAY).isZero();
                }
                for (int day = 60; day < 130; day++) {
                    now[0] = START + day * DAY;
                    if (again) subjects = by(now);
                    subjects.age();
                    for (int each = 0; each < told.size(); each++) {
                        if (day - each < 64 - (wrong == -3 * DAY ? 3 : 0)) assertThat(subjects.isForgotten(told.get(each))).as("told on day %d, on day %d, clock %+d", each, day, wrong / DAY).isFalse();
                        if (day - each > 64 + 2 + 3) assertThat(subjects.isForgotten(told.get(each))).as("told on day %d, on day %d, clock %+d", each, day, wrong / DAY).isTrue();
                    }
                }
                world.disk().delete(FILE);
            }
        }
    }
}
