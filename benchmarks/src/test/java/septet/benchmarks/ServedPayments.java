package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.CardPaymentSettings;
import septet.data.Formulas;
import septet.data.Log;
import septet.data.LogLimits;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Problems;
import septet.engines.http.HttpServer;
import septet.engines.xgboost.BoostedTrees;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.loop.DesignFile;
import septet.loop.SystemDesign;
import septet.model.CalibratedModel;
import septet.model.Calibration;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Model;
import septet.model.Predictor;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.monitoring.Asked;
import septet.monitoring.Facts;
import septet.monitoring.Monitor;
import septet.monitoring.MonitoringRoutes;
import septet.monitoring.Prices;
import septet.monitoring.Reference;
import septet.monitoring.Watched;
import septet.serving.Decider;
import septet.serving.Durability;
import septet.serving.Estimator;
import septet.serving.Handler;
import septet.serving.Horizon;
import septet.serving.Intake;
import septet.serving.Ladder;
import septet.serving.Limits;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.Rule;
import septet.serving.Rung;
import septet.serving.Service;
import septet.serving.ServingRoutes;
import septet.serving.Setup;
import septet.world.Clock;
import septet.world.RealWorld;
import septet.world.World;

/// A process that serves the features of the card fraud example with grown trees, and beside them a handler that only echoes.
/// Ends when its input ends.
final class ServedPayments {
    static final int FRAUD = 3;
    private static final int TRAINED_ON = 6_000;

    private ServedPayments() {}

