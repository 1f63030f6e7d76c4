package septet.loop;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.design.Expression.Constant;
import septet.design.Refused;
import septet.model.Registry;
import septet.model.Version;
import septet.monitoring.Retrain;
import septet.monitoring.StepVerdict;
import septet.monitoring.Trigger;

/// The closed loop: asks for candidates, lets the gates judge them, takes them step by step, promotes or rolls back; changed designs too, and by hand. Plain and single-threaded:
/// it acts at the moments that its agenda holds, in a rehearsal and beside a server alike; nothing here reads a clock.
final class Conductor {
    private static final long DAY = DailyLook.DAY;
    private static final long HOUR = DAY / 24;
    /// A version that can be had no more.
    private static final String LOST = "lost";
    /// Why a schedule retrains; everything else that asks is damped.
    static final String SCHEDULED = "a new version is due every ";
    /// Why one has to wait.
    static final String LABELS_LACK = "new labels lack";
    /// What a person decided.
    static final String BY_HAND = "by hand";
    /// After a promotion its matured answers are judged, as they grow.
    private static final int[] WATCHED_DAYS = {2, 4, 7};

    private final LoopPlan plan;
    private final Workshop workshop;
    private final Registry registry;
    private final Stage stage;
    private final LoopParts parts;
    private final Answered answered;
    private final DailyLook daily;
    private final RefusalNews refusals = new RefusalNews();
    private final Agenda agenda = new Agenda();
    private Damping damping = new Damping();
    private Optional<Rollout> rollout = Optional.empty();
    private Optional<Version> waiting = Optional.empty();
    private boolean fitting;
    private int retrainings;
    /// When the labels began that the newest fit has not seen.
    private long fitted;
    private boolean due;

    Conductor(LoopPlan plan, Workshop workshop, Registry registry, Stage stage, Answered answered, LoopParts parts) {
        this.plan = plan;
        this.workshop = workshop;
        this.registry = registry;
        this.stage = parts.stage().apply(stage);
        this.parts = parts;
        this.answered = answered;
        daily = new DailyLook(answered);
    }

    /// The moments at which a schedule retrains, until then.
    static List<Long> scheduled(Optional<Retrain> retrain, long from, long until) {
        Optional<Long> every = retrain.flatMap(Retrain::every).map(span -> span.toNanos() / 1_000);
        return every.map(length -> java.util.stream.LongStream.iterate(from + length, at -> at < until, at -> at + length).boxed().toList()).orElse(List.of());
    }

    /// The first version serves.
    ///
    /// @param how it was made
    void begin(long now, Version version, String how) {
        stage.serve(version);
        say(now, "promote", version, "", "It stands at the beginning: " + how + ".", List.of());
        fitted = now;
        refer(version);
        routine(now, now, now);
    }

    /// What recurs, at the same moments whenever the process began.
    ///
    /// @param began when the loop did
    /// @param from  no moment before it
    /// @param next  the same of what a schedule asks for
    private void routine(long began, long from, long next) {
        daily(moment(began, DAY, from));
        plan.every().ifPresent(every -> schedule(moment(began, every, next), every));
        hourly(moment(began, HOUR, from));
    }

    /// The first of the moments that recur after the loop began, and not before another one.
    private static long moment(long began, long every, long from) {
        return began + Math.max(1, -Math.floorDiv(began - from, every)) * every;
    }

    private List<Trigger> triggers() {
        return plan.retrain().map(Retrain::when).orElse(List.of());
    }

    private void schedule(long next, long every) {
        agenda.at(next, () -> {
            schedule(next + every, every);
            retrain(next, SCHEDULED + new Constant.Span(Duration.ofNanos(every * 1_000)).text());
        });
    }

    /// Goes on after the process ended, from what it wrote down: what steps had shown is told again by the log; a fit that was under way begins again.
    void resume(long now, List<LoopRecord> story) {
        LoopPast past = LoopPast.of(story);
        Version served = registry.versions().served().orElseThrow();
        stage.serve(served);
        daily.goOn(workshop.losses(served), story.stream().filter(act -> act.at() >= past.since()).toList(), moment(past.began(), DAY, past.since() + 1), now);
        story.forEach(refusals::told);
        fitted = past.fits().newest();
        retrainings = past.fits().begun();
        due = past.fits().due();
        damping = past.damping();
        routine(past.began(), now, past.fits().scheduled() == now ? now + 1 : now);
        for (LoopPast.Promoted each : past.promoted()) {
            registry.versions().find(each.before()).ifPresent(old -> watchFrom(registry.versions().find(each.version()).orElseThrow(), old, each.at(), now));
        }
        waiting = past.waiting().flatMap(registry.versions()::find);
        past.fits().going().ifPresent(asOf -> {
            fitting = true;
            begin(new Workshop.Fit(asOf, retrainings - 1, served), now);
        });
        past.under().ifPresentOrElse(under -> goOn(under, now), () -> startWaiting(now));
    }

