package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.data.Masked;
import septet.data.Records;
import septet.data.Subjects;
import septet.data.TextRow;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PassingDisk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;
import septet.world.World;

/// Events whose values are personal: the same answers as without, through restarts and power cuts, and a log that tells whose they are as long as a key is there.
class PersonalEventsTest {
    private static final int STEPS = 120;

    @Test
    void answersAndStateAreThoseOfPlainValuesThroughRestarts() {
        for (long seed = 1; seed <= 20; seed++) {
            World world = new SimulatedWorld(seed, Shop.START).world();
            Shop plain = Shop.open(new SimulatedWorld(seed, Shop.START).disk(), 10, Horizon.DEFAULT);
            Shop steady = Shop.personal(new SimulatedWorld(seed, Shop.START).world());
            Shop personal = Shop.personal(world);
            Chance chance = Chance.of(seed).of("restarts");
            for (History.Step step : History.of(seed, STEPS)) {
                if (chance.nextInt(20) == 0) {
                    personal.close();
                    personal = Shop.personal(world);
                }
                String answer = History.ask(plain, step);
                assertThat(History.ask(personal, step)).as("seed " + seed).isEqualTo(answer);
                assertThat(History.ask(steady, step)).as("seed " + seed).isEqualTo(answer);
            }
            assertThat(personal.decider.stateHash()).as("seed " + seed).isEqualTo(steady.decider.stateHash());
            assertThat(personal.log.hash()).as("seed " + seed).isEqualTo(steady.log.hash());
            plain.close();
            personal.close();
            steady.close();
        }
    }

    /// Cards that somebody decided on, of those whose event stands in the log, with the keys that there are; `lost` where the key is gone.
    private static Set<String> cards(World world, Subjects subjects) {
        Set<String> cards = new TreeSet<>();
        try (Log log = Log.open(world.disk(), Shop.FOLDER, LogLimits.DEFAULT); LogReader reader = log.reader(0)) {
            while (reader.next()) {
                TextRow row = switch (Records.read(reader.kind(), reader.payload())) {
                    case EventRecord event -> event.values();
                    case LabelRecord label -> label.values();
                    default -> new TextRow(0);
                };
                if (row.size() > 0 && !row.lacks(0)) cards.add(subjects.isForgotten(row) ? "lost" : subjects.open(row).text(0));
            }
        }
        return cards;
    }

    /// @return how many histories had an event after the cut whose key was lost
    private static int lost(boolean unsynced) {
        int lost = 0;
        int cuts = 0;
        for (long seed = 1; seed <= 200; seed++) {
            SimulatedWorld simulated = new SimulatedWorld(seed, Shop.START);
            World whole = simulated.world();
            Disk disk = unsynced ? new Unsynced(simulated.disk()) : simulated.disk();
            World world = new World(whole.clock(), disk, whole.scheduler(), whole.secrets());
            Chance chance = Chance.of(seed).of("cut");
            try {
                Shop shop = Shop.personal(world);
                simulated.disk().powerCutAfter(chance.nextInt(50));
                for (History.Step step : History.of(seed, 40)) {
                    History.ask(shop, step);
                    if (chance.nextInt(3) == 0) shop.log.sync();
                }
            } catch (PowerLost _) {
                cuts++;
            }
            if (!simulated.disk().isOff()) simulated.disk().powerCut();
            simulated.disk().powerOn();
            try {
                Set<String> cards = cards(whole, Shop.subjects(whole));
                if (cards.contains("lost") || cards.stream().anyMatch(card -> !card.matches("c[0-9]"))) lost++;
            } catch (Refused damaged) {
                assertThat(damaged.problems().getFirst().code()).isEqualTo("DATA-KEYS-DAMAGED");
                lost++;
            }
        }
        assertThat(cuts).isGreaterThan(80);
        return lost;
    }

    @Test
    void noEventOutlivesAPowerCutWithoutItsKey() {
        assertThat(lost(false)).isZero();
    }

    /// Keys that are not synced before the event that needs them are lost with the power.
    @Test
    void keysThatAreNotSyncedAreSeenToBeLost() {
        assertThat(lost(true)).isPositive();
    }

    /// A disk that forgets to sync the file of keys.
    private record Unsynced(Disk disk) implements PassingDisk {
        private record Forgetful(Appender appender) implements PassingAppender {
            @Override
            public void sync() {
                // planted
            }
        }

        @Override
        public Appender append(Path file) {
            Appender appender = disk.append(file);
            return file.equals(Shop.KEYS) ? new Forgetful(appender) : appender;
        }
    }

    private static final String CARD = "5355-8812-0043-77";
    private static final String NOTE = "Mrs Okonkwo";