    /// Starts such a process; its first line says where it listens.
    ///
    /// @param log   where its log goes
    /// @param days  how many days of payments have been
    /// @param trees how many trees score; 0: a rule does, in a small town
    static Process start(Path log, int days, int trees, Planted planted) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
        if (trees == 0) command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServedPayments.class.getName(),
                log.toString(), Integer.toString(days), Integer.toString(trees), planted.name()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// The arguments of [#start].
    public static void main(String[] arguments) throws Exception {
        World world = RealWorld.start();
        boolean small = arguments[2].equals("0");
        CardPaymentSettings town = small ? new CardPaymentSettings(1, 7, 100, 100, CardPaymentSettings.DEFAULT.start()) : CardPaymentSettings.DEFAULT;
        PaymentArrays payments = new PaymentArrays(town.withDays(Integer.parseInt(arguments[1])));
        FeaturePlan plan = plan(design(), payments);
        FeatureState state = new FeatureState(plan);
        TrainingSet set = TrainingSet.replay(state, List.of(payments),
                new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), FRAUD, Optional.empty(), List.of()));
        Planted planted = Planted.valueOf(arguments[3]);
        Estimator estimator = estimator(plan, set, Integer.parseInt(arguments[2]));
        Clock clock = new Shifted(world.clock(), payments.time(payments.rows() - 1) - world.clock().micros());
        Readiness readiness = new Readiness();
        Log log = Log.open(planted == Planted.UNWRITTEN ? new LazyDisk(world.disk()) : world.disk(), Path.of(arguments[0]), LogLimits.DEFAULT);
        Monitor monitor = new Monitor(new Watched("card-fraud", "", new Heads.Truth("fraud"), List.of("block", "review", "approve"), references(plan, set),
                Reference.numbers("score", new double[] {0.1}),
                Prices.none(), Asked.ofP99(Duration.ofMillis(20)), ""));
        Decider decider = Decider.recover(setup(plan), state, log, monitor);
        decider.serve(new Ladder(List.of(new Rung("v1", "the served version", estimator, rules())), ""));
        try (Durability durability = Durability.start(log, clock, world.scheduler(), readiness)) {
            List<Route> all = new ArrayList<>(ServingRoutes.of(decider, Limits.DEFAULT));
            all.set(0, Route.post("/decide", slowed(all.getFirst().handler(), planted, clock)));
            all.add(Route.post("/echo", request -> Response.json(request.body())));
            all.addAll(MonitoringRoutes.of(monitor, () -> Facts.of(decider, durability, readiness, clock::micros, clock)));
            Routes routes = new Routes(all);
            monitor.over(routes);
            try (HttpServer server = HttpServer.open(Listening.loopback(0), new Service(routes, readiness, durability::sync, monitor, clock))) {
                readiness.set(true);
                System.out.println(server.address());
                System.in.readAllBytes();
                server.drain(Duration.ofSeconds(5));
            }
        }
        log.close();
    }

    /// What is planted.
    enum Planted {
        NONE(0),
        /// Each decision takes a millisecond.
        ALWAYS_SLOW(1_000_000),
        /// One in forty takes five.
        SOMETIMES_SLOW(5_000_000),
        /// One in five hundred takes as long as a small fit.
        FITTING(200_000_000),
        /// What is answered is not written yet.
        UNWRITTEN(0);

        private final long nanos;

        Planted(long nanos) {
            this.nanos = nanos;
        }
    }

    private static Handler slowed(Handler handler, Planted planted, Clock clock) {
        int[] count = new int[1];
        return request -> {
            count[0]++;
            boolean slow = planted == Planted.ALWAYS_SLOW || planted == Planted.SOMETIMES_SLOW && count[0] % 40 == 0 || planted == Planted.FITTING && count[0] % 500 == 0;
            long end = clock.nanos() + planted.nanos;
            while (slow && clock.nanos() < end) Thread.onSpinWait();
            return handler.answer(request);
        };
    }

    record Shifted(Clock real, long by) implements Clock {
        @Override
        public long micros() {
            return real.micros() + by;
        }

        @Override
        public long nanos() {
            return real.nanos();
        }
    }

    static SystemDesign design() throws IOException {
        return DesignFile.read(Repository.example("card-fraud/design.yaml"), "design.yaml").design();
    }

    static FeaturePlan plan(SystemDesign design, PaymentArrays payments) {
        Map<String, Expression> features = design.data().features();
        return FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(payments.schema(), ZoneOffset.UTC, true)), features,
                payments.dictionary()), new Problems()).orElseThrow();
    }

    static Estimator estimator(FeaturePlan plan, TrainingSet set, int trees) throws InterruptedException {
        if (trees > 0) return new Estimator.Learned(Predictor.of(trees(plan, set, trees), plan.inputs(), plan.dictionary()));
        Expression rule = ExpressionParser.parse("min(1, amount / 500 EUR + card_payments_1d / 1000)");
        return new Estimator.Baseline("fraud", Formulas.compile(rule, "rule", plan.scope(), new Problems()).orElseThrow(), 0);
    }

    private static CalibratedModel trees(FeaturePlan plan, TrainingSet set, int rounds) throws InterruptedException {
        int from = set.size() - TRAINED_ON;
        double[][] columns = new double[set.inputs().length][];
        for (int i = 0; i < columns.length; i++) columns[i] = Arrays.copyOfRange(set.inputs()[i], from, set.size());
        double[] target = IntStream.range(from, set.size()).mapToDouble(row -> set.labels()[row]).toArray();
        TrainingRows rows = TrainingRows.of(Input.of(plan.inputs()), columns, target, plan.dictionary());
        Fit fit = new BoostedTrees().fit(rows, Settings.NONE.with("rounds", rounds).with("depth", 6),
                new Fitting("here", "", "", "strong", new Heads.Truth("fraud"), 1, 0, 0, ""));
        Model model = ((Fit.Learned) fit).model();
        return new CalibratedModel(model, new Calibration.None(model.provenance()));
    }

    static List<Reference> references(FeaturePlan plan, TrainingSet set) {
        return IntStream.range(0, plan.inputs().size()).mapToObj(i -> Reference.numbers(plan.inputs().get(i).name(), set.inputs()[i])).toList();
    }

    static Setup setup(FeaturePlan plan) {
        Intake intake = new Intake(plan.schema(), new Intake.Spelling(Optional.empty(), Optional.empty(), ZoneOffset.UTC, List.of(""), Map.of()),
                List.of(), plan.dictionary(), Limits.DEFAULT);
        return new Setup(0, List.of(intake), plan.inputs(), FRAUD, Optional.empty(), 3, Horizon.DEFAULT);
    }

    static List<Rule> rules() {
        return List.of(new Rule.AtScore("block", 0.5), new Rule.AtScore("review", 0.05), new Rule.Otherwise("approve"));
    }
}
