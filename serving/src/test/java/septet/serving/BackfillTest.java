package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import septet.data.Log;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.world.Chance;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// A design with a new feature and a changed one takes over from another that goes on serving: each answer is of one of them, and all that follow a place of the log of the new one.
class BackfillTest {
    private static final int STEPS = 200;

    /// Who answered each step as which design would have.
    private record Played(List<String> old, List<String> young, List<String> found) {
        /// The first place from which on all answers are of the new design; -1 where there is none such, or an answer is of neither.
        int switched() {
            int from = found.size();
            while (from > 0 && found.get(from - 1).equals(young.get(from - 1))) from--;
            for (int i = 0; i < from; i++) if (!found.get(i).equals(old.get(i))) return -1;
            return from;
        }
    }

    @Test
    void everyAnswerIsOfTheOldOrOfTheNewDesign() {
        int telling = 0;
        for (long seed = 1; seed <= 30; seed++) {
            int at = 20 + Chance.of(seed).of("switch").nextInt(STEPS - 40);
            Played played = play(seed, at, 0);
            assertThat(played.switched()).as("seed %d, switched at %d", seed, at).isBetween(0, at);
            for (int i = at; i < STEPS; i++) if (!played.old().get(i).equals(played.young().get(i))) telling++;
        }
        assertThat(telling).as("answers in which the designs differ").isGreaterThan(300);
    }

    /// The planted bug: the last records, which came while the rest was read, are not read.
    @Test
    void aStateThatLacksTheLastRecordsIsCaught() {
        int wrong = 0;
        for (long seed = 1; seed <= 10; seed++) if (play(seed, 120, 15).switched() < 0) wrong++;
        assertThat(wrong).isGreaterThan(5);
    }

    @Test
    void whatTookOverIsWhatARestartKnows() {
        SimulatedDisk disk = new SimulatedWorld(7, Shop.START).disk();
        Shop shop = Shop.open(disk);
        List<History.Step> history = History.of(7, STEPS);
        for (History.Step step : history.subList(0, 100)) History.ask(shop, step);
        FeaturePlan plan = Shop.plan(changed());
        Backfill backfill = backfill(plan, shop.log);
        shop.decider.succeed(backfill, Shop.ladder(plan, "v2"));
        for (History.Step step : history.subList(100, STEPS)) History.ask(shop, step);
        FeaturePlan again = Shop.plan(changed());
        FeatureState state = new FeatureState(again);
        Shop.ingest(again, state, 100);
        shop.log.flush();
        Decider restarted = Decider.recover(Shop.setup(again, Horizon.DEFAULT), state, shop.log, new Recorder());
        assertThat(restarted.stateHash()).isEqualTo(shop.decider.stateHash());
        shop.close();
    }

    /// Clients go on asking on the thread that serves while another one reads the log.
    @Test
    void itIsMadeBesideTheServer() throws InterruptedException, ExecutionException {
        Shop shop = Shop.open(new SimulatedWorld(3, Shop.START).disk());
        Shop old = Shop.open(new SimulatedWorld(3, Shop.START).disk());
        Shop young = Shop.with(changed());
        List<History.Step> history = History.of(3, 3_000);
        List<String> found = new ArrayList<>();
        AtomicBoolean isNear = new AtomicBoolean();
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            FeaturePlan plan = Shop.plan(changed());
            Backfill backfill = backfill(plan, shop.log);
            Future<?> reading = beside.submit(() -> {
                while (!isNear.get()) if (backfill.advance(50) < 50 && backfill.records() > 2_000) isNear.set(true);
            });
            int next = 0;
            for (; next < history.size() && !isNear.get(); next++) found.add(plain(History.ask(shop, history.get(next))));
            isNear.set(true);
            reading.get();
            shop.decider.succeed(backfill, Shop.ladder(plan, "v2"));
            for (; next < history.size(); next++) found.add(plain(History.ask(shop, history.get(next))));
        }
        Played played = new Played(answers(old, history), answers(young, history), found);
        assertThat(played.switched()).isNotNegative();
        for (Shop each : List.of(shop, old, young)) each.close();
    }

    /// @param at      the step before which the new design takes over
    /// @param lacking so many records at the end are not read
    private static Played play(long seed, int at, int lacking) {
        List<History.Step> history = History.of(seed, STEPS);
        Chance chance = Chance.of(seed).of("backfill");
        Shop shop = Shop.open(new SimulatedWorld(seed, Shop.START).disk());
        Shop old = Shop.open(new SimulatedWorld(seed, Shop.START).disk());
        Shop young = Shop.with(changed());
        FeaturePlan plan = Shop.plan(changed());
        Backfill backfill = backfill(plan, shop.log);
        FeaturePlan other = Shop.plan(changed());
        FeatureState lazy = new FeatureState(other);
        Shop.ingest(other, lazy, 100);
        Decider hasty = new Decider(Shop.setup(other, Horizon.DEFAULT), lazy, shop.log, new Recorder());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (i == at - lacking && lacking > 0) hasty.read(shop.log.reader(0), Long.MAX_VALUE);
            if (i == at && lacking == 0) shop.decider.succeed(backfill, Shop.ladder(plan, "v2"));
            if (i == at && lacking > 0) {
                shop.decider.become(hasty);
                shop.decider.serve(Shop.ladder(other, "v2"));
            }
            found.add(plain(History.ask(shop, history.get(i))));
            if (i < at && chance.nextInt(5) == 0) backfill.advance(chance.nextInt(40));
        }
        Played played = new Played(answers(old, history), answers(young, history), found);
        for (Shop each : List.of(shop, old, young)) each.close();
        return played;
    }

    private static List<String> answers(Shop shop, List<History.Step> history) {
        return history.stream().map(step -> plain(History.ask(shop, step))).toList();
    }

    /// Names that the server gives, and the version, are another matter.
    private static String plain(String answer) {
        return answer.replaceAll("~\\d+", "~").replaceAll("v[12]", "v");
    }

    private static Backfill backfill(FeaturePlan plan, Log log) {
        FeatureState state = new FeatureState(plan);
        Shop.ingest(plan, state, 100);
        return Backfill.of(Shop.setup(plan, Horizon.DEFAULT), state, log, new Recorder());
    }

    private static Map<String, String> changed() {
        Map<String, String> features = Shop.features();
        features.put("card_most", "max(amount) by card over 7d");
        features.put("card_payments", "count() by card over 3d");
        return features;
    }
}