    private void goOn(LoopPast.Under under, long now) {
        Version version = registry.versions().find(under.version()).orElseThrow();
        if (registry.versions().served().filter(version::equals).isPresent()) {
            say(now, "promote", version, "advance", version.id() + " serves: every step was passed before the process ended.", List.of());
            startWaiting(now);
            return;
        }
        start(under, version, now);
    }

    /// From now on answers and inputs are compared with those of this version when it was judged.
    private void refer(Version version) {
        daily.refer(workshop.losses(version));
    }

    private void daily(long next) {
        agenda.at(next, () -> {
            daily(next + DAY);
            look(next);
        });
    }

    private void hourly(long next) {
        agenda.at(next, () -> {
            hourly(next + HOUR);
            refusals.of(next, answered.refusing(next)).ifPresent(stage::act);
            for (Trigger trigger : triggers()) {
                if (trigger instanceof Trigger.Metric(var condition)) answered.holds(condition, next).ifPresent(says -> ask(next, condition.text() + ": " + says));
            }
        });
    }

    /// Once a day: what that finds, and whether there are enough new labels.
    private void look(long now) {
        Optional<String> why = daily.look(now, serving(), stage::act);
        if (triggers().stream().anyMatch(Trigger.Drift.class::isInstance)) why.ifPresent(each -> ask(now, each));
        boolean byLabels = plan.retrain().filter(retrain -> retrain.every().isEmpty() && retrain.when().isEmpty()).isPresent();
        if ((due || byLabels) && missing(now) == 0) ask(now, counted(answered.labels(fitted, now)) + " labels became known since the last fit");
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
        if (plan.retrain().isPresent() && damping.lets(now)) retrain(now, why);
    }

    /// How many labels lack before a fit is worth it.
    private long missing(long now) {
        return Math.max(0, plan.retrain().flatMap(Retrain::atLeast).map(least -> least.count() - answered.labels(fitted, now)).orElse(0L));
    }

    private void retrain(long now, String why) {
        if (fitting) {
            say(now, "retrain", "", "hold", "A retraining is under way already; " + why + ".", List.of());
            return;
        }
        if (missing(now) > 0) {
            say(now, "retrain", "", "hold", "No retraining yet: " + why + ", but " + counted(missing(now)) + " " + LABELS_LACK + "; it is tried again when they are there.", List.of());
            due = true;
            return;
        }
        Workshop.Begun begun = fit(now);
        due = false;
        say(now, "retrain", "", "", "A retraining begins: " + why + ".", List.of(begun.words()));
    }

    private Workshop.Begun fit(long now) {
        fitting = true;
        try {
            return begin(new Workshop.Fit(now, retrainings++, registry.versions().served().orElseThrow()), now);
        } catch (RuntimeException e) {
            fitting = false;
            throw e;
        }
    }

    private Workshop.Begun begin(Workshop.Task task, long now) {
        Workshop.Begun begun = workshop.begin(task);
        if (begun.micros() == 0) look(task, now, 0);
        else agenda.at(now + begun.micros(), () -> look(task, now + begun.micros(), begun.micros()));
        return begun;
    }

    /// Asks again and again what became of a task.
    private void look(Workshop.Task task, long now, long pause) {
        Optional<Workshop.Result> result = workshop.result(task);
        if (result.isEmpty()) {
            agenda.at(now + pause, () -> look(task, now + pause, pause));
            return;
        }
        switch (task) {
            case Workshop.Fit fit -> fitted(fit, result.get(), now);
            case Workshop.Comparison comparison -> compared(comparison, result.get(), now);
        }
    }

    private void fitted(Workshop.Fit fit, Workshop.Result result, long now) {
        fitting = false;
        switch (result) {
            case Workshop.Failed(String why) -> say(now, "gate", "", "fail", "The retraining gave no candidate: " + why, List.of());
            case Workshop.Candidate candidate -> {
                fitted = fit.asOf();
                judge(candidate, now);
            }
            case Workshop.Compared _ -> throw new IllegalStateException("a fit was compared");
        }
    }

