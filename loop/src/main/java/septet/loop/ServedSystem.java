package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.ColumnScope;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Ingest;
import septet.data.Origin;
import septet.data.Personal;
import septet.data.Row;
import septet.data.Schema;
import septet.data.SourceSection;
import septet.data.Table;
import septet.data.Values;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;
import septet.features.FeaturePlan;
import septet.model.Gauge;
import septet.model.Heads;
import septet.model.Registry;
import septet.model.Version;
import septet.monitoring.Alerting;
import septet.monitoring.Monitor;
import septet.monitoring.MonitoringRoutes;
import septet.monitoring.MonitoringSection;
import septet.monitoring.NoticeEvent;
import septet.monitoring.Facts;
import septet.monitoring.Trial;
import septet.serving.Audited;
import septet.serving.Backfill;
import septet.serving.Checkpoint;
import septet.serving.Decider;
import septet.serving.Durability;
import septet.serving.Follower;
import septet.serving.Horizon;
import septet.serving.InferenceRoutes;
import septet.serving.Intake;
import septet.serving.Ladder;
import septet.serving.Limits;
import septet.serving.Readiness;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.ServedModel;
import septet.serving.ServingRoutes;
import septet.serving.Setup;
import septet.serving.Takeover;
import septet.serving.UnitOf;
import septet.world.Clock;

/// The promoted version of a system, ready to decide: state as its log knows it, the ladder, what watches it.
public final class ServedSystem {
    private final Job job;
    private final Ladders ladders;
    private volatile Version version;
    private Ladder ladder;
    private volatile List<ServedModel> models;
    private final Decider decider;
    private final Optional<Backfill> backfill;
    private final Monitor monitor;
    private final Checkpoint checkpoint;
    private final FeaturePlan plan;
    private final String example;
    private final long newest;
    private Clock clock;

    /// @param serving what goes on answering until this takes over; empty where nothing does
    private ServedSystem(Job job, Version version, Ingested ingested, Optional<Decider> serving) {
        this.job = job;
        this.version = version;
        SystemDesign design = job.design();
        plan = Preparation.plan(design, ingested);
        ladders = new Ladders(design, plan, job.store().artifacts());
        Registry registry = job.store().registry();
        ladder = ladders.of(version, registry.versions().before());
        models = ladders.models(version);
        Table main = ingested.tables().get(plan.mainSource());
        newest = main.time(main.rows() - 1);
        clock = job.world().clock();
        example = example(ingested.tables().get(plan.mainSource()));
        Release release = ladders.release(version);
        checkpoint = new Checkpoint(job.store().disk(), job.store().checkpoint(), String.join("\n", job.file().fingerprint(), ingested.fingerprint(), job.program()));
        Memory.Making making = new Memory.Making(setup(design, plan, ingested, release.plain().heads()), plan, ingested.tables(), this::watching);
        if (serving.isPresent()) {
            monitor = making.monitors().get();
            decider = serving.get();
            backfill = Optional.of(Memory.beside(job, making, monitor));
            return;
        }
        backfill = Optional.empty();
        Memory memory = Memory.of(job, checkpoint, making);
        monitor = memory.monitor();
        decider = memory.decider();
        monitor.serving(version.id());
        long forgotten = decider.recovered().forgotten();
        if (forgotten > 0) job.progress().say(String.format(Locale.ROOT, "serve: of %,d events and labels that were read nobody can tell any more whose they were; all else of them counts", forgotten));
        decider.serve(ladder);
        decider.holdBack(ladders.holdback(version));
    }

    /// Makes a version of the same design as if it were to answer.
    ///
    /// @throws Refused where it lacks
    void prepare(Version next) {
        refuseOther(next);
        ladders.of(next, Optional.of(version));
    }

    /// From now on this version of the same design answers everything. Between two requests only.
    void serve(Version next) {
        ladder = ladders.of(next, job.store().registry().versions().before());
        models = ladders.models(next);
        version = next;
        monitor.serving(next.id());
        decider.serve(ladder);
        decider.holdBack(ladders.holdback(next));
    }

    /// From now on this version of the same design answers its share. Between two requests only.
    Takeover step(String rollout, Version challenger, double share) {
        Takeover step = takeover(rollout, ladders.of(challenger, Optional.of(version)), share);
        decider.serve(step);
        return step;
    }

    /// The same of a changed design, which stands beside this one.
    Takeover step(String rollout, ServedSystem next, double share) {
        Takeover step = takeover(rollout, next.ladder, share);
        decider.serve(step, next.backfill.orElseThrow());
        return step;
    }

    private Takeover takeover(String rollout, Ladder challenger, double share) {
        return new Takeover(rollout, ladder, challenger, share, Units.slot(job.design(), plan), plan);
    }

