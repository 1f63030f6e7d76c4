package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import septet.data.Log;
import septet.data.LogLimits;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// A restart from a checkpoint against one that reads the whole log.
class CheckpointTest {
    private static final int STEPS = 120;
    private static final Path FILE = Path.of("/checkpoint");

    @Test
    void aRestartFromACheckpointKnowsAndAnswersTheSame() {
        for (long seed = 1; seed <= 60; seed++) {
            Chance chance = Chance.of(seed).of("restarts");
            Shop whole = Shop.open(new SimulatedWorld(seed, Shop.START).disk());
            SimulatedDisk disk = new SimulatedWorld(seed, Shop.START).disk();
            Shop shop = Shop.open(disk);
            int resumed = 0;
            for (History.Step step : History.of(seed, STEPS)) {
                if (chance.nextInt(12) == 0) file(disk).write(shop.decider.image(), shop.log);
                if (chance.nextInt(12) == 0) {
                    shop.log.close();
                    shop = reopen(disk);
                    if (shop.decider.recovered().from() > 0) resumed++;
                }
                assertThat(History.ask(shop, step)).as("seed %d, %s", seed, step).isEqualTo(History.ask(whole, step));
                assertThat(shop.decider.stateHash()).as("seed %d, %s", seed, step).isEqualTo(whole.decider.stateHash());
            }
            assertThat(shop.log.hash()).as("seed %d", seed).isEqualTo(whole.log.hash());
            assertThat(resumed).as("seed %d", seed).isPositive();
            shop.close();
            whole.close();
        }
    }

    /// The power goes off between any two changes of the disk, also while a checkpoint is written: what was acknowledged is there, once.
    @Test
    void afterAPowerCutNothingIsLostOrDoubled() {
        Cuts cuts = new Cuts(true);
        cuts.play(1, 500);
        assertThat(cuts.wrong).as(cuts.first).isZero();
        assertThat(cuts.lost).as("cuts in the middle of something").isGreaterThan(200);
        assertThat(cuts.resumed).as("restarts from a checkpoint").isGreaterThan(100);
    }

    /// The planted bug: a checkpoint that is written before the log, and believed without a look at it.
    @Test
    void aCheckpointThatKnowsMoreThanTheLogIsCaught() {
        Cuts cuts = new Cuts(false);
        cuts.play(1, 500);
        assertThat(cuts.wrong).isPositive();
    }

    @Test
    void whateverIsWrongWithTheFileItIsNotUsed() {
        SimulatedDisk disk = new SimulatedWorld(3, Shop.START).disk();
        Shop shop = Shop.open(disk);
        for (History.Step step : History.of(3, 30)) History.ask(shop, step);
        assertThat(file(disk).read(shop.log)).isEqualTo(new Checkpoint.None());
        file(disk).write(shop.decider.image(), shop.log);
        byte[] good = disk.read(FILE);
        assertThat(file(disk).read(shop.log)).isInstanceOf(Checkpoint.Image.class);
        Chance chance = Chance.of(3);
        for (int i = 0; i < 600; i++) {
            byte[] bad = good.clone();
            int at = i < 40 ? i : chance.nextInt(bad.length);
            bad[at] ^= (byte) (1 << chance.nextInt(8));
            disk.replace(FILE, bad);
            assertThat(file(disk).read(shop.log)).as("one bit at byte %d", at).isInstanceOf(Checkpoint.Unusable.class);
            disk.replace(FILE, java.util.Arrays.copyOf(good, chance.nextInt(good.length)));
            assertThat(file(disk).read(shop.log)).as("torn").isInstanceOf(Checkpoint.Unusable.class);
        }
        disk.replace(FILE, good);
        assertThat(new Checkpoint(disk, FILE, "another design").read(shop.log)).isEqualTo(new Checkpoint.Unusable("is of another design, other data, another version or another program"));
        byte[] later = good.clone();
        later[8] = 2;
        disk.replace(FILE, later);
        assertThat(file(disk).read(shop.log)).isEqualTo(new Checkpoint.Unusable("has format 2, not 1"));
        disk.replace(FILE, good);
        try (Log other = Log.open(new SimulatedWorld(4, 0).disk(), Shop.FOLDER, LogLimits.DEFAULT)) {
            assertThat(file(disk).read(other)).isEqualTo(new Checkpoint.Unusable("is of another log"));
        }
        shop.close();
    }

