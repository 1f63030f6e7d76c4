package septet.loop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.evaluation.Promotion;
import septet.evaluation.Verdict;
import septet.model.Registry;
import septet.model.Version;
import septet.monitoring.Retrain;
import septet.monitoring.StepVerdict;
import septet.serving.RolloutStep;
import septet.world.Chance;

/// The closed loop: asks for candidates, lets the gates judge them, takes them step by step, promotes or rolls back. Plain and single-threaded: it acts
/// between two requests, at the moments that its agenda holds; nothing here reads a clock.
final class Conductor {
    private static final long DAY = 86_400_000_000L;
    /// A drift that stays is answered once in so long, twice as long after each refusal.
    private static final long LEAST_PAUSE = DAY;
    /// After a promotion its matured answers are judged, as they grow.
    /// A step that begins once more, because the process ended in it.
    static final String AGAIN = "again";
    private static final int[] WATCHED_DAYS = {2, 4, 7};

    /// How the loop goes.
    ///
    /// @param refresh  the steps of a retrained version
    /// @param retrain  when one is asked for; empty: never
    /// @param maturity microseconds until a label is known
    record Plan(List<RolloutStep> refresh, Optional<Retrain> retrain, Profile profile, long maturity, long seed) {}

    private final Plan plan;
    private final Refit refit;
    private final FitsAhead fits;
    private final RefreshGate gate;
    private final Registry registry;
    private final Stage stage;
    private final LoopParts parts;
    private final Answered answered;
    private final ConceptAlarm concept = new ConceptAlarm();
    private final Agenda agenda = new Agenda();
    private final Chance durations;
    private Optional<Rollout> rollout = Optional.empty();
    private Optional<Version> waiting = Optional.empty();
    private boolean fitting;
    private int retrainings;
    private long pause = LEAST_PAUSE;
    private long quietUntil = Long.MIN_VALUE;

    Conductor(Plan plan, Refit refit, FitsAhead fits, RefreshGate gate, Registry registry, Stage stage, Answered answered, LoopParts parts) {
        this.plan = plan;
        this.refit = refit;
        this.fits = fits;
        this.gate = gate;
        this.registry = registry;
        this.stage = parts.stage().apply(stage);
        this.parts = parts;
        this.answered = answered;
        durations = Chance.of(plan.seed()).of("durations");
    }

    /// The moments at which a schedule retrains, until then.
    static List<Long> scheduled(Optional<Retrain> retrain, long from, long until) {
        Optional<Long> every = retrain.flatMap(Retrain::every).map(span -> span.toNanos() / 1_000);
        return every.map(length -> java.util.stream.LongStream.iterate(from + length, at -> at < until, at -> at + length).boxed().toList()).orElse(List.of());
    }

    /// The first version serves.
    void begin(long now, Refit.Fresh first) {
        Version version = registry.versions().served().orElseGet(() -> registry.promote(register(first, now).id(), now, "it stands at the beginning"));
        stage.serve(version);
        say(now, "promote", version, "", "It stands at the beginning: fitted on " + counted(first.window().learn().length) + " rows whose labels were known by then.", List.of());
        refer(version);
        daily(now + DAY);
        plan.retrain().flatMap(Retrain::every).ifPresent(every -> schedule(now + every.toNanos() / 1_000, every.toNanos() / 1_000));
    }

    private void schedule(long next, long every) {
        agenda.at(next, () -> {
            retrain(next, "a new version is due every " + new septet.design.Expression.Constant.Span(java.time.Duration.ofNanos(every * 1_000)).text());
            schedule(next + every, every);
        });
    }

    /// Goes on after the process ended: from what it wrote down, as nothing else survives. A step of which evidence was lost begins again, and so does a fit.
    void resume(long now, List<LoopRecord> story) {
        LoopPast past = LoopPast.of(story);
        stage.serve(registry.versions().served().orElseThrow());
        refer(registry.versions().served().orElseThrow());
        daily(past.began() + ((now - past.began()) / DAY + 1) * DAY);
        plan.retrain().flatMap(Retrain::every).map(span -> span.toNanos() / 1_000).ifPresent(every -> schedule(past.began() + ((now - past.began()) / every + 1) * every, every));
        for (LoopPast.Promoted each : past.promoted()) {
            registry.versions().find(each.before()).ifPresent(old -> watchFrom(registry.versions().find(each.version()).orElseThrow(), old, each.at(), now));
        }
        waiting = past.waiting().flatMap(registry.versions()::find);
        past.fitting().ifPresent(asOf -> {
            fitting = true;
            long ready = now + plan.profile().fit(durations.at(retrainings++));
            agenda.at(ready, () -> ready(asOf, ready));
        });
        past.under().ifPresentOrElse(under -> goOn(under, now), () -> startWaiting(now));
    }