    /// How a version takes over, and what is compared meanwhile.
    ///
    /// @throws Refused where that cannot be
    Trial.Course course(Version challenger) {
        boolean own = job.isOf(challenger);
        SystemDesign asks = own ? job.design() : job.of(challenger).design();
        return new Trial.Course(own ? asks.serving().refresh() : asks.serving().rollout(), JudgedShift.of(challenger, job.store().artifacts()),
                UnitOf.of(Units.slot(job.design(), plan), plan.schema(), plan.dictionary()), new OnlineOutcomes(asks, plan, ladders.prices(ladders.release(version))).rollout());
    }

    private Optional<Trial.Course> courseOf(String challenger) {
        try {
            return job.store().registry().versions().find(challenger).map(this::course);
        } catch (Refused _) {
            return Optional.empty(); // whoever goes on with it says so
        }
    }

    SystemDesign design() {
        return job.design();
    }

    /// What comes of answers is counted by what they estimate: other classes, or another head, cannot take over while this serves.
    private void refuseOther(Version next) {
        Heads own = ladders.release(version).plain().heads();
        Heads other = ladders.release(next).plain().heads();
        if (own.getClass().equals(other.getClass()) && own.names().equals(other.names())) return;
        throw new Refused(Fault.DESIGN, Problem.error(job.file().name(), next.id() + " estimates " + String.join(", ", other.names()) + "; " + version.id()
                + ", which serves, estimates "
                + String.join(", ", own.names()), version.id() + " goes on", "End the server, run the design, and serve it again: septet run, septet serve.",
                        "SERVING-OTHER-HEADS"));
    }

    boolean isOf(Version each) {
        return job.isOf(each);
    }

    /// The decisions of the design, in their order.
    List<String> decisions() {
        return ladders.ruling(ladders.release(version)).decisions();
    }

    /// Microseconds until a label is known.
    long maturity() {
        return Preparation.micros(plan.schema().columns().get(plan.schema().slot(Preparation.head(job.design()))).known().delay());
    }

    /// A version of a changed design that will answer instead of what serves: its state is made from the sources and the log, while that goes on.
    ///
    /// @param ingested with words of its own
    /// @throws Refused SERVING-OTHER-HEADS
    public static ServedSystem successor(Job job, Version version, Ingested ingested, ServedSystem serving) {
        serving.refuseOther(version);
        return new ServedSystem(job, version, ingested, Optional.of(serving.decider));
    }

    /// Reads on in the log, beside what serves; of a successor.
    ///
    /// @return how many records were read; fewer than asked for where little is left
    public long catchUp(long most) {
        return backfill.orElseThrow().advance(most);
    }

    /// Whether it still hears all that the log gets, or can read it; of a successor.
    boolean hears() {
        return backfill.orElseThrow().deaf().isEmpty();
    }

    /// It never answers; of a successor.
    void leave() {
        backfill.orElseThrow().close();
    }

    /// Forgets who is as old as its design says.
    void keeps() {
        Ingestion.keep(job);
    }

    /// From this place of the log on it answers, on the thread that serves; of a successor.
    public void takeOver() {
        decider.succeed(backfill.orElseThrow(), ladder);
        decider.holdBack(ladders.holdback(version));
    }

    /// @param ingested what was read a moment ago, if it was
    /// @throws Refused where nothing was registered yet (SERVING-NO-VERSION), or the sources cannot be read
    public static ServedSystem open(Job job, Optional<Ingested> ingested) {
        Version version = job.store().registry().versions().served().orElseThrow(() -> new Refused(Fault.DESIGN, Problem.error(job.file().name(),
                "no version of " + job.design().system() + " is registered", "there is nothing to serve", "Run it first: septet run " + job.file().name() + ".",
                        "SERVING-NO-VERSION")));
        Job served = job.of(version);
        boolean same = served.file().fingerprint().equals(job.file().fingerprint());
        if (!same) job.progress().say("serve: the design has changed since " + version.id() + " was made; " + version.id() + " serves by its own design until you run the new one");
        Ingestion.keep(served);
        return new ServedSystem(served, version, ingested.filter(_ -> same).orElseGet(() -> Ingestion.of(served)), Optional.empty());
    }

    static Setup setup(SystemDesign design, FeaturePlan plan, Ingested ingested, Heads heads) {
        Problems problems = new Problems();
        List<Intake> intakes = new ArrayList<>();
        for (int i = 0; i < plan.sources(); i++) intakes.add(intake(plan.told(i), design, ingested, problems));
        Optional<Formula> eligible = design.framing().eligible().flatMap(condition -> Formulas.condition(condition, "framing.eligible", plan.scope(), problems));
        problems.refuse(Fault.DESIGN);
        return new Setup(plan.mainSource(), intakes, plan.inputs(), plan.schema().slot(Preparation.head(design)), eligible, design.serving().reasons(), Horizon.DEFAULT,
                Gauge.score(heads));
    }