    private void judge(Workshop.Candidate candidate, long now) {
        Version version = registry.register(candidate.draft(), now);
        Workshop.Judged judged = candidate.promotion();
        if (!judged.promoted()) {
            say(now, "gate", version.id(), judged.failed() ? "fail" : "undecided", "Refused by the gates: " + judged.why() + "; " + serving() + " goes on.", judged.evidence());
            return;
        }
        say(now, "gate", version, "pass", "The candidate passes: " + judged.first() + ".", judged.evidence());
        admit(version, now);
    }

    /// A version of a changed design that has passed its gates.
    void change(Version version, String why, long now) {
        say(now, "change", version, "pass", "The changed design passes: " + why + ".", List.of());
        admit(version, now);
    }

    /// A newer candidate takes the place of one in its first step; later steps are finished first, and a changed design gives way to none that was only retrained.
    private void admit(Version version, long now) {
        if (rollout.isPresent() && (!rollout.get().isFirst() || isChanged(rollout.get().version()) && !isChanged(version))) {
            waiting = Optional.of(version);
            say(now, "rollout", version, "hold", "It waits until " + rollout.get().version().id() + " has finished its steps.", List.of());
            return;
        }
        rollout.ifPresent(old -> say(now, "rollout", old.version(), "", "A newer candidate, " + version.id() + ", takes its place in the first step.", List.of()));
        start(version, now);
    }

    private boolean isChanged(Version version) {
        return registry.versions().served().filter(served -> !plan.designs().isSame(served, version)).isPresent();
    }

    private Rollout rollout(Version version) {
        return isChanged(version)
                ? new Rollout(Rollout.CHANGED + version.id(), version, plan.designs().steps(version))
                : new Rollout(Rollout.REFRESH + version.id(), version, plan.refresh());
    }

    private void start(Version version, long now) {
        start(LoopPast.Under.of(version.id()), version, now);
    }

    /// @param from how far it had come before the process ended
    private void start(LoopPast.Under from, Version version, long now) {
        Rollout begun;
        try {
            stage.tries(version);
            begun = rollout(version);
        } catch (Refused refused) {
            say(now, "roll back", version, LOST, "Its rollout cannot go on: " + refused.problems().getFirst().line() + "; " + serving() + " answers everything.", List.of());
            startWaiting(now);
            return;
        }
        rollout = Optional.of(begun);
        if (from.step() > 0) begun.goOn(from);
        if (from.step() == 0 || from.passed()) kept(begun, now, () -> advance(begun, now));
        else kept(begun, now, () -> goOn(begun, now));
    }

    private void goOn(Rollout under, long now) {
        stage.step(under.name(), under.version(), under.share());
        look(under, under.lookFrom(now), now);
    }