    private void goOn(LoopPast.Under under, long now) {
        Version version = registry.versions().find(under.version()).orElseThrow();
        Rollout again = new Rollout(Rollout.REFRESH + version.id(), version, plan.refresh());
        for (int step = 1; step < under.step(); step++) again.next(now);
        if (registry.versions().served().filter(version::equals).isPresent()) {
            say(now, "promote", version, "advance", version.id() + " serves: every step was passed before the process ended.", List.of());
            startWaiting(now);
            return;
        }
        rollout = Optional.of(again);
        advance(again, now, under.step() > 0 ? AGAIN : "");
    }

    /// From now on answers and inputs are compared with those of this version when it was judged.
    private void refer(Version version) {
        Refit.Fresh fresh = made(version);
        concept.refer(refit.losses(fresh));
        answered.refer(References.read(fresh.release().references()));
    }

    private void daily(long next) {
        agenda.at(next, () -> {
            look(next);
            daily(next + DAY);
        });
    }

    /// Once a day: whether inputs lie elsewhere, and whether the labels that became known say that answers are worse.
    private void look(long now) {
        List<String> drifted = answered.drifted(now);
        if (!drifted.isEmpty()) {
            say(now, "alarm", serving(), "", "Inputs drift: " + String.join(", ", drifted) + " lie elsewhere than in training.", drifted);
            asks(now, "inputs drift");
        }
        double[] losses = answered.losses(now - DAY, now);
        if (!concept.day(losses)) return;
        double mean = java.util.Arrays.stream(losses).average().orElse(0);
        say(now, "alarm", serving(), "", String.format(Locale.ROOT, "Answers have become worse: the mean loss of %,d labels of the day is %.4f; it was %.4f when %s was judged.",
                losses.length, mean, concept.mean(), serving()), List.of());
        asks(now, "answers have become worse");
    }

    private void asks(long now, String why) {
        if (plan.retrain().filter(retrain -> retrain.when().stream().anyMatch(septet.monitoring.Trigger.Drift.class::isInstance)).isPresent()) ask(now, why);
    }

    /// When it has to act next; far away where never.
    long next() {
        return agenda.next();
    }

    void act() {
        agenda.runNext();
    }

    /// The rollout under way.
    Optional<Rollout> rollout() {
        return rollout;
    }

    /// Something asks for a new version: a drift, a metric. Storms are damped.
    void ask(long now, String why) {
        if (plan.retrain().isEmpty() || now < quietUntil) return;
        quietUntil = now + pause;
        retrain(now, why);
    }

    private void retrain(long now, String why) {
        if (fitting) {
            say(now, "retrain", "", "hold", "A retraining is under way already; " + why + ".", List.of());
            return;
        }
        fitting = true;
        long takes = plan.profile().fit(durations.at(retrainings++));
        agenda.at(now + takes, () -> ready(now, now + takes));
        say(now, "retrain", "", "", "A retraining begins: " + why + ".", List.of(String.format(Locale.ROOT, "takes %.1f s (modelled)", takes / 1e6)));
    }

    private void ready(long asOf, long now) {
        fitting = false;
        switch (fit(asOf)) {
            case Refit.Failed(String why) -> refused(now, "", "fail", "The retraining gave no candidate: " + why, List.of());
            case Refit.Fresh fresh -> judge(fresh, now);
        }
    }

    /// What a version of this loop was made of: a fit depends on its moment alone.
    private Refit.Fresh made(Version version) {
        if (fit(version.provenance().until()) instanceof Refit.Fresh fresh) return fresh;
        throw new IllegalStateException(version.id() + " cannot be made again");
    }

    private Refit.Result fit(long asOf) {
        try {
            return fits.at(asOf);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Refit.Failed("it was interrupted");
        }
    }

    private void judge(Refit.Fresh fresh, long now) {
        Version version = register(fresh, now);
        Promotion promotion = gate.judge(refit, fresh, made(registry.versions().served().orElseThrow()));
        List<String> evidence = RefreshGate.evidence(promotion);
        if (!promotion.promoted()) {
            boolean failed = promotion.verdicts().stream().anyMatch(Verdict.Failed.class::isInstance);
            refused(now, version.id(), failed ? "fail" : "undecided", "Refused by the gates: " + promotion.why() + "; " + serving() + " goes on.", evidence);
            return;
        }
        pause = LEAST_PAUSE;
        say(now, "gate", version, "pass", "The candidate passes: " + promotion.verdicts().getFirst().evidence() + ".", evidence);
        if (rollout.isPresent() && !rollout.get().isFirst()) {
            waiting = Optional.of(version);
            say(now, "rollout", version, "hold", "It waits until " + rollout.get().version().id() + " has finished its steps.", List.of());
            return;
        }
        rollout.ifPresent(old -> say(now, "rollout", old.version(), "", "A newer candidate, " + version.id() + ", takes its place in the first step.", List.of()));
        start(version, now);
    }

    private void refused(long now, String version, String verdict, String sentence, List<String> evidence) {
        pause = Math.min(2 * pause, 8 * LEAST_PAUSE);
        say(now, "gate", version, verdict, sentence, evidence);
    }

