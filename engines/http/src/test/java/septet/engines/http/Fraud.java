package septet.engines.http;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.Row;
import septet.data.Schema;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.model.CalibratedModel;
import septet.model.Calibration;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.LogisticRegression;
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
import septet.serving.Horizon;
import septet.serving.InferenceRoutes;
import septet.serving.Intake;
import septet.serving.Ladder;
import septet.serving.Limits;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.Rule;
import septet.serving.Rung;
import septet.serving.ServedModel;
import septet.serving.Service;
import septet.serving.ServingRoutes;
import septet.serving.Setup;
import septet.world.Chance;
import septet.world.Clock;
import septet.world.SimulatedWorld;

/// Everything that a served system has: decisions by a model that was learned, late labels, inference, monitoring.
final class Fraud implements AutoCloseable {
    private static final Schema PAYMENTS = new Schema("payments", List.of(column("card", new Type.Key("card"), false),
            column("terminal", new Type.Key("terminal"), true),
            column("amount", new Type.Money("EUR"), false), new Column("fraud", new Type.Bool(), new Known.After(Duration.ofDays(7)), true)));
    private static final int LABEL = 3;
    private final Chance chance = Chance.of(3);
    private final SimulatedWorld world = new SimulatedWorld(1, 1_700_000_000_000_000L);
    private final Clock clock = new TestClock();
    private final Readiness readiness = new Readiness();
    private final Log log = Log.open(world.disk(), Path.of("/log"), LogLimits.DEFAULT);
    private final Durability durability = Durability.start(log, clock, world.world().scheduler(), readiness);
    private final List<double[]> seen = new ArrayList<>();
    final HttpServer server;

    Fraud() throws InterruptedException {
        FeaturePlan plan = plan();
        FeatureState state = new FeatureState(plan);
        Predictor predictor = learn(plan, state);
        List<Rule> rules = List.of(new Rule.AtScore("block", 0.9), new Rule.AtScore("review", 0.3), new Rule.Otherwise("approve"));
        Monitor monitor = new Monitor(new Watched("card-fraud", "Stop fraudulent card payments before they settle.", new Heads.Truth("fraud"),
                List.of("block", "review", "approve"),
                List.of(Reference.numbers("amount", column(0)), Reference.numbers("card_payments_1d", column(1))),
                        Reference.numbers("score", column(0)), new Euros(),
                Asked.ofP99(Duration.ofMillis(20)), "{\"card\": \"4711\", \"terminal\": \"99\", \"amount\": 250.00}"));
        Intake intake = new Intake(PAYMENTS, new Intake.Spelling(Optional.of("at"), Optional.of("payment"), ZoneOffset.UTC, List.of(""), Map.of()), List.of(),
                plan.dictionary(), Limits.DEFAULT);
        Decider decider = Decider.recover(new Setup(0, List.of(intake), plan.inputs(), LABEL, Optional.empty(), 1, Horizon.DEFAULT), state, log, monitor);
        decider.serve(new Ladder(List.of(new Rung("v3", "the served version", new Estimator.Learned(predictor), rules)), ""));
        List<Route> all = new ArrayList<>(ServingRoutes.of(decider, Limits.DEFAULT));
        all.addAll(InferenceRoutes.of(() -> List.of(new ServedModel("strong", "v3", predictor, plan.dictionary())), readiness, "0.1.0", Limits.DEFAULT));
        all.addAll(MonitoringRoutes.of(monitor, () -> Facts.of(decider, durability, readiness, () -> clock.micros() - 86_400_000_000L, clock)));
        Routes routes = new Routes(all);
        monitor.over(routes);
        readiness.set(true);
        server = HttpServer.open(Listening.loopback(0), new Service(routes, readiness, durability::sync, monitor, clock));
    }

    private record Euros() implements Prices {
        @Override
        public String currency() {
            return "EUR";
        }

        @Override
        public long cost(String decision, Row row, boolean truth) {
            return decision.equals("approve") && truth ? row.values[2] : 0;
        }

        @Override
        public String baseline(Row row) {
            return "approve";
        }
    }

    private static FeaturePlan plan() {
        Map<String, Expression> features = new LinkedHashMap<>();
        features.put("card_payments_1d", ExpressionParser.parse("count() by card over 1d"));
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(PAYMENTS, ZoneOffset.UTC, true)), features,
                new Dictionary()), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }

    private Predictor learn(FeaturePlan plan, FeatureState state) throws InterruptedException {
        Row row = new Row(plan.slots());
        double[] target = new double[2_000];
        for (int i = 0; i < target.length; i++) {
            row.clear();
            row.time = 1_690_000_000_000_000L + i * 600_000_000L;
            row.arrival = row.time;
            row.values[0] = plan.dictionary().code("c" + chance.nextInt(50));
            row.values[2] = (long) (StrictMath.exp(chance.nextGaussian() + 4) * Type.Money.SCALE);
            state.observe(row, state.nextEvent());
            double[] inputs = {row.values[2] / (double) Type.Money.SCALE, Double.longBitsToDouble(row.values[plan.find("card_payments_1d").getFirst().slot()])};
            seen.add(inputs);
            target[i] = chance.nextDouble() < 1 / (1 + StrictMath.exp(4 - inputs[0] / 70)) ? 1 : 0;
        }
        TrainingRows rows = TrainingRows.of(Input.of(plan.inputs()), new double[][] {column(0), column(1)}, target, plan.dictionary());
        Fit fit = new LogisticRegression().fit(rows, Settings.NONE, new Fitting("here", "", "", "strong", new Heads.Truth("fraud"), 1, 0, 0, ""));
        if (!(fit instanceof Fit.Learned(var model))) throw new AssertionError(fit);
        return Predictor.of(new CalibratedModel(model, new Calibration.None(model.provenance())), plan.inputs(), plan.dictionary());
    }

    private double[] column(int input) {
        return seen.stream().mapToDouble(inputs -> inputs[input]).toArray();
    }

    private static Column column(String name, Type type, boolean optional) {
        return new Column(name, type, new Known.AtOnce(), optional);
    }

    @Override
    public void close() {
        server.close();
        durability.close();
        log.close();
    }
}