    static Intake intake(Schema schema, SystemDesign design, Ingested ingested, Problems problems) {
        SourceSection section = design.data().sources().get(schema.source());
        ColumnScope scope = new ColumnScope(schema, Ingest.zone(section), ingested.dictionary());
        List<Intake.Check> checks = new ArrayList<>();
        for (Expression check : section.checks()) {
            Formulas.condition(check, "data.sources." + schema.source() + ".checks", scope, problems)
                    .ifPresent(formula -> checks.add(new Intake.Check(check.text(), formula, Expressions.names(check))));
        }
        Optional<Formula> deletion = section.deletedBy().flatMap(condition -> Formulas.condition(condition, "data.sources." + schema.source() + ".deleted by", scope, problems));
        Intake.Terms terms = new Intake.Terms(checks, deletion, Personal.of(design.requirements(), design.data()).of(schema.source()));
        return new Intake(schema, Intake.Spelling.of(section, Ingest.zone(section), design.serving().limit()), terms, ingested.dictionary(), Limits.DEFAULT);
    }

    private Monitor watching() {
        Function<String, Optional<Release>> releases = id -> job.store().registry().versions().find(id).filter(each -> each.equals(version) || job.isOf(each)).map(ladders::release);
        Monitor made = new Watches(job.design(), plan, ladders, example).monitor(version.id(), releases);
        made.tries(this::courseOf);
        made.audits(() -> Audited.last(job.world().disk(), job.store().audit()));
        return made;
    }

    /// The newest row as a caller would send it.
    private String example(Table table) {
        Row row = new Row(plan.slots());
        int newest = table.rows() - 1;
        for (table.load(newest, row); newest > 0 && plan.deletes(plan.mainSource(), row); newest--) table.load(newest - 1, row);
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Column> columns = table.schema().columns();
        for (int slot = 0; slot < columns.size(); slot++) {
            if (columns.get(slot).knownAtOnce() && row.values[slot] != Values.MISSING) fields.put(columns.get(slot).name(), told(columns.get(slot).type(), slot, row));
        }
        return new tools.jackson.databind.ObjectMapper().writeValueAsString(fields);
    }

    private Object told(Type type, int slot, Row row) {
        return switch (type) {
            case Type.Category _, Type.Key _ -> plan.dictionary().word((int) row.values[slot]);
            case Type.Bool _ -> row.values[slot] == 1;
            case Type.Text _, Type.Raw _ -> row.texts[slot];
            case Type.Time _ -> java.time.Instant.EPOCH.plus(row.values[slot], java.time.temporal.ChronoUnit.MICROS).toString();
            case Type.Number _, Type.Money _, Type.Duration _ -> Values.input(type, row.values[slot]);
            case Type.Place _ -> septet.data.Items.text(type, row.values[slot], plan.dictionary());
            case Type.ListOf _ -> List.of(row.texts[slot].split(String.valueOf(septet.data.Items.SEPARATOR)));
            case Type.Terms _, Type.Later _ -> "";
        };
    }

    public Decider decider() {
        return decider;
    }

    /// Where it writes down what it knows.
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public Monitor monitor() {
        return monitor;
    }

    /// Whether the events come from a generator, which has a time of its own.
    public boolean generated() {
        return job.design().data().sources().get(job.design().framing().forEach()).from() instanceof Origin.Generated;
    }

    /// Microseconds: t0 of the newest ingested row.
    public long newest() {
        return newest;
    }

    /// The clock by which it tells the time from now on.
    public void lives(Clock clock) {
        this.clock = clock;
    }

    /// The sources whose events may come.
    public List<String> sources() {
        return IntStream.range(0, plan.sources()).mapToObj(source -> plan.schema(source).source()).toList();
    }

    /// An event as a caller would send it, as JSON.
    public String example() {
        return example;
    }

    public Version version() {
        return version;
    }

    public Ladder ladder() {
        return ladder;
    }

    public FeaturePlan plan() {
        return plan;
    }

    /// Everything that is answered over HTTP.
    ///
    /// @param followers of streams, as of the moment of a call
    /// @param further   what else is answered
    public Routes routes(Readiness readiness, Durability durability, Supplier<List<Follower>> followers, List<Route> further) {
        List<Route> routes = new ArrayList<>(ServingRoutes.of(decider, Limits.DEFAULT, durability::isBehind));
        routes.addAll(InferenceRoutes.of(() -> models, readiness, job.program(), Limits.DEFAULT));
        routes.addAll(MonitoringRoutes.of(monitor, facts(readiness, durability, followers)));
        Stream.of(Forgetting.routes(job), Revealing.routes(job, decider, () -> clock.micros()), further).flatMap(List::stream).map(route -> OfThisStore.only(job.store(), route)).forEach(routes::add);
        Routes all = new Routes(routes);
        monitor.over(all);
        return all;
    }

    /// How it stands whenever somebody looks.
    public Supplier<Facts> facts(Readiness readiness, Durability durability, Supplier<List<Follower>> followers) {
        return () -> Facts.of(decider, durability, readiness, () -> version.at(), clock).following(followers.get());
    }

    /// When somebody is called, and who.
    public Alerting.Rules alerts() {
        MonitoringSection monitoring = job.design().monitoring();
        return new Alerting.Rules(monitoring.alerts(), new NoticeEvent(job.design().system(), monitoring.owner(), monitoring.runbook()));
    }
}
