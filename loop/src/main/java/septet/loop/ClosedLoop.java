package septet.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import septet.data.Column;
import septet.data.LoopRecord;
import septet.data.Table;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Refused;
import septet.evaluation.Contest;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.model.Version;
import septet.monitoring.Retrain;
import septet.serving.Intake;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedWorld;

/// `septet rehearse` of a design that retrains: its last days are played through the code that serves, in virtual time, while the closed loop retrains on
/// matured labels, judges, takes candidates step by step, promotes and rolls back.
public final class ClosedLoop {
    private static final long DAY = 86_400_000_000L;
    private static final java.util.Set<String> ACTS = java.util.Set.of("requirements", "evaluation", "serving", "monitoring");
    private final Job job;
    private final SystemDesign design;
    private final Ingested ingested;
    private final LoopTerms terms;
    private final Profile profile;
    private final LoopParts parts;
    private final Version registered;
    private final Preparation prepared;
    private final Examples examples;
    private final Refit refit;
    private final FitsAhead fits;
    private final RefreshGate gate;
    private final Performance.Score score;
    private final long from;
    private final long until;
    private final long maturity;
    private final Material truth;
    private final Ingested told;
    private final List<RefusedRows.Request> refused;

    private ClosedLoop(Job job, Ingested ingested, LoopTerms terms, Profile profile, Version registered, LoopParts parts) {
        this.job = job;
        this.design = job.design();
        this.terms = terms;
        this.profile = profile;
        this.parts = parts;
        this.registered = registered;
        FeaturePlan plan = Preparation.plan(design, ingested);
        Column label = plan.schema().columns().get(plan.schema().slot(Preparation.head(design)));
        RehearsalTerms asked = new RehearsalTerms(terms.days(), terms.labelsAfter());
        LabelArrival.refused(label, asked).ifPresent(problem -> {
            throw new Refused(Fault.DESIGN, problem);
        });
        Table main = ingested.tables().get(plan.mainSource());
        until = main.time(main.rows() - 1) + 1;
        from = until - terms.days() * DAY;
        if (from < main.time(0)) {
            long days = (until - main.time(0)) / DAY;
            throw new Refused(Fault.DESIGN, Rehearsal.problem("--days", "there are only " + days + " days of " + main.schema().source(), "Ask for fewer than " + days + ": what is learned at the beginning is older."));
        }
        TermRules.refuse(terms, main.schema(), label);
        maturity = LabelArrival.delay(design, label, asked).orElse(Duration.ZERO).toNanos() / 1_000;
        WorldScript script = terms.script(Duration.ofNanos(maturity * 1_000));
        if (script.changes().isEmpty()) {
            refused = List.of();
            this.ingested = ingested;
            told = LabelArrival.delay(design, label, asked).map(after -> LabelArrival.told(ingested, design.framing().forEach(), label.name(), after)).orElse(ingested);
            prepared = prepared(told);
            truth = prepared.material();
        } else {
            RefusedRows rows = refused(script, plan, ingested, script.of(main, label.name(), ingested.zones().get(plan.mainSource()), from, maturity, Chance.of(terms.seed()).of("world")));
            WorldScript.World world = rows.world();
            refused = rows.requests();
            this.ingested = ingested.with(world.told());
            told = ingested.with(RetoldTable.of(world.told(), label.name(), world.knownAt()));
            prepared = prepared(told);
            truth = script.poisons() ? prepared(ingested.with(RetoldTable.of(world.truth(), label.name(), world.knownAt()))).material()
                    : prepared.material();
        }
        examples = new Examples(prepared.plan(), prepared.ruling(), prepared.material(), prepared.rows());
        refit = new Refit(job, this.ingested, prepared, examples, new Refit.From(registered, maturity), parts);
        fits = new FitsAhead(refit);
        gate = new RefreshGate(design, prepared, examples);
        score = score(plan);
    }

