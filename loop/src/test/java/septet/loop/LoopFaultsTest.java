package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.data.LoopRecord;
import septet.model.Version;
import septet.monitoring.StepVerdict;
import septet.world.Chance;

/// A short loop with everything going wrong, and with faulty parts.
class LoopFaultsTest {
    private static final long DAY = 86_400_000_000L;
    private static final int DAYS = 12;
    private static Job job;
    private static Ingested ingested;
    private static ClosedLoop loop;
    private static long from;

    @BeforeAll
    static void run() throws InterruptedException {
        job = Towns.job(Towns.SHORT);
        ingested = Run.of(job).ingested();
        loop = loop(LoopParts.OURS);
        from = loop.play(1, List.of()).about().from();
    }

    private static ClosedLoop loop(LoopParts parts) {
        return ClosedLoop.of(job, ingested, LoopTerms.days(DAYS), Profile.ASSUMED, parts);
    }

    private static List<Mishap> mishaps(long seed) {
        Chance chance = Chance.of(seed).of("mishaps");
        List<Mishap> mishaps = new ArrayList<>();
        for (int i = 1 + chance.nextInt(4); i > 0; i--) {
            Mishap.Kind kind = Mishap.Kind.values()[chance.nextInt(Mishap.Kind.values().length)];
            mishaps.add(new Mishap(kind, from + (long) (chance.nextDouble() * DAYS * DAY), DAY / 24 * (1 + chance.nextInt(12))));
        }
        return mishaps;
    }

    @Test
    void whateverGoesWrongNothingIsLostAndNothingPromotedWithoutEvidence() throws InterruptedException {
        int restarts = 0;
        for (int seed = 1; seed <= 40; seed++) {
            LoopReport found = loop.play(seed, mishaps(seed));
            assertThat(found.checks().hold()).as("seed %d: %s %s", seed, mishaps(seed), found.checks()).isTrue();
            restarts += (int) found.story().stream().filter(entry -> entry.action().equals("restart")).count();
        }
        assertThat(restarts).isGreaterThan(20);
    }

    @Test
    void aFollowerThatLaggedCatchesUp() throws InterruptedException {
        LoopReport calm = loop.play(5, List.of());
        LoopReport lagged = loop.play(5, List.of(new Mishap(Mishap.Kind.FOLLOWER_LAGS, from + DAY, 2 * DAY)));
        assertThat(lagged.checks().hold()).as("%s", lagged.checks()).isTrue();
        assertThat(lagged.records()).as("every late value was told").isEqualTo(calm.records());
        assertThat(lagged.logHash()).as("later than else").isNotEqualTo(calm.logHash());
    }

    /// Killed in shadows and canaries, between the looks and upon them.
    @Test
    void aProcessThatIsKilledDecidesAsOneThatIsNot() throws InterruptedException {
        List<Mishap> kills = new ArrayList<>();
        for (long at = 11; at < 24 * DAYS; at += 11) kills.add(new Mishap(Mishap.Kind.KILL, from + at * DAY / 24, 0));
        assertThat(decided(loop.play(5, kills))).isEqualTo(decided(loop.play(5, List.of()))).anyMatch(entry -> entry.action().equals("canary") && entry.verdict().equals("hold"));
    }

    private static List<LoopReport.Entry> decided(LoopReport report) {
        return report.story().stream().filter(entry -> !entry.action().equals("fault") && !entry.action().equals("restart")).toList();
    }

    @Test
    void whileTheStoreIsDownCallersTryAgain() throws InterruptedException {
        LoopReport found = loop.play(5, List.of(new Mishap(Mishap.Kind.STORE_DOWN, from + DAY, DAY / 2)));
        assertThat(found.story()).anySatisfy(entry -> assertThat(entry.sentence()).contains("takes nothing more"));
        assertThat(found.totals().rows()).isEqualTo(loop.play(5, List.of()).totals().rows());
        assertThat(found.checks().hold()).as("%s", found.checks()).isTrue();
    }

    @Test
    void theSameSeedAndMishapsGiveTheSameBytes() throws InterruptedException {
        assertThat(LoopJson.write(loop.play(7, mishaps(7)))).isEqualTo(LoopJson.write(loop.play(7, mishaps(7))));
    }

