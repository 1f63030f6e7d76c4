package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PassingDisk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;
import septet.world.World;

/// The file of keys is written anew while others go on: they wait for nothing that grows with it, and lose nothing by it.
class RewrittenKeysTest {
    private static final Path FILE = Path.of("/store/keys");
    private static final long START = 1_700_000_000_000_000L;

    /// A disk that hears of what is written to it before it is.
    private record Watched(Disk disk, Written written) implements PassingDisk {
        private interface Written {
            void bytes(Path file, int count);
        }

        private record WatchedAppender(Appender appender, Path file, Written written) implements PassingAppender {
            @Override
            public void write(ByteBuffer bytes) {
                written.bytes(file, bytes.remaining());
                appender.write(bytes);
            }
        }

        @Override
        public Appender append(Path file) {
            return new WatchedAppender(disk.append(file), file, written);
        }
    }

    private static World world(Disk disk) {
        World world = new SimulatedWorld(1, START).world();
        disk.createFolders(FILE.getParent());
        return new World(world.clock(), disk, world.scheduler(), world.secrets());
    }

    /// How many bytes were written while an answer would have waited, of how many.
    private static long[] held(int subjects, boolean holding) {
        Subjects[] keys = new Subjects[1];
        long[] bytes = new long[2];
        keys[0] = Subjects.open(world(new Watched(new SimulatedDisk(Chance.of(1)), (_, count) -> {
            if (keys[0] == null) return;
            bytes[1] += count;
            if (Thread.holdsLock(keys[0])) bytes[0] += count;
        })), FILE, false);
        for (int i = 0; i < subjects; i++) keys[0].pseudonym("card", "c" + i);
        keys[0].save();
        bytes[0] = 0;
        bytes[1] = 0;
        if (holding) {
            synchronized (keys[0]) {
                keys[0].forget("card", "c7");
            }
        } else {
            keys[0].forget("card", "c7");
        }
        return bytes;
    }

    @Test
    void whoIsAnsweredWaitsForNoFileHoweverManyAreKnown() {
        for (int subjects : new int[] {100, 20_000}) {
            long[] bytes = held(subjects, false);
            assertThat(bytes[1]).isGreaterThan(subjects * 37L);
            assertThat(bytes[0]).as("of %,d bytes under the lock", bytes[1]).isZero();
        }
        assertThat(held(20_000, true)[0]).as("planted: all of it under the lock").isGreaterThan(700_000);
    }

    /// Whoever comes while the file is written has a key in it, and whoever was forgotten comes back as a stranger.
    @Test
    void whoComesMeanwhileStaysKnown() {
        SimulatedDisk disk = new SimulatedDisk(Chance.of(1));
        Map<String, String> come = new HashMap<>();
        Subjects[] keys = new Subjects[1];
        World world = world(new Watched(disk, (file, _) -> {
            if (!file.endsWith("keys.tmp") || keys[0] == null || !come.isEmpty()) return;
            for (String card : List.of("new", "c7")) come.put(card, keys[0].pseudonym("card", card));
            keys[0].save();
        }));
        keys[0] = Subjects.open(world, FILE, false);
        String before = keys[0].pseudonym("card", "c7");
        keys[0].save();
        assertThat(keys[0].forget("card", "c7")).contains(before);
        assertThat(come).hasSize(2).doesNotContainValue(before);
        Subjects again = Subjects.open(world, FILE, false);
        come.forEach((card, pseudonym) -> assertThat(again.find("card", card)).contains(pseudonym));
        assertThat(again.has(before)).isFalse();
        assertThat(again.size()).isEqualTo(2);
    }

    /// The power goes at any change of the disk: whoever was saved is known afterwards, and a key that had gone never comes back.
    @Test
    void aPowerCutMeanwhileLosesNobodyAndBringsNobodyBack() {
        int cuts = 0;
        for (int change = 1; change < 60; change++) {
            SimulatedDisk disk = new SimulatedDisk(Chance.of(change));
            Map<String, String> saved = new HashMap<>();
            Subjects[] keys = new Subjects[1];
            boolean[] come = new boolean[1];
            World world = world(new Watched(disk, (file, _) -> {
                if (!file.endsWith("keys.tmp") || keys[0] == null || come[0]) return;
                come[0] = true;
                for (String card : List.of("new", "c7")) {
                    String pseudonym = keys[0].pseudonym("card", card);
                    keys[0].save();
                    saved.put(card, pseudonym);
                }
            }));
            keys[0] = Subjects.open(world, FILE, false);
            String before = keys[0].pseudonym("card", "c7");
            saved.put("c8", keys[0].pseudonym("card", "c8"));
            keys[0].save();
            come[0] = false;
            disk.powerCutAfter(change);
            boolean forgotten = false;
            try {
                keys[0].forget("card", "c7");
                forgotten = true;
            } catch (PowerLost _) {
                cuts++;
            }
            if (disk.isOff()) disk.powerOn();
            else disk.powerCut();
            if (disk.isOff()) disk.powerOn();
            Subjects again = Subjects.open(world, FILE, false);
            saved.forEach((card, pseudonym) -> assertThat(again.find("card", card)).as("%s", card).contains(pseudonym));
            if (forgotten || saved.containsKey("c7")) assertThat(again.has(before)).as("cut after %d", change).isFalse();
            again.forget(Set.of(before));
            assertThat(new String(disk.read(FILE), java.nio.charset.StandardCharsets.ISO_8859_1)).as("read once more").isNotEmpty();
            assertThat(Subjects.open(world, FILE, false).has(before)).isFalse();
        }
        assertThat(cuts).isGreaterThan(5);
    }

    /// Taking single ones out of the table, beside a map.
    @Test
    void theTableKnowsWhoIsLeft() {
        for (long seed = 1; seed <= 20; seed++) {
            Chance chance = Chance.of(seed);
            SubjectTable table = new SubjectTable();
            Map<Long, byte[]> known = new HashMap<>();
            for (int step = 0; step < 2_000; step++) {
                long value = chance.nextInt(300);
                Keys.Tag tag = new Keys.Tag(value % 40, value);
                int found = table.find(tag);
                assertThat(found >= 0).as("seed %d, step %d", seed, step).isEqualTo(known.containsKey(value));
                if (found < 0) {
                    byte[] secret = new byte[Keys.SECRET];
                    for (int i = 0; i < secret.length; i++) secret[i] = (byte) chance.nextInt(256);
                    table.put(tag, secret, step);
                    known.put(value, secret);
                } else if (chance.nextInt(2) == 0) {
                    table.remove(found);
                    known.remove(value);
                }
            }
            List<Long> left = new ArrayList<>();
            for (int subject = 0; subject < table.size(); subject++) left.add(table.tag(subject).second());
            assertThat(left).containsExactlyInAnyOrderElementsOf(known.keySet());
            known.forEach((value, secret) -> {
                int subject = table.find(new Keys.Tag(value % 40, value));
                assertThat(table.secret(subject)).isEqualTo(secret);
                assertThat(table.find(Pseudonym.of(secret))).isEqualTo(subject);
            });
        }
    }
}
