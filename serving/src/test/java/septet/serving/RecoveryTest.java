package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.EventRecord;
import septet.data.FeatureRow;
import septet.data.LabelRecord;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.Records;
import septet.data.SourceRecord;
import septet.data.TextRow;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// A system that was started again knows what it knew, and goes on as if it had never stopped.
class RecoveryTest {
    private static final int STEPS = 120;

    @Test
    void restartsAtAnyMomentChangeNoAnswerNoStateAndNothingThatIsHeard() {
        for (long seed = 1; seed <= 30; seed++) {
            List<History.Step> history = History.of(seed, STEPS);
            List<String> whole = new ArrayList<>();
            List<String> cut = new ArrayList<>();
            Shop steady = Shop.open(new SimulatedWorld(seed, Shop.START).disk());
            SimulatedDisk disk = new SimulatedWorld(seed, Shop.START).disk();
            Shop restarted = Shop.open(disk);
            Chance chance = Chance.of(seed).of("restarts");
            for (History.Step step : history) {
                whole.add(History.ask(steady, step));
                if (chance.nextInt(20) == 0) {
                    restarted.close();
                    restarted = Shop.open(disk);
                }
                cut.add(History.ask(restarted, step));
            }
            assertThat(cut).as("seed " + seed).isEqualTo(whole);
            restarted.close();
            restarted = Shop.open(disk);
            assertThat(restarted.decider.stateHash()).as("seed " + seed).isEqualTo(steady.decider.stateHash());
            assertThat(restarted.recorder.heard).as("seed " + seed).isEqualTo(steady.recorder.heard);
            assertThat(restarted.log.hash()).as("seed " + seed).isEqualTo(steady.log.hash());
            steady.close();
            restarted.close();
        }
    }

    @Test
    void afterAPowerCutEverythingAcknowledgedIsThereAndNothingIsHalfThere() {
        int lost = 0;
        for (long seed = 1; seed <= 400; seed++) {
            SimulatedDisk disk = new SimulatedWorld(seed, Shop.START).disk();
            Chance chance = Chance.of(seed).of("cut");
            // Its twin never loses power, and shows what the state is after a request that was in the middle.
            Shop twin = Shop.open(new SimulatedWorld(seed, Shop.START).disk(), 10, Horizon.DEFAULT);
            List<Long> hashes = new ArrayList<>(List.of(twin.decider.stateHash()));
            int acknowledged = 0;
            try {
                Shop shop = Shop.open(disk, 10, Horizon.DEFAULT);
                disk.powerCutAfter(chance.nextInt(60));
                for (History.Step step : History.of(seed, 40)) {
                    History.ask(twin, step);
                    hashes.add(twin.decider.stateHash());
                    History.ask(shop, step);
                    if (step.decides() && chance.nextInt(4) > 0) continue;
                    shop.log.sync();
                    acknowledged = hashes.size() - 1;
                }
                disk.powerCut();
            } catch (PowerLost cut) {
                lost++;
            }
            disk.powerOn();
            Shop again = Shop.open(disk, 10, Horizon.DEFAULT);
            assertThat(hashes.subList(acknowledged, hashes.size())).as("seed " + seed).contains(again.decider.stateHash());
            again.close();
            twin.close();
        }
        assertThat(lost).as("cuts in the middle of something").isGreaterThan(150);
    }

    /// The planted bug: a recovery that leaves out labels.
    @Test
    void aRecoveryThatForgetsLabelsIsCaught() {
        int caught = 0;
        for (long seed = 1; seed <= 20; seed++) {
            SimulatedDisk disk = new SimulatedWorld(seed, Shop.START).disk();
            Shop shop = Shop.open(disk);
            for (History.Step step : History.of(seed, STEPS)) History.ask(shop, step);
            long hash = shop.decider.stateHash();
            shop.close();
            SimulatedDisk faithful = copy(disk, seed, _ -> true);
            SimulatedDisk forgetful = copy(disk, seed, record -> !(record instanceof LabelRecord));
            assertThat(hashOf(faithful)).as("seed " + seed).isEqualTo(hash);
            if (hashOf(forgetful) != hash) caught++;
        }
        assertThat(caught).isEqualTo(20);
    }

