package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import septet.world.Chance;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// Streams that are followed through power cuts, and messages that are no rows.
class FollowerTest {
    private static final Path ASIDE = Path.of("/aside/logins.jsonl");
    private static final String STREAM = "memory://here/logins";
    private static final long STEP = 300_000;

    /// A stream in memory that keeps its messages, as another system would, whatever happens to who reads it.
    private static final class Kept implements Topic {
        private final List<List<Message>> partitions;
        private final int most;
        private final Map<Integer, Long> at = new HashMap<>();
        private final Map<Integer, Long> told = new TreeMap<>();

        Kept(List<List<Message>> partitions, int most) {
            this.partitions = partitions;
            this.most = most;
        }

        @Override
        public String address() {
            return STREAM;
        }

        @Override
        public Poll next(Places places, Duration patience) {
            List<Message> next = new ArrayList<>();
            for (int partition = 0; partition < partitions.size(); partition++) {
                long from = at.computeIfAbsent(partition, each -> places.next(each).orElse(0));
                int taken = 0;
                for (Message message : partitions.get(partition)) {
                    if (message.offset() < from || taken == most) continue;
                    next.add(message);
                    at.put(partition, message.offset() + 1);
                    taken++;
                }
            }
            return new Poll(next, List.of());
        }

        @Override
        public void reached(int partition, long next) {
            told.put(partition, next);
        }

        @Override
        public void close() {
            // it is kept
        }
    }

    private static Message message(int partition, long offset, String text) {
        return new Message(partition, offset, Shop.START, Media.PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Logins without ids; their offsets have gaps.
    private static List<List<Message>> drawn(long seed, int partitions, int each) {
        Chance chance = Chance.of(seed).of("messages");
        List<List<Message>> drawn = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            List<Message> of = new ArrayList<>();
            long offset = chance.nextInt(5);
            for (int i = 0; i < each; i++) {
                of.add(message(partition, offset, chance.nextInt(12) == 0 ? "{\"card\": broken" : "{\"card\":\"c" + chance.nextInt(7) + "\"}"));
                offset += 1 + (chance.nextInt(10) == 0 ? 3 : 0);
            }
            drawn.add(of);
        }
        return drawn;
    }

    /// A shop that follows, in a world of its own.
    private static final class Followed implements AutoCloseable {
        final SimulatedWorld time;
        final Shop shop;
        final List<String> said = new ArrayList<>();
        final Follower follower;

        Followed(SimulatedDisk disk, Topic topic, Order order) {
            time = new SimulatedWorld(1, Shop.START);
            shop = Shop.open(disk, 10, Horizon.DEFAULT);
            Follower.Work work = new Follower.Work("logins", shop.decider, order == Order.POSITION_FIRST ? new Hasty(this, topic)::run : Runnable::run,
                    order == Order.NO_SYNC ? () -> { } : shop.log::sync, time.world().clock(), new AsideFile(disk, ASIDE, STREAM), said::add);
            follower = Follower.start(topic, work, time.world().scheduler());
        }

        @Override
        public void close() {
            follower.close();
            shop.close();
        }
    }

    private enum Order { RIGHT, POSITION_FIRST, NO_SYNC }

    /// The planted bug: the position is on the device before the events are.
    private static final class Hasty {
        private final Followed followed;
        private final Topic topic;

        Hasty(Followed followed, Topic topic) {
            this.followed = followed;
            this.topic = topic;
        }

        void run(Runnable task) {
            Map<Integer, Long> next = new TreeMap<>(((Kept) topic).at);
            if (!next.isEmpty()) {
                followed.shop.decider.reached("logins", STREAM, next);
                followed.shop.log.sync();
            }
            task.run();
        }
    }

    @Test
    void eachMessageCountsOnceAndWhatIsBrokenIsPutAsideWithItsPlace() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        Kept topic = new Kept(List.of(List.of(message(0, 3, "{\"card\":\"c1\"}"), message(0, 4, "[1]"), message(0, 7, "{\"card\":\"c1\",\"id\":\"own\"}"), message(0, 8, "{\"card\":\"c1\",\"id\":\"own\"}")),
                List.of(message(1, 0, "{\"card\":\"c2\"}\n{\"card\":\"c2\",\"color\":1}\n"), message(1, 1, ""))), 100);
        try (Followed followed = new Followed(disk, topic, Order.RIGHT)) {
            followed.time.advance(2_000);
            assertThat(followed.shop.recorder.heard.stream().filter(each -> each.startsWith("logins ")).count()).isEqualTo(3);
            assertThat(followed.follower.taken()).isEqualTo(6);
            assertThat(followed.follower.putAside()).isEqualTo(3);
            assertThat(topic.told).isEqualTo(Map.of(0, 9L, 1, 2L));
            assertThat(new String(disk.read(ASIDE), StandardCharsets.UTF_8).lines()).hasSize(3)
                    .anyMatch(line -> line.contains("\"partition\":0,\"offset\":4")).anyMatch(line -> line.contains("SERVING-UNKNOWN-FIELD")).anyMatch(line -> line.contains("SERVING-BODY-EMPTY"));
            assertThat(followed.said).hasSize(1).allMatch(line -> line.contains("put aside"));
        }
    }

