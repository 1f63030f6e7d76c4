package septet.loop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import septet.data.LoopRecord;
import septet.model.Change;
import septet.model.Heads;
import septet.model.Store;
import septet.model.Version;

/// Puts what a rehearsal of the closed loop found into a [LoopReport].
final class LoopReporting {
    private static final long DAY = 86_400_000_000L;

    /// @param from  microseconds
    /// @param until microseconds, excluded
    record Span(long from, long until) {
        int days() {
            return (int) ((until - from + DAY - 1) / DAY);
        }

        int day(long time) {
            return (int) ((time - from) / DAY);
        }
    }

    private final Job job;
    private final Preparation prepared;
    private final Material truth;
    private final Span span;
    private final LoopTerms terms;
    private final Profile profile;

    LoopReporting(Job job, Preparation prepared, Material truth, Span span, LoopTerms terms, Profile profile) {
        this.job = job;
        this.prepared = prepared;
        this.truth = truth;
        this.span = span;
        this.terms = terms;
        this.profile = profile;
    }

    /// What was fitted on the way.
    record Made(Refit refit, FitsAhead fits, Refit.Fresh first) {
        Refit.Fresh of(Version version) throws InterruptedException {
            return (Refit.Fresh) fits.at(version.provenance().until());
        }
    }

    LoopReport report(Ledger ledger, Made made, LoopPlay played, Version registered) throws InterruptedException {
        Store store = played.store();
        int[] rows = IntStream.range(0, truth.size()).filter(row -> ledger.line(row) != Ledger.NOTHING || ledger.version(row) != Ledger.NOTHING).toArray();
        List<LoopReport.Day> days = days(ledger, rows, unchanged(made.refit(), made.first(), rows), baseline(made.first(), rows));
        List<LoopReport.Entry> story = ledger.story().stream().map(LoopReporting::entry).toList();
        LoopReport.About about = new LoopReport.About(job.design().system(), registered.id(), made.refit().learner(), job.design().framing().forEach(), span.from(),
                span.until(), terms.seed(),
                terms.words());
        List<String> modelled = List.of(profile.text());
        return new LoopReport(LoopReport.FORMAT, about, Coins.of(job.design(), prepared.plan()), days, story, made(ledger, store, rows), totals(days, story),
                checks(ledger, played, story, made), ledger.slices(), holdback(ledger), lost(ledger), modelled, store.log().hash(), store.log().end());
    }

    private LoopReport.Lost lost(Ledger ledger) {
        if (ledger.lost().isEmpty()) return LoopReport.Lost.NONE;
        Long[] days = new Long[span.days()];
        java.util.Arrays.fill(days, 0L);
        for (RefusedRows.Request each : ledger.lost()) days[Math.clamp(span.day(each.at()), 0, days.length - 1)]++;
        return new LoopReport.Lost(ledger.lost().size(), List.of(days));
    }

    /// In the money of the design; without prices the story tells what its outcomes show.
    private Optional<LoopReport.Holdback> holdback(Ledger ledger) {
        if (job.design().requirements().costs().isEmpty()) return Optional.empty();
        long[][] prices = truth.prices();
        return ledger.held().map(held -> held.cost(IntStream.range(0, truth.size()).mapToDouble(row -> ledger.line(row) < 0 ? Double.NaN : RunQualities.coins(prices[ledger.line(row)][row]))
                .toArray()));
    }

    private static LoopReport.Entry entry(LoopRecord record) {
        return new LoopReport.Entry(record.at(), record.action(), record.version(), record.verdict(), record.sentence(), record.evidence());
    }

    /// For each row the line that the first version would have taken.
    private int[] unchanged(Refit refit, Refit.Fresh first, int[] rows) {
        if (!prepared.ruling().decides()) return new int[rows.length];
        double[][] said = refit.said(first.model(), rows);
        return prepared.ruling().choice(truth, rows, said, span.from()).decide(first.thresholds());
    }

    private int[] baseline(Refit.Fresh first, int[] rows) {
        if (!prepared.ruling().decides()) return new int[rows.length];
        double[][] said = new Baseline(first.release().plain(), new double[0]).said(truth, rows);
        return prepared.ruling().choice(truth, rows, said, span.from()).decide(first.release().thresholds(septet.evaluation.Contest.BASELINE, prepared.ruling()));
    }

    /// Sums of one day.
    private static final class Sums {
        private long rows;
        private long positives;
        private long cost;
        private long baseline;
        private long unchanged;
        private long acted;
        private long degraded;
        private double loss;
        private long losses;
        private final Map<Integer, Long> versions = new java.util.TreeMap<>();
    }