    @Test
    void aDamagedModelIsWithdrawn() throws InterruptedException {
        LoopReport found = loop.play(3, List.of(new Mishap(Mishap.Kind.CORRUPT_MODEL, from, 0)));
        assertThat(found.story()).anySatisfy(entry -> {
            assertThat(entry.verdict()).isEqualTo("roll back");
            assertThat(entry.sentence()).contains("degraded answers 100.00%");
        });
        assertThat(found.checks().hold()).isTrue();
    }

    @Test
    void retrainingOnLabelsThatAreNotKnownYetIsCaught() throws InterruptedException {
        assertThat(loop(LoopParts.OURS.known((knownAt, at) -> true)).play(1, List.of()).checks().rollouts().immature()).isPositive();
    }

    @Test
    void learningFromRowsThatJudgeIsCaught() throws InterruptedException {
        assertThat(loop(LoopParts.OURS.learns((part, recent) -> true)).play(1, List.of()).checks().rollouts().leaked()).isPositive();
    }

    @Test
    void aCanaryThatDoesNotStickIsCaught() throws InterruptedException {
        assertThat(loop(LoopParts.OURS.unit(_ -> -1)).play(1, List.of()).checks().rollouts().unsticky()).isPositive();
    }

    @Test
    void anAlarmThatNeverFiresIsCaught() throws InterruptedException {
        ClosedLoop deaf = loop(LoopParts.OURS.judge((watch, over, last) -> new StepVerdict(over ? StepVerdict.Outcome.ADVANCE : StepVerdict.Outcome.HOLD, "all is well", List.of())));
        assertThat(deaf.play(3, List.of(new Mishap(Mishap.Kind.CORRUPT_MODEL, from, 0))).checks().rollouts().harmful()).isPositive();
    }

    @Test
    void aRollbackThatIsLostIsCaught() throws InterruptedException {
        ClosedLoop worse = loop(LoopParts.OURS.judge((watch, over, last) -> new StepVerdict(over ? StepVerdict.Outcome.ROLL_BACK : StepVerdict.Outcome.HOLD, "it is worse", List.of())).stage(Deaf::new));
        assertThat(worse.play(1, List.of()).checks().rollouts().undead()).isPositive();
    }

    @Test
    void aRecordThatIsWrittenTwiceAfterARestartIsCaught() throws InterruptedException {
        List<Mishap> killed = List.of(new Mishap(Mishap.Kind.KILL, from + 5 * DAY, 0));
        assertThat(loop(LoopParts.OURS.stage(Stutter.ofThisProcess())).play(1, List.of()).checks().twice()).isZero();
        assertThat(loop(LoopParts.OURS.stage(Stutter.ofThisProcess())).play(1, killed).checks().twice()).isPositive();
    }

    /// Says its first word twice, but for the first process.
    private record Stutter(Stage stage, AtomicBoolean stutters) implements Stage {
        static UnaryOperator<Stage> ofThisProcess() {
            AtomicInteger processes = new AtomicInteger();
            return stage -> new Stutter(stage, new AtomicBoolean(processes.getAndIncrement() > 0));
        }

        @Override
        public void serve(Version version) {
            stage.serve(version);
        }

        @Override
        public void step(String rollout, Version challenger, double share) {
            stage.step(rollout, challenger, share);
        }

        @Override
        public void act(LoopRecord decided) {
            stage.act(decided);
            if (stutters.getAndSet(false)) stage.act(decided);
        }
    }

    /// Begins canaries at once, and does not hear when what served before is to serve again.
    private record Deaf(Stage stage) implements Stage {
        @Override
        public void serve(Version version) {
            if (version.id().equals("v1") && version.parent().isEmpty() && !begun.get()) {
                stage.serve(version);
                begun.set(true);
            }
        }

        private static final ThreadLocal<Boolean> begun = ThreadLocal.withInitial(() -> false);

        @Override
        public void step(String rollout, Version challenger, double share) {
            stage.step(rollout, challenger, Math.max(share, 0.25));
        }

        @Override
        public void act(LoopRecord decided) {
            stage.act(decided);
        }
    }
}
