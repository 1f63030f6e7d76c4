package septet.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.data.LoopRecord;
import septet.loop.ClosedLoop;
import septet.loop.LoopParts;
import septet.loop.LoopReport;
import septet.loop.Mishap;
import septet.loop.Stage;
import septet.model.Version;
import septet.monitoring.StepVerdict;
import septet.monitoring.StepWatch;
import septet.world.Chance;

/// Simulated faults: a short closed loop, rehearsed with one seed after the other, each with another handful of things that go wrong at other moments. No event
/// that was acknowledged is lost, nothing is promoted without evidence, nothing unregistered answers, whatever was under way when the process ended.
final class LoopFaults {
    static final String NAME = "loop-faults";
    private static final long HOUR = 3_600_000_000L;
    private static final int DEEP = 10_000;
    private static final int SHARE = 300;

    private LoopFaults() {}

    static Outcome run(Size size) throws Exception {
        int seeds = size == Size.DEEP ? DEEP : SHARE;
        ShortLoop shortLoop = ShortLoop.open();
        ClosedLoop loop = shortLoop.loop(LoopParts.OURS);
        long from = loop.play(0, List.of()).about().from();
        long events = 0;
        long promotions = 0;
        long rollbacks = 0;
        List<String> broken = new ArrayList<>();
        Map<String, Integer> injected = new TreeMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            List<Mishap> mishaps = mishaps(seed, from);
            LoopReport found = loop.play(seed, mishaps);
            events += found.totals().rows();
            promotions += found.totals().promotions();
            rollbacks += found.totals().rollbacks() + found.totals().undecided();
            mishaps.forEach(mishap -> injected.merge(mishap.kind().words(), 1, Integer::sum));
            found.story().stream().filter(entry -> entry.action().equals("restart")).forEach(_ -> injected.merge("starts again", 1, Integer::sum));
            if (!found.checks().hold() && broken.size() < 10) broken.add("seed " + seed + ": " + found.checks());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rehearsals", seeds);
        values.put("virtual days", seeds * ShortLoop.DAYS);
        values.put("events decided", events);
        values.put("promotions", promotions);
        values.put("candidates withdrawn", rollbacks);
        values.put("injected", injected.toString());
        values.put("rehearsals in which anything was lost, unproven, unregistered, leaked or unsticky", broken);
        return new Outcome(NAME, "1.." + seeds, seeds, values, planted(shortLoop, from), broken.isEmpty() && promotions > seeds / 4 && rollbacks > seeds / 20);
    }

    private static List<Mishap> mishaps(long seed, long from) {
        Chance chance = Chance.of(seed).of("mishaps");
        List<Mishap> mishaps = new ArrayList<>();
        for (int left = 1 + chance.nextInt(5); left > 0; left--) {
            Mishap.Kind kind = Mishap.Kind.values()[chance.nextInt(Mishap.Kind.values().length)];
            mishaps.add(new Mishap(kind, from + (long) (chance.nextDouble() * ShortLoop.DAYS * 24 * HOUR), HOUR * (1 + chance.nextInt(12))));
        }
        return mishaps;
    }

    private static Map<String, Boolean> planted(ShortLoop shortLoop, long from) throws InterruptedException {
        List<Mishap> corrupt = List.of(new Mishap(Mishap.Kind.CORRUPT_MODEL, from, 0));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("retraining learns from the rows that judge", rollouts(shortLoop, LoopParts.OURS.learns((_, _) -> true), List.of()).leaked() > 0);
        caught.put("retraining on labels that are not known yet", rollouts(shortLoop, LoopParts.OURS.known((_, _) -> true), List.of()).immature() > 0);
        caught.put("a canary that does not stick", rollouts(shortLoop, LoopParts.OURS.unit(_ -> -1), List.of()).unsticky() > 0);
        caught.put("an alarm that never fires", rollouts(shortLoop, LoopParts.OURS.judge(LoopFaults::deaf), corrupt).harmful() > 0);
        caught.put("a rollback that is lost", rollouts(shortLoop, LoopParts.OURS.judge(LoopFaults::stern).stage(Forgetful::new), List.of()).undead() > 0);
        return caught;
    }

    private static LoopReport.Rollouts rollouts(ShortLoop shortLoop, LoopParts parts, List<Mishap> mishaps) throws InterruptedException {
        return shortLoop.loop(parts).play(3, mishaps).checks().rollouts();
    }

    private static StepVerdict deaf(StepWatch watch, boolean over, boolean last) {
        return new StepVerdict(over ? StepVerdict.Outcome.ADVANCE : StepVerdict.Outcome.HOLD, "all is well", List.of());
    }

    /// Rolls back what could advance, from the canary on.
    private static StepVerdict stern(StepWatch watch, boolean over, boolean last) {
        StepVerdict verdict = watch.judge(over, last);
        return over ? new StepVerdict(StepVerdict.Outcome.ROLL_BACK, "it is worse", verdict.evidence()) : verdict;
    }

    /// A step that was begun goes on whatever is decided later.
    private static final class Forgetful implements Stage {
        private final Stage stage;
        private boolean serves;

        Forgetful(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void serve(Version version) {
            if (!serves) stage.serve(version);
            serves = true;
        }

        @Override
        public void step(String rollout, Version challenger, double share) {
            stage.step(rollout, challenger, 0.25);
        }

        @Override
        public void act(LoopRecord decided) {
            stage.act(decided);
        }
    }
}
