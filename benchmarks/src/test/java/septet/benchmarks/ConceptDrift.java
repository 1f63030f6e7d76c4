package septet.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int WEEKS = 100;
    private static final String PATTERN = "fraud in 90% from 28d where amount between 60 and 66";

    private ConceptDrift() {}

    static Outcome run(Size size) throws Exception {
        Job job = RehearsedLoop.job(design("7"));
        Run.Result run = Run.of(job);
        Profile profile = Profile.of(Optional.of(run.report()));
        LoopTerms terms = LoopTerms.days(DAYS).in(WorldScript.read(List.of(PATTERN)), PATTERN);
        LoopReport with = ClosedLoop.of(job, run.ingested(), terms, profile).play();
        LoopReport without = ClosedLoop.of(job, run.ingested(), terms.withoutRetraining(), profile).play();
        String poison = "labels poisoned in 15% from 0d";
        LoopReport poisoned = ClosedLoop.of(job, run.ingested(), LoopTerms.days(DAYS).in(WorldScript.read(List.of(poison)), poison), profile).play();
        long shows = with.about().from() + (CHANGED + MATURES) * DAY;
        double found = with.story().stream().filter(entry -> entry.action().equals("alarm") && entry.sentence().startsWith("Answers") && entry.at() >= shows).findFirst()
                .map(entry -> (entry.at() - shows) / (double) DAY).orElse(Double.POSITIVE_INFINITY);
        boolean promoted = with.story().stream().anyMatch(entry -> entry.action().equals("promote") && entry.verdict().equals("advance") && entry.at() >= shows);
        double saved = without.totals().cost() - with.totals().cost();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("days from the first labels that show it to the alarm", found);
        values.put("promoted after it", promoted);
        values.put("cost with and without retraining, " + with.currency(), Shown.text(with.totals().cost()) + ", " + Shown.text(without.totals().cost()));
        values.put("saved by retraining", saved);
        values.put("poisoned world: candidates, refused, promoted", poisoned.totals().retrainings() + ", " + poisoned.totals().refused() + ", " + poisoned.totals().promotions());
        long half = poisoned.about().from() + (MATURES + HALF) * DAY;
        long late = poisoned.story().stream().filter(entry -> entry.action().equals("gate") && entry.verdict().equals("pass") && entry.at() >= half).count();
        values.put("of them passed once half of the rows that judge are poisoned", late);
        int alarms = size == Size.DEEP ? undrifted(values, profile) : 0;
        boolean met = found <= 3 && promoted && saved > 0 && poisoned.totals().refused() > 0 && late == 0 && alarms <= 5;
        return new Outcome(NAME, "7", with.totals().rows(), values, Map.of("a world without the pattern, taken for one with it",
                ClosedLoop.of(job, run.ingested(), LoopTerms.days(DAYS), profile).play().story().stream().noneMatch(entry -> entry.sentence().startsWith("Answers have"))), met);
    }

    private static int undrifted(Map<String, Object> values, Profile profile) throws Exception {
        int alarms = 0;
        for (int seed = 0; seed < WEEKS * 7 / DAYS + 1; seed++) {
            Job job = RehearsedLoop.job(design(Integer.toString(100 + seed)));
            LoopReport found = ClosedLoop.of(job, Run.of(job).ingested(), LoopTerms.days(DAYS), profile).play();
            alarms += (int) found.story().stream().filter(entry -> entry.action().equals("alarm")).count();
        }
        values.put("alarms in " + WEEKS + " weeks without a change", alarms);
        return alarms;
    }

    /// The example with fewer cards, a short search, and a loop that answers alarms.
    private static String design(String seed) throws IOException {
        String town = Repository.replaced(RehearsedPayments.design(), "with: {days: 183, seed: 7}", "with: {days: 135, seed: " + seed + ", cards: 1000, terminals: 8000}");
        String quick = town.replaceFirst("trials: \\d+", "trials: 2").replaceFirst("rounds: [0-9.]+", "rounds: 60").replaceFirst("average precision >= 0.60", "average precision >= 0.40");
        return RehearsedLoop.closed(quick).replace("retrain: {every: 7d}", "retrain: {every: 7d, when: [drift]}").replace("within 5% of served", "within 15% of served")
                .replace("refresh: [shadow for 1h, 5% for 1d, 50% for 1d, all]", "refresh: [shadow for 6h, 25% for 1d, all]");
    }
}
