package septet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.data.LoopRecord;
import septet.loop.ClosedLoop;
import septet.loop.LoopParts;
import septet.loop.LoopReport;
import septet.loop.Mishap;
import septet.loop.MishapLine;
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
    /// Rehearsals that are found together.
    private static final int BLOCK = 250;
    private static final String AT_ONCE = "rehearsals with two at once";
    /// Poisoned labels are part of a world, as what is learned depends on them; the first is without.
    private static final List<List<String>> WORLDS = List.of(List.of(), List.of("poisoned labels at 1d for 2d"), List.of("poisoned labels at 4d for 3d"));

    private LoopFaults() {}

    /// What some rehearsals found.
    record Block(long events, long promotions, long withdrawn, Map<String, Integer> injected, List<String> broken) {
        Block and(Block other) {
            Map<String, Integer> both = new TreeMap<>(injected);
            other.injected.forEach((kind, times) -> both.merge(kind, times, Integer::sum));
            List<String> lines = new ArrayList<>(broken);
            lines.addAll(other.broken);
            return new Block(events + other.events, promotions + other.promotions, withdrawn + other.withdrawn, both, lines);
        }
    }

    static Outcome run(Size size) throws Exception {
        int seeds = size == Size.DEEP ? DEEP : SHARE;
        ShortLoop shortLoop = ShortLoop.open();
        List<ClosedLoop> worlds = WORLDS.stream().map(lines -> shortLoop.loop(LoopParts.OURS, MishapLine.read(lines))).toList();
        long from = worlds.getFirst().play(0, List.of()).about().from();
        KeptParts parts = KeptParts.of(NAME, size);
        Block all = new Block(0, 0, 0, Map.of(), List.of());
        for (int first = 1; first <= seeds; first += BLOCK) {
            int begin = first;
            int end = Math.min(seeds, first + BLOCK - 1);
            all = all.and(parts.of("seeds " + begin + " to " + end, Block.class, () -> block(worlds, from, begin, end)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rehearsals", seeds);
        values.put("virtual days", seeds * ShortLoop.DAYS);
        values.put("events decided", all.events);
        values.put("promotions", all.promotions);
        values.put("candidates withdrawn", all.withdrawn);
        values.put("injected", all.injected.toString());
        values.put("rehearsals in which anything was lost, told twice, unproven, unregistered, leaked or unsticky", all.broken.size());
        values.put("the first of them", all.broken.stream().limit(10).toList());
        boolean met = all.broken.isEmpty() && all.promotions > seeds / 4 && all.withdrawn > seeds / 20 && all.injected.getOrDefault(AT_ONCE, 0) > seeds / 10 && all.injected.keySet().containsAll(kinds());
        return new Outcome(NAME, "1.." + seeds, seeds, values, planted(shortLoop, from), met);
    }

    /// Each of them is to happen.
    private static Set<String> kinds() {
        return Arrays.stream(Mishap.Kind.values()).map(Mishap.Kind::words).collect(Collectors.toSet());
    }

    private static Block block(List<ClosedLoop> worlds, long from, int begin, int end) throws InterruptedException {
        Block all = new Block(0, 0, 0, Map.of(), List.of());
        for (int seed = begin; seed <= end; seed++) {
            int world = Chance.of(seed).of("world").nextInt(worlds.size());
            List<Mishap> mishaps = mishaps(seed, from);
            MishapLine.read(WORLDS.get(world)).forEach(line -> mishaps.add(line.from(from)));
            LoopReport found = worlds.get(world).play(seed, mishaps);
            Map<String, Integer> injected = new TreeMap<>();
            mishaps.forEach(mishap -> injected.merge(mishap.kind().words(), 1, Integer::sum));
            if (overlaps(mishaps)) injected.put(AT_ONCE, 1);
            found.story().stream().filter(entry -> entry.action().equals("restart")).forEach(_ -> injected.merge("starts again", 1, Integer::sum));
            List<String> broken = found.checks().hold() ? List.of() : List.of("seed " + seed + ": " + found.checks());
            all = all.and(new Block(found.totals().rows(), found.totals().promotions(), found.totals().rollbacks() + found.totals().undecided(), injected, broken));
        }
        return all;
    }

    private static List<Mishap> mishaps(long seed, long from) {
        Chance chance = Chance.of(seed).of("mishaps");
        List<Mishap.Kind> kinds = Arrays.stream(Mishap.Kind.values()).filter(kind -> kind != Mishap.Kind.POISONED_LABELS).toList();
        List<Mishap> mishaps = new ArrayList<>();
        for (int left = 1 + chance.nextInt(5); left > 0; left--) {
            Mishap.Kind kind = kinds.get(chance.nextInt(kinds.size()));
            mishaps.add(new Mishap(kind, from + (long) (chance.nextDouble() * ShortLoop.DAYS * 24 * HOUR), HOUR * (1 + chance.nextInt(12))));
        }
        if (chance.nextInt(2) == 0) mishaps.add(within(mishaps.getFirst(), kinds.get(chance.nextInt(kinds.size())), chance));
        return mishaps;
    }

    /// Something else goes wrong before that is over, for as long as half an hour or twice as long.
    private static Mishap within(Mishap other, Mishap.Kind kind, Chance chance) {
        return new Mishap(kind, other.at() + (long) (chance.nextDouble() * other.length()), HOUR / 2 + (long) (chance.nextDouble() * 2 * other.length()));
    }

    /// Whether two things that last go wrong at once.
    private static boolean overlaps(List<Mishap> mishaps) {
        List<Mishap> lasting = mishaps.stream().filter(each -> each.kind().lasts()).toList();
        return lasting.stream().anyMatch(one -> lasting.stream().anyMatch(other -> one != other && one.at() <= other.at() && other.at() < one.at() + one.length()));
    }

    private static Map<String, Boolean> planted(ShortLoop shortLoop, long from) throws InterruptedException {
        List<Mishap> corrupt = List.of(new Mishap(Mishap.Kind.CORRUPT_MODEL, from, 0));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("retraining learns from the rows that judge", rollouts(shortLoop, LoopParts.OURS.learns((_, _) -> true), List.of()).leaked() > 0);
        caught.put("retraining on labels that are not known yet", rollouts(shortLoop, LoopParts.OURS.known((_, _) -> true), List.of()).immature() > 0);
        caught.put("a canary that does not stick", rollouts(shortLoop, LoopParts.OURS.unit(_ -> -1), List.of()).unsticky() > 0);
        caught.put("an alarm that never fires", rollouts(shortLoop, LoopParts.OURS.judge(LoopFaults::deaf), corrupt).harmful() > 0);
        caught.put("a rollback that is lost", rollouts(shortLoop, LoopParts.OURS.judge(LoopFaults::stern).stage(Forgetful::new), List.of()).undead() > 0);
        List<Mishap> killed = List.of(new Mishap(Mishap.Kind.KILL, from + 100 * HOUR, 0));
        int[] processes = new int[1];
        LoopParts stutters = LoopParts.OURS.stage(stage -> processes[0]++ == 0 ? stage : new Stutter(stage));
        caught.put("a record written twice after a restart", shortLoop.loop(stutters, List.of()).play(3, killed).checks().twice() > 0);
        return caught;
    }

    /// Says all that is decided twice.
    private record Stutter(Stage stage) implements Stage {
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
            stage.act(decided);
        }
    }

    private static LoopReport.Rollouts rollouts(ShortLoop shortLoop, LoopParts parts, List<Mishap> mishaps) throws InterruptedException {
        return shortLoop.loop(parts, List.of()).play(3, mishaps).checks().rollouts();
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
