package septet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import septet.data.Log;
import septet.data.LogLimits;
import septet.design.Expression;
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
import septet.model.Input;
import septet.model.Model;
import septet.model.Predictor;
import septet.model.Settings;
import septet.model.TrainingRows;
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
    private static final int FRAUD = 3;
    private static final int TRAINED_ON = 6_000;

    private ServedPayments() {}

    /// `STORE DAYS TREES SLOWNESS`: where the log goes, how many days of payments have been, how many trees score, what is planted.
    public static void main(String[] arguments) throws Exception {
        World world = RealWorld.start();
        PaymentArrays payments = new PaymentArrays(CardPaymentSettings.DEFAULT.withDays(Integer.parseInt(arguments[1])));
        FeaturePlan plan = plan(design(), payments);
        FeatureState state = new FeatureState(plan);
        TrainingSet set = TrainingSet.replay(state, List.of(payments),
                new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), FRAUD, Optional.empty(), List.of()));
        Predictor predictor = Predictor.of(trees(plan, set, Integer.parseInt(arguments[2])), plan.inputs(), plan.dictionary());
        Clock clock = new Shifted(world.clock(), payments.time(payments.rows() - 1) - world.clock().micros());
        Readiness readiness = new Readiness();
        Log log = Log.open(world.disk(), Path.of(arguments[0]), LogLimits.DEFAULT);
        Monitor monitor = new Monitor(new Watched("card-fraud", "", List.of("block", "review", "approve"), references(plan, set),
                Reference.numbers("score", new double[] {0.1}),
                Prices.none(), Optional.of(Duration.ofMillis(20)), ""));
        Decider decider = Decider.recover(setup(plan), state, log, monitor);
        decider.serve(new Ladder(List.of(new Rung("v1", "the served version", new Estimator.Learned(predictor), rules())), ""));
        try (Durability durability = Durability.start(log, clock, world.scheduler(), readiness)) {
            List<Route> all = new ArrayList<>(ServingRoutes.of(decider, Limits.DEFAULT));
            all.set(0, Route.post("/decide", slowed(all.getFirst().handler(), Slowness.valueOf(arguments[3]), clock)));
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

    /// What is planted in the handler.
    enum Slowness { NONE, ALWAYS, SOMETIMES }

    private static Handler slowed(Handler handler, Slowness slowness, Clock clock) {
        int[] count = new int[1];
        return request -> {
            boolean slow = slowness == Slowness.ALWAYS || slowness == Slowness.SOMETIMES && ++count[0] % 40 == 0;
            long end = clock.nanos() + (slowness == Slowness.ALWAYS ? 1_000_000 : 5_000_000);
            while (slow && clock.nanos() < end) Thread.onSpinWait();
            return handler.answer(request);
        };
    }

    private record Shifted(Clock real, long by) implements Clock {
        @Override
        public long micros() {
            return real.micros() + by;
        }

        @Override
        public long nanos() {
            return real.nanos();
        }
    }

    private static SystemDesign design() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("examples/card-fraud/design.yaml"))) folder = folder.getParent();
        return DesignFile.read(Files.readString(folder.resolve("examples/card-fraud/design.yaml"), StandardCharsets.UTF_8), "design.yaml").design();
    }

    private static FeaturePlan plan(SystemDesign design, PaymentArrays payments) {
        Map<String, Expression> features = design.data().features();
        return FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(payments.schema(), ZoneOffset.UTC, true)), features,
                payments.dictionary()), new Problems()).orElseThrow();
    }

    private static CalibratedModel trees(FeaturePlan plan, TrainingSet set, int rounds) throws InterruptedException {
        int from = set.size() - TRAINED_ON;
        double[][] columns = new double[set.inputs().length][];
        for (int i = 0; i < columns.length; i++) columns[i] = Arrays.copyOfRange(set.inputs()[i], from, set.size());
        double[] target = IntStream.range(from, set.size()).mapToDouble(row -> set.labels()[row]).toArray();
        TrainingRows rows = TrainingRows.of(Input.of(plan.inputs()), columns, target, plan.dictionary());
        Fit fit = new BoostedTrees().fit(rows, Settings.NONE.with("rounds", rounds).with("depth", 6),
                new Fitting("here", "", "", "strong", List.of("fraud"), 1, 0, 0, ""));
        Model model = ((Fit.Learned) fit).model();
        return new CalibratedModel(model, new Calibration.None(model.provenance()));
    }

    private static List<Reference> references(FeaturePlan plan, TrainingSet set) {
        return IntStream.range(0, plan.inputs().size()).mapToObj(i -> Reference.numbers(plan.inputs().get(i).name(), set.inputs()[i])).toList();
    }

    private static Setup setup(FeaturePlan plan) {
        Intake intake = new Intake(plan.schema(), new Intake.Spelling(Optional.empty(), Optional.empty(), ZoneOffset.UTC, List.of(""), Map.of()),
                List.of(), plan.dictionary(), Limits.DEFAULT);
        return new Setup(0, List.of(intake), plan.inputs(), FRAUD, Optional.empty(), 3, Horizon.DEFAULT);
    }

    private static List<Rule> rules() {
        return List.of(new Rule.AtScore("block", 0.5), new Rule.AtScore("review", 0.05), new Rule.Otherwise("approve"));
    }
}
