package septet.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Known;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Subjects;
import septet.data.Values;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.world.Disk;
import septet.world.SimulatedWorld;
import septet.world.World;

/// A small system of card payments, from its design to its decider, on any disk.
final class Shop implements AutoCloseable {
    static final long START = 1_700_000_000_000_000L;
    static final long DAY = 86_400_000_000L;
    static final int FRAUD = 3;
    static final Path FOLDER = Path.of("/log");
    static final Path KEYS = Path.of("/store/keys");
    private static final Map<String, String> PERSONAL = Map.of("card", "card", "note", "note");
    private static final Schema PAYMENTS = new Schema("payments", List.of(now("card", new Type.Key("card"), false), now("terminal", new Type.Key("terminal"), true),
            now("amount", new Type.Money("EUR"), false), new Column("fraud", new Type.Bool(), new Known.After(Duration.ofDays(7)), true),
            now("channel", new Type.Category(), true), now("note", new Type.Text(), true)));
    private static final Schema LOGINS = new Schema("logins", List.of(now("card", new Type.Key("card"), false), now("failed", new Type.Bool(), true)));
    private static final String[] FEATURES = {"night: hour(time) < 6", "card_payments: count() by card over 1d", "card_spend: mean(amount) by card over 7d",
            "terminal_risk: mean(fraud) by terminal over 30d", "card_logins: count(logins) by card over 1d"};

    final FeaturePlan plan;
    final FeatureState state;
    final Log log;
    final Recorder recorder = new Recorder();
    final Decider decider;

    private Shop(Disk disk, int ingested, Horizon horizon, Function<Log, Optional<Checkpoint.Image>> checkpoint) {
        this(disk, ingested, horizon, checkpoint, plan());
    }

    private Shop(Disk disk, int ingested, Horizon horizon, Function<Log, Optional<Checkpoint.Image>> checkpoint, FeaturePlan plan) {
        this.plan = plan;
        state = new FeatureState(plan);
        log = Log.open(disk, FOLDER, LogLimits.DEFAULT);
        Optional<Checkpoint.Image> image = checkpoint.apply(log);
        if (image.isEmpty()) ingest(plan, state, ingested);
        decider = image.isPresent() ? Decider.resume(setup(plan, horizon), state, log, recorder, image.get())
                : Decider.recover(setup(plan, horizon), state, log, recorder);
        decider.serve(ladder(plan, "v1"));
    }

    /// Opens the shop on what the disk holds; a hundred payments stand in its files.
    static Shop open(Disk disk) {
        return new Shop(disk, 100, Horizon.DEFAULT, _ -> Optional.empty());
    }

    /// A shop whose payments may be corrected, and taken out by a row of which a condition holds.
    static Shop corrected(Disk disk, String deleted) {
        return new Shop(disk, 100, Horizon.DEFAULT, _ -> Optional.empty(), plan(features(), deleted));
    }

    /// A shop of its own with other features.
    static Shop with(Map<String, String> features) {
        return new Shop(new SimulatedWorld(1, START).disk(), 100, Horizon.DEFAULT, _ -> Optional.empty(), plan(features));
    }

    /// Opens it from a checkpoint, where there is one.
    static Shop resume(Disk disk, Function<Log, Optional<Checkpoint.Image>> checkpoint) {
        return new Shop(disk, 100, Horizon.DEFAULT, checkpoint);
    }

    static Shop open(Disk disk, int ingested, Horizon horizon) {
        return new Shop(disk, ingested, horizon, _ -> Optional.empty());
    }

    /// A shop in which cards and notes are personal; their keys stand in a file of this world's disk.
    static Shop personal(World world) {
        return new Shop(world.disk(), 10, Horizon.DEFAULT, _ -> Optional.empty(), plan(features(), "", Dictionary.of(subjects(world))));
    }

    /// @return with all keys that were made
    static Subjects subjects(World world) {
        world.disk().createFolders(KEYS.getParent());
        Subjects subjects = Subjects.open(world, KEYS, false);
        subjects.protect(PERSONAL.keySet());
        return subjects;
    }

    private static boolean hides(FeaturePlan plan) {
        return plan.dictionary().subjects().isPresent();
    }