    /// The stream gives nothing twice: a step after one that failed would leave out what that one had not taken in.
    @Test
    void whatNobodyForesawMakesItStandStillAndIsToldOnce() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        List<List<Message>> all = drawn(3, 2, 20);
        SimulatedWorld time = new SimulatedWorld(1, Shop.START);
        List<String> said = new ArrayList<>();
        Shop shop = Shop.open(disk, 10, Horizon.DEFAULT);
        AtomicInteger tasks = new AtomicInteger();
        Follower.Work work = new Follower.Work("logins", shop.decider, task -> {
            if (tasks.getAndIncrement() == 9) throw new IllegalStateException("it was planted");
            task.run();
        }, shop.log::sync, time.world().clock(), new AsideFile(disk, ASIDE, STREAM), said::add);
        try (shop; Follower follower = Follower.start(new Kept(all, 3), work, time.world().scheduler())) {
            time.advance(100_000);
            assertThat(follower.failed()).isTrue();
            assertThat(said).filteredOn(line -> line.contains("stands still")).singleElement().asString().contains("it was planted");
            assertThat(tasks).hasValue(10);
        }
        try (Followed followed = new Followed(disk, new Kept(all, 100), Order.RIGHT)) {
            followed.time.advance(2_000);
        }
        assertThat(logins(disk)).isEqualTo(whole(all));
    }

    @Test
    void aRestartGoesOnBehindWhatWasTakenIn() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        List<List<Message>> all = drawn(5, 2, 20);
        try (Followed followed = new Followed(disk, new Kept(all, 3), Order.RIGHT)) {
            followed.time.advance(3_500);
        }
        Kept again = new Kept(all, 100);
        try (Followed followed = new Followed(disk, again, Order.RIGHT)) {
            followed.time.advance(2_000);
            assertThat(followed.follower.taken()).isBetween(1L, 39L);
        }
        assertThat(logins(disk)).isEqualTo(whole(all));
    }

    @Test
    void afterPowerCutsNothingIsLostAndNothingCountsTwice() {
        int cuts = 0;
        for (long seed = 1; seed <= 150; seed++) {
            List<List<Message>> all = drawn(seed, 2, 25);
            cuts += cut(seed, all, Order.RIGHT);
        }
        assertThat(cuts).as("cuts in the middle of something").isGreaterThan(100);
    }

    /// The planted bugs: a position that is on the device before its events loses some; one that is never forced loses nothing, as ids tell what comes again.
    @Test
    void aPositionThatIsWrittenFirstIsCaught() {
        int lost = 0;
        for (long seed = 1; seed <= 60; seed++) {
            try {
                cut(seed, drawn(seed, 2, 25), Order.POSITION_FIRST);
            } catch (AssertionError e) {
                lost++;
            }
        }
        assertThat(lost).isGreaterThan(0);
        for (long seed = 1; seed <= 60; seed++) cut(seed, drawn(seed, 2, 25), Order.NO_SYNC);
    }

    /// Follows through power cuts until all is read.
    /// @return how often the power was cut in the middle of something
    private static int cut(long seed, List<List<Message>> all, Order order) {
        SimulatedDisk disk = new SimulatedWorld(seed, Shop.START).disk();
        Chance chance = Chance.of(seed).of("cuts");
        int cuts = 0;
        for (int i = 0; i < 4; i++) {
            try {
                disk.powerCutAfter(chance.nextInt(25));
                Followed followed = new Followed(disk, new Kept(all, 1 + chance.nextInt(6)), order);
                followed.time.advance(STEP);
                disk.powerCut();
            } catch (PowerLost lost) {
                cuts++;
            }
            disk.powerOn();
        }
        try (Followed followed = new Followed(disk, new Kept(all, 1_000), order)) {
            followed.time.advance(STEP);
        }
        assertThat(logins(disk)).as("seed " + seed).isEqualTo(whole(all));
        return cuts;
    }

    private static long whole(List<List<Message>> all) {
        return all.stream().flatMap(List::stream).filter(message -> !new String(message.body(), StandardCharsets.UTF_8).contains("broken")).count();
    }

    private static long logins(SimulatedDisk disk) {
        try (Shop shop = Shop.open(disk, 10, Horizon.DEFAULT)) {
            return shop.recorder.heard.stream().filter(each -> each.startsWith("logins ")).count();
        }
    }
}