    private static byte[] bytes(Checkpoint.Image image) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer block : image.blocks()) {
            byte[] bytes = new byte[block.remaining()];
            block.duplicate().get(bytes);
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    private static boolean tells(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(CARD) || text.contains(NOTE);
    }

    private static List<String> told(SimulatedDisk disk, Path folder) {
        List<String> told = new ArrayList<>();
        for (Path entry : disk.list(folder)) {
            if (disk.isFolder(entry)) told.addAll(told(disk, entry));
            else if (!entry.endsWith("lock") && tells(disk.read(entry))) told.add(entry.toString());
        }
        return told;
    }

    @Test
    void noFileTellsAValueAndAPlainOneInACheckpointIsSeen() {
        SimulatedWorld simulated = new SimulatedWorld(1, Shop.START);
        String row = "{\"card\":\"" + CARD + "\",\"amount\":5,\"note\":\"" + NOTE + "\"}";
        try (Shop shop = Shop.personal(simulated.world()); Shop plain = Shop.open(new SimulatedWorld(1, Shop.START).disk(), 10, Horizon.DEFAULT)) {
            for (Shop each : List.of(shop, plain)) each.decider.decide(Event.json(row), Shop.START);
            List<Aside> asides = shop.decider.follow("logins", "memory://here/logins", List.of(new Message(0, 1, Shop.START, Media.PLAIN, ("{\"card\": " + CARD).getBytes(StandardCharsets.UTF_8)),
                    new Message(0, 2, Shop.START, Media.PLAIN, ("{\"card\":\"" + CARD + "\",\"failed\":\"perhaps\"}").getBytes(StandardCharsets.UTF_8))), Shop.START);
            new AsideFile(simulated.disk(), Path.of("/store/aside.jsonl"), "memory://here/logins").put(asides);
            assertThat(asides).hasSize(2).extracting(Aside::text).allMatch(text -> text.startsWith(Masked.VALUE));
            shop.log.sync();
            new Checkpoint(simulated.disk(), Path.of("/store/checkpoint"), "test").write(shop.decider.image(), shop.log);
            assertThat(tells(bytes(shop.decider.image()))).isFalse();
            assertThat(told(simulated.disk(), Path.of("/"))).isEmpty();
            assertThat(tells(bytes(plain.decider.image()))).as("a checkpoint of plain values").isTrue();
        }
    }

    @Test
    void aReplaySaysOfHowManyNobodyCanTellWhoseTheyWere() {
        World world = new SimulatedWorld(1, Shop.START).world();
        try (Shop shop = Shop.personal(world)) {
            for (int i = 0; i < 12; i++) shop.decider.decide(Event.json("{\"id\":\"d" + i + "\",\"card\":\"c" + i % 3 + "\",\"amount\":5}"), Shop.START + i);
            shop.decider.tell("payments", List.of(Event.json("{\"id\":\"d1\",\"fraud\":true}")), Shop.START + 20);
        }
        try (Shop shop = Shop.personal(world)) {
            assertThat(shop.decider.recovered()).isEqualTo(new Recovered(0, 12, 12, 1, 0, 0, 0));
            assertThat(shop.plan.dictionary().subjects().orElseThrow().forget("card", "c1")).isPresent();
        }
        try (Shop shop = Shop.personal(world)) {
            assertThat(shop.decider.recovered().forgotten()).isEqualTo(4);
            assertThat(shop.decider.recovered().events()).isEqualTo(12);
        }
    }

    /// What was told longer ago than it may be kept can be read no more; what it counts for stays.
    @Test
    void valuesOfOldEventsAgeAndTheirCountsStay() {
        SimulatedWorld simulated = new SimulatedWorld(1, Shop.START);
        World world = simulated.world();
        try (Shop shop = Shop.personal(world)) {
            shop.plan.dictionary().subjects().orElseThrow().keep(Optional.of(Duration.ofDays(90)));
            for (int i = 0; i < 6; i++) shop.decider.decide(Event.json("{\"id\":\"d" + i + "\",\"card\":\"c" + i % 3 + "\",\"amount\":5}"), Shop.START + i);
            simulated.advance(80 * Shop.DAY);
            shop.decider.decide(Event.json("{\"id\":\"late\",\"card\":\"c0\",\"amount\":5}"), Shop.START + 80 * Shop.DAY);
            assertThat(cards(shop)).containsExactly("c0", "c1", "c2");
        }
        simulated.advance(12 * Shop.DAY);
        Subjects subjects = Shop.subjects(world);
        subjects.keep(Optional.of(Duration.ofDays(90)));
        try (Shop shop = Shop.personal(world)) {
            assertThat(shop.decider.recovered().forgotten()).isEqualTo(6);
            assertThat(shop.decider.recovered().events()).isEqualTo(7);
            assertThat(cards(shop)).as("told 12 days ago").containsExactly("c0", "lost");
        }
    }

    private static Set<String> cards(Shop shop) {
        shop.log.sync();
        Set<String> cards = new TreeSet<>();
        try (LogReader reader = shop.log.reader(0)) {
            while (reader.next()) {
                if (!(Records.read(reader.kind(), reader.payload()) instanceof EventRecord event)) continue;
                Subjects subjects = shop.plan.dictionary().subjects().orElseThrow();
                cards.add(subjects.isForgotten(event.values()) ? "lost" : subjects.open(event.values()).text(0));
            }
        }
        return cards;
    }
}