    /// A version that can be had no more, as where a source of it is gone, is withdrawn.
    private void kept(Rollout under, long now, Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            if (rollout.filter(under::equals).isEmpty()) throw refused;
            withdraw(under, now, LOST, refused.problems().getFirst().line(), List.of());
        }
    }

    private void advance(Rollout under, long now) {
        under.next(now);
        if (under.isLast()) {
            promote(under, now);
            return;
        }
        stage.step(under.name(), under.version(), under.share());
        say(now, under.action(), under.version(), "", "The step begins: " + under.words() + ".", List.of());
        look(under, now);
    }

    private void look(Rollout under, long now) {
        look(under, under.nextLook(now), now);
    }

    private void look(Rollout under, long next, long now) {
        agenda.at(next, () -> {
            if (rollout.filter(under::equals).isPresent()) kept(under, next, () -> looked(under, next));
        });
    }

    private void looked(Rollout under, long now) {
        boolean over = now >= under.end();
        StepVerdict verdict = stage.asks(() -> {
            StepVerdict signs = parts.judge().judge(answered.trial().watch(), over, !under.isExtendable());
            return new StepRuling(under, answered.trial().experiment(), over, isChanged(under.version()) ? plan.designs().atMost(under.version()) : 0).of(signs, now);
        });
        switch (verdict.outcome()) {
            case ROLL_BACK -> withdraw(under, now, verdict.outcome().word(), verdict.sentence(), verdict.evidence());
            case UNDECIDED -> {
                if (over) withdraw(under, now, verdict.outcome().word(), verdict.sentence(), verdict.evidence());
                else look(under, now);
            }
            case ADVANCE -> {
                say(now, under.action(), under.version(), "advance", "The step " + under.words() + " is passed: " + verdict.sentence() + ".", verdict.evidence());
                advance(under, now);
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

    private void withdraw(Rollout under, long now, String verdict, String why, List<String> evidence) {
        rollout = Optional.empty();
        stage.serve(registry.versions().served().orElseThrow());
        say(now, "roll back", under.version(), verdict, "Withdrawn in " + under.words() + ": " + why + "; " + serving() + " answers everything again.", evidence);
        startWaiting(now);
    }

    private void promote(Rollout under, long now) {
        promote(under.version(), now, "every step of " + under.name() + " was passed", "advance", "every step was passed");
    }

    private void promote(Version version, long now, String reason, String verdict, String why) {
        stage.prepare(version);
        rollout = Optional.empty();
        Optional<Version> before = registry.versions().served();
        registry.promote(version.id(), now, reason);
        refer(version);
        stage.serve(version);
        say(now, "promote", version, verdict, version.id() + " serves" + before.map(old -> " instead of " + old.id()).orElse("") + ": " + why + ".", List.of());
        before.ifPresent(old -> watchFrom(version, old, now, now));
        startWaiting(now);
    }

    /// Looks at the answers of what took over as their labels mature, behind a moment.
    private void watchFrom(Version version, Version before, long since, long behind) {
        for (int days : WATCHED_DAYS) {
            long at = since + plan.maturity() + days * DAY;
            if (at >= behind) agenda.at(at, () -> watch(version, before, since, at));
        }
    }

    /// What waited begins its steps, unless it serves already or was fitted for a design that serves no more.
    private void startWaiting(long now) {
        Optional<Version> next = waiting;
        waiting = Optional.empty();
        if (next.isEmpty() || registry.versions().served().equals(next)) return;
        if (!isChanged(next.get()) || !isRefit(next.get())) start(next.get(), now);
        else say(now, "rollout", next.get(), "", "It is dropped: it was fitted for the design before.", List.of());
    }

    /// Whether it is of the design that served when it was made.
    private boolean isRefit(Version version) {
        return version.parent().flatMap(registry.versions()::find).filter(parent -> plan.designs().isSame(parent, version)).isPresent();
    }

    /// What took over is judged on the matured labels of what it decided; if it is worse than what served before, that serves again.
    private void watch(Version version, Version before, long since, long now) {
        if (isStill(version, before) && plan.designs().isSame(version, before)) begin(new Workshop.Comparison(now, version, before, since), now);
    }

    private boolean isStill(Version version, Version before) {
        return registry.versions().served().filter(version::equals).isPresent() && registry.versions().before().filter(before::equals).isPresent();
    }

    private void compared(Workshop.Comparison task, Workshop.Result result, long now) {
        Version version = task.version();
        Version before = task.before();
        if (!isStill(version, before) || !(result instanceof Workshop.Compared(boolean worse, String numbers, int rows)) || !worse) return;
        String evidence = numbers + " on " + counted(rows) + " matured rows";
        stage.prepare(before);
        end(now, "what it was compared with goes back");
        registry.rollback(now, "worse than " + before.id() + " on matured labels");
        refer(before);
        stage.serve(before);
        say(now, "roll back", version, "roll back", version.id() + " is worse than " + before.id() + " was: " + evidence + "; " + before.id() + " serves again.", List.of(evidence));
        startWaiting(now);
    }

    private void end(long now, String why) {
        rollout.ifPresent(under -> say(now, "rollout", under.version(), "", "It ends, because " + why + ".", List.of()));
        rollout = Optional.empty();
    }

    /// A person decides; nobody asks for evidence, and it stands in the log who it was.
    ///
    /// @throws septet.design.Refused where the version is not registered, or nothing served before
    void override(ByHand by, long now) {
        switch (by) {
            case ByHand.Promote(String id, String who, String why) -> {
                Version version = registry.version(id);
                stage.prepare(version);
                if (rollout.filter(under -> !under.version().equals(version)).isPresent()) end(now, who + " promotes " + id);
                promote(version, now, BY_HAND + ", " + who + ": " + why, BY_HAND, "by hand, " + who + ": " + why);
            }
            case ByHand.RollBack(String who, String why) -> {
                if (rollout.isPresent()) {
                    withdraw(rollout.get(), now, BY_HAND, "by hand, " + who + ": " + why, List.of());
                    return;
                }
                registry.versions().before().ifPresent(stage::prepare);
                Version was = registry.versions().served().orElseThrow();
                Version before = registry.rollback(now, BY_HAND + ", " + who + ": " + why);
                refer(before);
                stage.serve(before);
                say(now, "roll back", was, BY_HAND, was.id() + " goes, and " + before.id() + " serves again: by hand, " + who + ": " + why + ".", List.of());
            }
        }
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

    static String counted(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