    /// The rows of its files: `p0`, `p1`, ... over the ten days before the start, each with its label.
    static void ingest(FeaturePlan plan, FeatureState state, int rows) {
        Row row = new Row(plan.slots());
        for (int i = 0; i < rows; i++) {
            row.clear();
            row.id = "p" + i;
            row.time = START - 10 * DAY + i * DAY / 10;
            row.arrival = row.time;
            String card = "c" + i % 7;
            row.values[0] = plan.dictionary().code(hides(plan) ? plan.dictionary().pseudonym("card", card) : card);
            row.values[1] = plan.dictionary().code("t" + i % 5);
            row.values[2] = (10 + i % 13) * Type.Money.SCALE;
            row.values[FRAUD] = Values.truth(i % 11 == 0);
            long event = state.nextEvent();
            state.observe(row, event);
            state.learnAll(plan.mainSource(), row, event);
        }
    }

    static FeaturePlan plan() {
        return plan(features());
    }

    /// Names to expressions.
    static Map<String, String> features() {
        Map<String, String> features = new LinkedHashMap<>();
        for (String line : FEATURES) features.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(": ") + 2));
        return features;
    }

    static FeaturePlan plan(Map<String, String> texts) {
        return plan(texts, "");
    }

    private static FeaturePlan plan(Map<String, String> texts, String deleted) {
        return plan(texts, deleted, new Dictionary());
    }

    private static FeaturePlan plan(Map<String, String> texts, String deleted, Dictionary dictionary) {
        Map<String, Expression> features = new LinkedHashMap<>();
        texts.forEach((name, text) -> features.put(name, ExpressionParser.parse(text)));
        Declarations.Source payments = new Declarations.Source(PAYMENTS, ZoneOffset.UTC, true);
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations("payments", List.of(deleted.isEmpty() ? payments : payments.corrected(Optional.of(ExpressionParser.parse(deleted))),
                new Declarations.Source(LOGINS, ZoneOffset.UTC, true)), features, dictionary), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }

    static Setup setup(FeaturePlan plan, Horizon horizon) {
        List<Intake> intakes = new ArrayList<>();
        for (int i = 0; i < plan.sources(); i++) {
            List<Intake.Check> checks = i == plan.mainSource() ? List.of(check(plan, "amount between 0 and 100000"), check(plan, "card is not missing")) : List.of();
            Intake.Spelling spelling = new Intake.Spelling(Optional.of("at"), Optional.of("payment"), ZoneOffset.UTC, List.of(""), Map.of("note", 20));
            Optional<Formula> deletion = plan.isCorrected(i) ? Optional.of(formula(plan, "channel = 'void'")) : Optional.empty();
            intakes.add(new Intake(plan.schema(i), spelling, new Intake.Terms(checks, deletion, hides(plan) ? PERSONAL : Map.of()), plan.dictionary(), Limits.DEFAULT));
        }
        return new Setup(plan.mainSource(), intakes, plan.inputs(), FRAUD, Optional.of(formula(plan, "amount < 50000")), 3, horizon);
    }

    private static Intake.Check check(FeaturePlan plan, String text) {
        return new Intake.Check(text, formula(plan, text), septet.design.Expressions.names(ExpressionParser.parse(text)));
    }

    static Formula formula(FeaturePlan plan, String text) {
        Problems problems = new Problems();
        Optional<Formula> formula = Formulas.compile(ExpressionParser.parse(text), "test", plan.scope(), problems);
        problems.refuse(Fault.DESIGN);
        return formula.orElseThrow();
    }

    /// A score that follows the amount and the terminal's risk, so that a test can see which state it was made from.
    static Ladder ladder(FeaturePlan plan, String version) {
        Estimator estimator = new Estimator.Baseline("fraud", formula(plan, "min(1, amount / 1000 EUR + coalesce(terminal_risk, 0) + card_payments / 100)"), 0.01);
        return new Ladder(List.of(new Rung(version, "the served version", estimator, rules())), "");
    }

    static List<Rule> rules() {
        return List.of(new Rule.AtScore("block", 0.5), new Rule.AtScore("review", 0.1), new Rule.Otherwise("approve"));
    }

    Feature feature(String name) {
        return plan.find(name).getFirst();
    }

    @Override
    public void close() {
        log.close();
    }

    private static Column now(String name, Type type, boolean optional) {
        return new Column(name, type, new Known.AtOnce(), optional);
    }
}