    /// Of the rows that a world has, those that the server takes in.
    private RefusedRows refused(WorldScript script, FeaturePlan plan, Ingested ingested, WorldScript.World world) {
        Problems problems = new Problems();
        Intake intake = ServedSystem.intake(plan.told(plan.mainSource()), design, ingested, problems);
        problems.refuse(Fault.DESIGN);
        return RefusedRows.of(script, world, intake, Spoken.of(design, ingested, plan).events().get(plan.mainSource()), from);
    }

    private Preparation prepared(Ingested told) {
        return Preparation.<RuntimeException>of(design, told, TrainingSet::of, terms.days() * DAY + 3 * maturity);
    }

    /// Makes ready to rehearse the closed loop of the design's newest version.
    ///
    /// @param profile of the last run
    /// @throws Refused with EVALUATION-REHEARSAL where there is nothing that could be rehearsed so
    public static ClosedLoop of(Job job, Ingested ingested, LoopTerms terms, Profile profile) {
        return of(job, ingested, terms, profile, LoopParts.OURS);
    }

    /// The same with other parts in it.
    public static ClosedLoop of(Job job, Ingested ingested, LoopTerms terms, Profile profile, LoopParts parts) {
        return new ClosedLoop(job, ingested, terms, profile, registered(job, ingested, terms), parts);
    }

    private static Version registered(Job job, Ingested ingested, LoopTerms terms) {
        Version registered = Rehearsal.version(job, ingested, new RehearsalTerms(terms.days(), terms.labelsAfter()));
        if (Release.read(job.store().artifacts().get(registered.artifacts().getOrDefault(Release.ROLE, "")), registered.id()).taken().equals(Contest.BASELINE)) {
            throw new Refused(Fault.DESIGN, Rehearsal.problem(job.file().name(), "the gates took the baseline in " + registered.id(),
                    "Improve the design until a learner passes them: "
                    + "only what was learned can be retrained."));
        }
        return registered;
    }

    public static ClosedLoop of(Job job, LoopTerms terms, Profile profile) {
        return of(job, Ingestion.of(job), terms, profile);
    }

    /// What if other values stood in the design: the version stays that of the design as it is written.
    ///
    /// @param instead values by path, of what acts while it serves
    public static ClosedLoop of(Job job, Map<String, String> instead, LoopTerms terms, Profile profile) {
        for (String path : instead.keySet()) {
            if (ACTS.contains(path.split("\\.")[0])) continue;
            throw new Refused(Fault.DESIGN, Rehearsal.problem("--with " + path, "it changes what is learned", "Write it into a design of its own, and run that first; here "
                    + "requirements, evaluation, serving and monitoring may be other."));
        }
        DesignFile other = Check.sound(DesignFile.read(job.text(), job.file().name(), instead)).file();
        Ingested ingested = Ingestion.of(job);
        return new ClosedLoop(job.on(other), ingested, terms, profile, registered(job, ingested, terms), LoopParts.OURS);
    }

    /// Whether the design closes the loop, so that a rehearsal of it does.
    public static boolean closes(Job job) {
        return job.design().monitoring().retrain().isPresent();
    }

    /// Whether it retrains, by the values that are played.
    public boolean retrains() {
        return retrain().isPresent();
    }

    public LoopReport play() throws InterruptedException {
        return play(terms.seed(), terms.faults().stream().map(line -> line.from(from)).toList());
    }

    /// The same until a moment, so that it can be entered: what it left behind is kept.
    ///
    /// @param span from the beginning
    /// @param keep hears of the disk and the folder in which its store stands, once nothing is written any more
    public LoopReport playUntil(Duration span, BiConsumer<Disk, Path> keep) throws InterruptedException {
        if (span.isZero()) throw new Refused(Fault.DESIGN, Rehearsal.problem("--until", "nothing happens in no time", "Write how far, such as 12d."));
        if (span.compareTo(Duration.ofDays(terms.days())) > 0) {
            throw new Refused(Fault.DESIGN, Rehearsal.problem("--until", "the rehearsal is over after " + terms.days() + "d", "Ask for more days, or for an earlier moment."));
        }
        return play(terms.seed(), terms.faults().stream().map(line -> line.from(from)).toList(), Math.min(until, from + span.toNanos() / 1_000), keep);
    }

