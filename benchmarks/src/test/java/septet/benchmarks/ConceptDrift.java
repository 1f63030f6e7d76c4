package septet.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import septet.loop.ClosedLoop;
import septet.loop.Job;
import septet.loop.LoopReport;
import septet.loop.LoopTerms;
import septet.loop.Profile;
import septet.loop.Run;
import septet.loop.WorldScript;

/// A new pattern of fraud in week 5 of a scripted world: found within three days of the first labels that show it, retrained, gated, promoted; what that saved against no
/// retraining, in money. In a world whose labels are poisoned retraining does not help, and its candidates are refused. Without a change there are few alarms.
final class ConceptDrift {
    static final String NAME = "concept-drift";
    private static final long DAY = 86_400_000_000L;
    private static final int DAYS = 63;
    private static final int CHANGED = 28;
    private static final int MATURES = 7;
    /// Days of the rows that judge a candidate, halved.
    private static final int HALF = 14;
    /// Towns without a change: a hundred weeks of them.
    private static final int TOWNS = 12;
    private static final String PATTERN = "fraud in 90% from 28d where amount between 60 and 66";
    private static final String POISON = "labels poisoned in 15% from 0d";

    private ConceptDrift() {}

    /// What one rehearsal found, and when, in microseconds since its beginning.
    record Played(double cost, String currency, long rows, int retrainings, int refused, int promotions, List<Told> story) {
        record Told(long at, String action, String verdict, String sentence) {}

        static Played of(LoopReport found) {
            return new Played(found.totals().cost(), found.currency(), found.totals().rows(), found.totals().retrainings(), found.totals().refused(), found.totals().promotions(),
                    found.story().stream().map(entry -> new Told(entry.at() - found.about().from(), entry.action(), entry.verdict(), entry.sentence())).toList());
        }

        Stream<Told> all(String action) {
            return story.stream().filter(told -> told.action().equals(action));
        }

        /// That answers have become worse.
        Stream<Told> worse() {
            return all("alarm").filter(told -> told.sentence().startsWith("Answers"));
        }
    }

    /// A town that was run once; only where a part of the figure is still to be found.
    private static final class Town {
        private final String seed;
        private Optional<Ready> ready = Optional.empty();

        private record Ready(Job job, Run.Result run) {}

        Town(String seed) {
            this.seed = seed;
        }

        Played play(LoopTerms terms) throws Exception {
            if (ready.isEmpty()) {
                Job job = RehearsedLoop.job(design(seed));
                ready = Optional.of(new Ready(job, Run.of(job)));
            }
            Run.Result run = ready.get().run();
            return Played.of(ClosedLoop.of(ready.get().job(), run.ingested(), terms, Profile.of(Optional.of(run.report()))).play());
        }
    }

    static Outcome run(Size size) throws Exception {
        KeptParts parts = KeptParts.of(NAME, size);
        Town town = new Town("7");
        LoopTerms plain = LoopTerms.days(DAYS);
        LoopTerms changed = plain.in(WorldScript.read(List.of(PATTERN)), PATTERN);
        Played with = parts.of("with retraining", Played.class, () -> town.play(changed));
        Played without = parts.of("without retraining", Played.class, () -> town.play(changed.withoutRetraining()));
        Played poisoned = parts.of("poisoned", Played.class, () -> town.play(plain.in(WorldScript.read(List.of(POISON)), POISON)));
        Played calm = parts.of("without the pattern", Played.class, () -> town.play(plain));
        long shows = (CHANGED + MATURES) * DAY;
        double found = with.worse().filter(told -> told.at() >= shows).findFirst().map(told -> (told.at() - shows) / (double) DAY).orElse(Double.POSITIVE_INFINITY);
        boolean promoted = with.all("promote").anyMatch(told -> told.verdict().equals("advance") && told.at() >= shows);
        double saved = without.cost() - with.cost();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("days from the first labels that show it to the alarm", found);
        values.put("promoted after it", promoted);
        values.put("cost with and without retraining, " + with.currency(), Shown.text(with.cost()) + ", " + Shown.text(without.cost()));
        values.put("saved by retraining", saved);
        values.put("poisoned world: candidates, refused, promoted", poisoned.retrainings() + ", " + poisoned.refused() + ", " + poisoned.promotions());
        long half = (MATURES + HALF) * DAY;
        long late = poisoned.all("gate").filter(told -> told.verdict().equals("pass") && told.at() >= half).count();
        values.put("of them passed once half of the rows that judge are poisoned", late);
        long alarms = size == Size.DEEP ? undrifted(values, parts) : 0;
        boolean met = found <= 3 && promoted && saved > 0 && poisoned.refused() > 0 && late == 0 && alarms <= 5;
        return new Outcome(NAME, "7, 100.." + (100 + TOWNS - 1), with.rows(), values, Map.of("a world without the pattern, taken for one with it", calm.worse().findAny().isEmpty()), met);
    }

    private static long undrifted(Map<String, Object> values, KeptParts parts) throws Exception {
        List<String> alarms = new ArrayList<>();
        for (int seed = 100; seed < 100 + TOWNS; seed++) {
            Town town = new Town(Integer.toString(seed));
            Played found = parts.of("town " + seed, Played.class, () -> town.play(LoopTerms.days(DAYS)));
            for (Played.Told alarm : found.all("alarm").toList()) alarms.add("town " + seed + ", day " + alarm.at() / DAY + ": " + alarm.sentence());
        }
        values.put("alarms in " + TOWNS * DAYS / 7 + " weeks without a change", alarms.size());
        values.put("they were", alarms);
        return alarms.size();
    }

    /// The example with fewer cards, a short search, and a loop that answers alarms.
    private static String design(String seed) throws IOException {
        String town = Repository.replaced(RehearsedPayments.design(), "with: {days: 183, seed: 7}", "with: {days: 135, seed: " + seed + ", cards: 1000, terminals: 8000}");
        String quick = town.replaceFirst("trials: \\d+", "trials: 2").replaceFirst("rounds: [0-9.]+", "rounds: 60").replaceFirst("average precision >= 0.60", "average precision >= 0.40");
        return RehearsedLoop.closed(quick).replace("retrain: {every: 7d}", "retrain: {every: 7d, when: [drift]}").replace("within 5% of served", "within 15% of served")
                .replace("refresh: [shadow for 1h, 5% for 1d, 50% for 1d, all]", "refresh: [shadow for 6h, 25% for 1d, all]");
    }
}