    @Test
    void aDecisionWhoseEventWasNotWrittenCountsForNothingAndIsMadeAgain() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        Shop shop = Shop.open(disk);
        long hash = shop.decider.stateHash();
        DecisionRecord alone = new DecisionRecord("a", shop.log.end() + 1, Shop.START, "v1", "",
                List.of(new Candidate("", 1, 1, new double[] {0.9}, new FeatureRow(shop.plan.inputs().size()))), "block", List.of(), "");
        shop.log.append(alone.kind(), Records.write(alone));
        shop.close();
        Shop again = Shop.open(disk);
        assertThat(again.decider.recovered()).isEqualTo(new Recovered(0, 0, 0, 0, 1, 0, 0));
        assertThat(again.decider.stateHash()).isEqualTo(hash);
        assertThat(again.decider.decide(Event.json("{\"id\":\"a\",\"card\":\"c1\",\"amount\":3}"), Shop.START).decision()).isEqualTo("approve");
        again.close();
    }

    @Test
    void aPlanThatGrewReadsTheOldLogByTheNamesOfItsColumns() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        try (Log log = Log.open(disk, Shop.FOLDER, LogLimits.DEFAULT)) {
            for (LogRecord record : List.of(new SourceRecord("payments", List.of("amount", "gone", "card")),
                    new EventRecord("payments", Shop.START, Shop.START, Shop.START, "a", TextRow.of("12.50", "x", "c1")),
                    new EventRecord("removed", Shop.START, Shop.START, Shop.START, "", TextRow.of()))) {
                log.append(record.kind(), Records.write(record));
            }
        }
        Shop shop = Shop.open(disk);
        assertThat(shop.decider.recovered()).isEqualTo(new Recovered(0, 0, 1, 0, 0, 1, 0));
        assertThat(shop.decider.tell("payments", List.of(Event.json("{\"id\":\"a\",\"card\":\"c1\",\"amount\":12.50}")), Shop.START))
                .isEqualTo(new Receipt(0, 0, 1));
        shop.close();
    }

    @Test
    void rowsThatWereIngestedMeanwhileAreNotCountedTwice() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        Shop before = Shop.open(disk, 5, Horizon.DEFAULT);
        before.decider.tell("payments", List.of(Event.json("{\"id\":\"p7\",\"card\":\"c0\",\"terminal\":\"t2\",\"amount\":17,\"at\":\"2023-11-05T15:01:20Z\"}")), Shop.START);
        before.close();
        Shop after = Shop.open(disk, 100, Horizon.DEFAULT);
        assertThat(after.decider.recovered()).isEqualTo(new Recovered(0, 0, 0, 0, 0, 1, 0));
        after.close();
    }

    @Test
    void aLogThatFailsTakesNothingMoreAndSaysSo() {
        SimulatedDisk disk = new SimulatedWorld(1, Shop.START).disk();
        Shop shop = Shop.open(disk);
        disk.faults().space(0);
        History.Step step = new History.Step("", "{\"id\":\"a\",\"card\":\"c1\",\"amount\":3}", Shop.START);
        assertThat(History.ask(shop, step)).isEqualTo("SERVING-LOG-FAILED");
        assertThat(History.ask(shop, step)).isEqualTo("SERVING-LOG-FAILED");
        assertThat(History.ask(shop, new History.Step("logins", "{\"card\":\"c1\"}", Shop.START))).isEqualTo("SERVING-LOG-FAILED");
    }

    private static long hashOf(Disk disk) {
        try (Shop shop = Shop.open(disk)) {
            return shop.decider.stateHash();
        }
    }

    private static SimulatedDisk copy(Disk from, long seed, Predicate<LogRecord> kept) {
        SimulatedDisk to = new SimulatedWorld(seed, Shop.START).disk();
        try (LogReader reader = LogReader.open(from, Shop.FOLDER, 0); Log log = Log.open(to, Path.of("/log"), LogLimits.DEFAULT)) {
            while (reader.next()) {
                LogRecord record = Records.read(reader.kind(), reader.payload());
                // A decision names its event by the offset, which stays only while the order does.
                if (record instanceof DecisionRecord it) record = new DecisionRecord(it.request(), log.end() + 1, it.at(), it.version(), it.arm(),
                        it.candidates(), it.decision(), it.reasons(), it.degraded());
                if (kept.test(record)) log.append(record.kind(), Records.write(record));
            }
        }
        return to;
    }
}