    private List<LoopReport.Day> days(Ledger ledger, int[] rows, int[] unchanged, int[] baseline) {
        Sums[] sums = IntStream.range(0, span.days()).mapToObj(_ -> new Sums()).toArray(Sums[]::new);
        Material material = truth;
        boolean asked = material.heads() instanceof Heads.Truth;
        long[][] prices = material.prices();
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            Sums day = sums[Math.clamp(span.day(material.times()[row]), 0, sums.length - 1)];
            day.rows++;
            if (asked && material.labels()[row] == 1) day.positives++;
            if (ledger.degraded(row)) day.degraded++;
            if (!Double.isNaN(ledger.loss(row))) {
                day.loss += ledger.loss(row);
                day.losses++;
            }
            day.versions.merge(ledger.version(row), 1L, Long::sum);
            int line = ledger.line(row);
            if (line < 0 || prices.length == 0) continue;
            if (line != prices.length - 1) day.acted++;
            day.cost += prices[line][row];
            day.baseline += prices[baseline[i]][row];
            day.unchanged += prices[unchanged[i]][row];
        }
        List<LoopReport.Day> days = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) days.add(day(span.from() + i * DAY, sums[i], ledger));
        return days;
    }

    private static LoopReport.Day day(long from, Sums sums, Ledger ledger) {
        double drift = ledger.drift(from + DAY);
        String most = sums.versions.entrySet().stream().max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> ledger.versions().get(entry.getKey())).orElse("");
        return new LoopReport.Day(from, sums.rows, sums.positives, RunQualities.coins(sums.cost), RunQualities.coins(sums.baseline), RunQualities.coins(sums.unchanged), sums.acted,
                sums.degraded, most, sums.losses == 0 ? 0 : sums.loss / sums.losses, Double.isNaN(drift) ? OptionalDouble.empty() : OptionalDouble.of(drift));
    }

    private static LoopReport.Totals totals(List<LoopReport.Day> days, List<LoopReport.Entry> story) {
        return new LoopReport.Totals(days.stream().mapToLong(LoopReport.Day::rows).sum(), days.stream().mapToDouble(LoopReport.Day::cost).sum(),
                days.stream().mapToDouble(LoopReport.Day::baseline).sum(), days.stream().mapToDouble(LoopReport.Day::unchanged).sum(),
                (int) story.stream().filter(each -> each.action().equals("retrain") && each.verdict().isEmpty()).count(),
                (int) story.stream().filter(each -> each.action().equals("promote") && each.verdict().equals("advance")).count(),
                (int) story.stream().filter(each -> each.action().equals("roll back") && each.verdict().equals("roll back")).count(),
                (int) story.stream().filter(each -> each.action().equals("roll back") && each.verdict().equals("undecided")).count(),
                (int) story.stream().filter(each -> each.action().equals("gate") && !each.verdict().equals("pass")).count());
    }

    private static List<LoopReport.Made> made(Ledger ledger, Store store, int[] rows) {
        Map<String, Long> answered = new HashMap<>();
        for (int row : rows) answered.merge(ledger.versions().get(ledger.version(row)), 1L, Long::sum);
        Map<String, Long> served = new HashMap<>();
        for (Change change : store.registry().versions().history()) if (change instanceof Change.Promoted(String version, long at, String _)) served.putIfAbsent(version, at);
        return store.registry().versions().all().stream().map(version -> new LoopReport.Made(version.id(), version.at(), version.provenance().rows(),
                served.containsKey(version.id()) ? OptionalLong.of(served.get(version.id())) : OptionalLong.empty(), answered.getOrDefault(version.id(), 0L))).toList();
    }

    private LoopReport.Checks checks(Ledger ledger, LoopPlay played, List<LoopReport.Entry> story, Made made) throws InterruptedException {
        Set<String> known = new HashSet<>();
        Store store = played.store();
        store.registry().versions().all().forEach(version -> known.add(version.id()));
        known.add(septet.evaluation.Contest.BASELINE);
        known.addAll(job.design().model().learners().keySet());
        Census census = played.census();
        long unregistered = ledger.versions().stream().filter(version -> !known.contains(version)).count();
        // what happens to a loop may happen once more at the same moment: a process that is killed as it starts, starts again
        return new LoopReport.Checks(played.acknowledged() - census.events(), census.twice() + Census.twice(ledger.acts()), unproven(store, story), unregistered, ledger.different(), ledger.compared(),
                rollouts(ledger, store, made));
    }

    private LoopReport.Rollouts rollouts(Ledger ledger, Store store, Made made) throws InterruptedException {
        long immature = 0;
        long leaked = 0;
        for (Version version : store.registry().versions().all()) {
            Window window = made.of(version).window();
            for (int[] rows : List.of(window.learn(), window.choose(), window.judge())) {
                immature += IntStream.of(rows).filter(row -> truth.knownAt()[row] > window.at()).count();
            }
            leaked += common(window.judge(), window);
            Optional<Version> served = version.parent().flatMap(store.registry().versions()::find);
            if (served.isPresent()) leaked += common(window.judge(), made.of(served.get()).window());
        }
        Rollcall rollcall = ledger.rollcall();
        return new LoopReport.Rollouts(immature, leaked, rollcall.unsticky(), rollcall.undead(), rollcall.harmful(ledger.acts()));
    }

    /// How many of these rows a version has learned from or was chosen on.
    private static long common(int[] judge, Window of) {
        BitSet used = new BitSet();
        IntStream.of(of.learn()).forEach(used::set);
        IntStream.of(of.choose()).forEach(used::set);
        return IntStream.of(judge).filter(used::get).count();
    }

    /// Promotions behind the first without a gate that was passed and steps that were.
    private static long unproven(Store store, List<LoopReport.Entry> story) {
        long unproven = 0;
        for (Change change : store.registry().versions().history().stream().filter(Change.Promoted.class::isInstance).skip(1).toList()) {
            String version = ((Change.Promoted) change).version();
            boolean passed = story.stream().anyMatch(each -> each.version().equals(version) && each.action().equals("gate") && each.verdict().equals("pass"));
            if (!passed) unproven++;
        }
        return unproven;
    }
}