    @Test
    void checkpointsAreMadeOnTheWayAndAtTheEnd() {
        SimulatedWorld world = new SimulatedWorld(5, Shop.START);
        Shop shop = Shop.open(world.disk());
        List<String> said = new ArrayList<>();
        Checkpoints checkpoints = Checkpoints.start(file(world.disk()), shop.decider, shop.log,
                new Checkpoints.Settings(20, world.world().scheduler(), Runnable::run, said::add));
        for (History.Step step : History.of(5, 40)) History.ask(shop, step);
        assertThat(file(world.disk()).read(shop.log)).isEqualTo(new Checkpoint.None());
        world.advanceTo(Shop.START + 1_000_000);
        assertThat(file(world.disk()).read(shop.log)).isInstanceOfSatisfying(Checkpoint.Image.class, image -> assertThat(image.records()).isEqualTo(shop.log.end()));
        History.ask(shop, new History.Step("", "{\"id\":\"last\",\"card\":\"c1\",\"amount\":3}", Shop.START + 100 * Shop.DAY));
        checkpoints.close();
        assertThat(file(world.disk()).read(shop.log)).isInstanceOfSatisfying(Checkpoint.Image.class, image -> assertThat(image.records()).isEqualTo(shop.log.end()));
        assertThat(said).isEmpty();
        shop.close();
    }

    @Test
    void oneThatFailsIsToldAndTriedAgainAfterAsManyRecords() {
        SimulatedWorld world = new SimulatedWorld(5, Shop.START);
        Shop shop = Shop.open(world.disk());
        List<String> said = new ArrayList<>();
        AtomicInteger tries = new AtomicInteger();
        Checkpoints.Between between = task -> {
            if (tries.getAndIncrement() < 2) throw new IllegalStateException("it was planted");
            task.run();
        };
        Checkpoints checkpoints = Checkpoints.start(file(world.disk()), shop.decider, shop.log, new Checkpoints.Settings(20, world.world().scheduler(), between, said::add));
        List<History.Step> steps = History.of(5, 240);
        for (int round = 1; round <= 3; round++) {
            for (History.Step step : steps.subList((round - 1) * 80, round * 80)) History.ask(shop, step);
            world.advance(10_000_000);
            assertThat(tries).as("not at every look").hasValue(round);
        }
        assertThat(file(world.disk()).read(shop.log)).isInstanceOf(Checkpoint.Image.class);
        assertThat(said).singleElement().asString().contains("it was planted", "tried again");
        checkpoints.close();
        shop.close();
    }

    private static Checkpoint file(Disk disk) {
        return new Checkpoint(disk, FILE, "shop");
    }

    private static Shop reopen(Disk disk) {
        return Shop.resume(disk, (log) -> switch (file(disk).read(log)) {
            case Checkpoint.Image image -> Optional.of(image);
            case Checkpoint.None _, Checkpoint.Unusable _ -> Optional.empty();
        });
    }

    /// Histories with checkpoints that lose their power.
    private static final class Cuts {
        private final boolean sound;
        private int lost;
        private int resumed;
        private int wrong;
        private String first = "";

        Cuts(boolean sound) {
            this.sound = sound;
        }

        void play(long from, long seeds) {
            for (long seed = from; seed < from + seeds; seed++) play(seed);
        }

        private void play(long seed) {
            SimulatedDisk disk = new SimulatedWorld(seed, Shop.START).disk();
            Chance chance = Chance.of(seed).of("cut");
            Shop twin = Shop.open(new SimulatedWorld(seed, Shop.START).disk());
            List<Long> hashes = new ArrayList<>(List.of(twin.decider.stateHash()));
            int acknowledged = 0;
            try {
                Shop shop = Shop.open(disk);
                disk.powerCutAfter(20 + chance.nextInt(120));
                for (History.Step step : History.of(seed, 40)) {
                    History.ask(twin, step);
                    hashes.add(twin.decider.stateHash());
                    History.ask(shop, step);
                    if (chance.nextInt(6) == 0) write(shop, disk);
                    if (chance.nextInt(3) > 0) continue;
                    shop.log.sync();
                    acknowledged = hashes.size() - 1;
                }
                disk.powerCut();
            } catch (PowerLost cut) {
                lost++;
            }
            disk.powerOn();
            Shop again = sound ? reopen(disk) : Shop.resume(disk, _ -> believed(disk));
            if (again.decider.recovered().from() > 0) resumed++;
            if (!hashes.subList(acknowledged, hashes.size()).contains(again.decider.stateHash()) || again.log.end() < again.decider.recovered().from()) {
                wrong++;
                first = "seed " + seed;
            }
            again.close();
            twin.close();
        }

        private void write(Shop shop, SimulatedDisk disk) {
            Checkpoint.Image image = shop.decider.image();
            if (sound) {
                file(disk).write(image, shop.log);
                return;
            }
            ByteBuffer all = ByteBuffer.allocate((int) image.bytes() + 8).putLong(image.records());
            image.blocks().forEach(block -> all.put(block.duplicate()));
            disk.replace(FILE, all.array());
        }

        private static Optional<Checkpoint.Image> believed(SimulatedDisk disk) {
            if (!disk.exists(FILE)) return Optional.empty();
            ByteBuffer all = ByteBuffer.wrap(disk.read(FILE));
            return Optional.of(new Checkpoint.Image(all.getLong(), "", List.of(ByteBuffer.wrap(all.array(), 8, all.remaining()).slice())));
        }
    }
}