    /// The same with another seed, and with what goes wrong.
    public LoopReport play(long seed, List<Mishap> mishaps) throws InterruptedException {
        return play(seed, mishaps, until, (_, _) -> { });
    }

    private LoopReport play(long seed, List<Mishap> mishaps, long until, BiConsumer<Disk, Path> keep) throws InterruptedException {
        Refit.Fresh first = switch (fits.at(from)) {
            case Refit.Fresh fresh -> fresh;
            case Refit.Failed(String why) -> throw new Refused(Fault.DATA, Rehearsal.problem("--days", "no version could be fitted on what was known at the beginning (" + why
                    + ")",
                    "Ask for fewer days."));
        };
        int unit = Units.slot(design, score.served().plan());
        Ledger ledger = new Ledger(examples.material(), examples.ruling().decisions(), unit, profile, Chance.of(seed).of("latencies"));
        if (design.serving().holdback().isPresent()) ledger.holdsBack(Units.name(design).orElse("request"));
        for (WorldChange change : terms.world().changes()) {
            long at = from + change.span().from().toNanos() / 1_000;
            if (at < until) ledger.note(new LoopRecord(at, "world", "", "", change.sentence(), List.of()));
        }
        SimulatedWorld world = new SimulatedWorld(seed, from);
        LoopPlay.Piece piece = new LoopPlay.Piece(score, told.tables(), design, world, parts.unit().applyAsInt(unit), until, mishaps, refused);
        LoopPlan loop = new LoopPlan(design.serving().refresh(), LoopPlan.Designs.ONE, retrain(), maturity);
        Workshop workshop = new RehearsedWorkshop(refit, fits, gate, profile, Chance.of(seed).of("durations"));
        List<Callable<Optional<LoopPlay>>> both = List.of(() -> {
            fits.ahead(Conductor.scheduled(retrain(), from, until));
            return Optional.empty();
        }, () -> {
            LoopPlay play = new LoopPlay(piece, refit.draft(first, Optional.empty(), Map.of()), ledger, job.progress(),
                    (registry, stage) -> new Conductor(loop, workshop, registry, stage, ledger, parts));
            play.play();
            return Optional.of(play);
        });
        LoopPlay played = job.world().scheduler().all(job.threads(), both).getLast().orElseThrow();
        LoopReport found = new LoopReporting(job, prepared, truth, new LoopReporting.Span(from, until), terms, profile)
                .report(ledger, new LoopReporting.Made(refit, fits, first), played, registered);
        played.store().close();
        keep.accept(world.disk(), LoopPlay.FOLDER);
        return found;
    }

    private Optional<Retrain> retrain() {
        return terms.retraining() ? design.monitoring().retrain() : Optional.empty();
    }

    private Performance.Score score(FeaturePlan plan) {
        Spoken spoken = Spoken.of(design, ingested, plan);
        Table table = ingested.tables().get(plan.mainSource());
        Served served = new Served(plan, ServedSystem.setup(design, plan, ingested, prepared.heads()), new septet.serving.Ladder(List.of(nobody()), ""), ingested.tables());
        return new Performance.Score(served, prepared.plan(), spoken.events(), spoken.named(), Map.of(), Examples.places(examples.rows(), table.rows()), from);
    }

    /// Nobody answers before the first version is made.
    private septet.serving.Rung nobody() {
        return new septet.serving.Rung("", "nobody", new septet.serving.Estimator.Lost(prepared.heads().names(), "is not made yet"), List.of());
    }
}