    private Version register(Refit.Fresh fresh, long now) {
        Optional<String> parent = registry.versions().served().map(Version::id);
        Version version = registry.register(refit.draft(fresh, parent, Map.of()), now);
        return version;
    }

    private void start(Version version, long now) {
        Rollout begun = new Rollout(Rollout.REFRESH + version.id(), version, plan.refresh());
        rollout = Optional.of(begun);
        advance(begun, now, "");
    }

    private void advance(Rollout under, long now, String again) {
        under.next(now);
        if (under.isLast()) {
            promote(under, now);
            return;
        }
        stage.step(under.name(), under.version(), under.share());
        say(now, under.action(), under.version(), again, "The step begins" + (again.isEmpty() ? "" : " again") + ": " + under.words() + ".", List.of());
        look(under, now);
    }

    private void look(Rollout under, long now) {
        long next = under.nextLook(now);
        agenda.at(next, () -> {
            if (rollout.filter(under::equals).isPresent()) looked(under, next);
        });
    }

    private void looked(Rollout under, long now) {
        boolean over = now >= under.end();
        StepVerdict verdict = parts.judge().judge(under.watch(), over, !under.isExtendable());
        switch (verdict.outcome()) {
            case ROLL_BACK -> withdraw(under, now, verdict);
            case UNDECIDED -> {
                if (over) withdraw(under, now, verdict);
                else look(under, now);
            }
            case ADVANCE -> {
                say(now, under.action(), under.version(), "advance", "The step " + under.words() + " is passed: " + verdict.sentence() + ".", verdict.evidence());
                advance(under, now, "");
            }
            case HOLD -> {
                if (over) {
                    under.extend();
                    say(now, under.action(), under.version(), "hold", "The step " + under.words() + " goes on: " + verdict.sentence() + ".", verdict.evidence());
                }
                look(under, now);
            }
        }
    }

    private void withdraw(Rollout under, long now, StepVerdict verdict) {
        rollout = Optional.empty();
        stage.serve(registry.versions().served().orElseThrow());
        say(now, "roll back", under.version(), verdict.outcome().word(), "Withdrawn in " + under.words() + ": " + verdict.sentence() + "; " + serving() + " answers everything again.",
                verdict.evidence());
        startWaiting(now);
    }

    private void promote(Rollout under, long now) {
        rollout = Optional.empty();
        Optional<Version> before = registry.versions().served();
        Version version = under.version();
        registry.promote(version.id(), now, "every step of " + under.name() + " was passed");
        refer(version);
        stage.serve(version);
        say(now, "promote", version, "advance", version.id() + " serves" + before.map(old -> " instead of " + old.id()).orElse("") + ": every step was passed.", List.of());
        before.ifPresent(old -> watchFrom(version, old, now, now));
        startWaiting(now);
    }

    /// Looks at the answers of what took over as their labels mature, behind a moment.
    private void watchFrom(Version version, Version before, long since, long behind) {
        for (int days : WATCHED_DAYS) {
            long at = since + plan.maturity() + days * DAY;
            if (at > behind) agenda.at(at, () -> watch(version, before, since, at));
        }
    }

    private void startWaiting(long now) {
        Optional<Version> next = waiting;
        waiting = Optional.empty();
        next.ifPresent(version -> start(version, now));
    }

    /// What took over is judged on the matured labels of what it decided; if it is worse than what served before, that serves again.
    private void watch(Version version, Version before, long since, long now) {
        if (registry.versions().served().filter(version::equals).isEmpty() || registry.versions().before().filter(before::equals).isEmpty()) return;
        Refit.Fresh mine = made(version);
        int[] rows = refit.matured(since, now);
        if (rows.length == 0) return;
        Verdict verdict = gate.margin(refit, rows, mine, made(before));
        String evidence = verdict.evidence() + " on " + counted(rows.length) + " matured rows";
        if (!(verdict instanceof Verdict.Failed)) return;
        if (rollout.isPresent()) {
            Rollout under = rollout.get();
            rollout = Optional.empty();
            say(now, "rollout", under.version(), "", "It ends, because what it was compared with goes back.", List.of());
        }
        registry.rollback(now, "worse than " + before.id() + " on matured labels");
        stage.serve(before);
        say(now, "roll back", version, "roll back", version.id() + " is worse than " + before.id() + " was: " + evidence + "; " + before.id() + " serves again.", List.of(evidence));
    }

    private String serving() {
        return registry.versions().served().map(Version::id).orElse("nothing");
    }

    private void say(long now, String action, Version version, String verdict, String sentence, List<String> evidence) {
        say(now, action, version.id(), verdict, sentence, evidence);
    }

    private void say(long now, String action, String version, String verdict, String sentence, List<String> evidence) {
        stage.act(new LoopRecord(now, action, version, verdict, sentence, evidence));
    }

    private static String counted(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
