package septet.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import septet.data.CardPaymentSettings;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.VersionRecord;
import septet.engines.http.HttpServer;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.model.Heads;
import septet.monitoring.Asked;
import septet.monitoring.Monitor;
import septet.monitoring.Prices;
import septet.monitoring.Reference;
import septet.monitoring.Watched;
import septet.serving.Decider;
import septet.serving.Durability;
import septet.serving.Estimator;
import septet.serving.Ladder;
import septet.serving.Limits;
import septet.serving.Listener;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Routes;
import septet.serving.Rung;
import septet.serving.Service;
import septet.serving.ServingRoutes;
import septet.serving.Traffic;
import septet.world.Chance;
import septet.world.Clock;
import septet.world.RealWorld;
import septet.world.World;

/// What watching costs on the path of a request: a watched server and one that nobody watches get the same requests over HTTP in turn, block by block; the processor time of
/// the threads that answer is compared, so that a busy machine does not matter.
final class MonitoringCost {
    static final String NAME = "monitoring-cost";
    private static final double MOST = 0.05;
    private static final int BLOCK = 500;
    private static final int WARM = 40;

    private MonitoringCost() {}

    static Outcome run(Size size) throws Exception {
        int blocks = size == Size.DEEP ? 400 : 100;
        Town town = new Town(size == Size.DEEP ? 35 : 8, size == Size.DEEP ? 300 : 100);
        double[] watched = town.compare(town::monitor, blocks);
        double[] sorting = town.compare(() -> new Watches.Sorting(town.monitor()), blocks / 4);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("a request to a server that nobody watches, processor time, us", watched[0]);
        values.put("share that watching adds", watched[1]);
        values.put("share of a watch that sorts scores", sorting[1]);
        return new Outcome(NAME, "1, 7", (long) blocks * BLOCK, values, Map.of("a watch that sorts scores at each decision", sorting[1] > MOST), watched[1] <= MOST);
    }

    /// The example's payments, its features and trees.
    private static final class Town {
        private final PaymentArrays payments;
        private final FeaturePlan plan;
        private final TrainingSet set;
        private final Estimator estimator;

        private Town(int days, int trees) throws Exception {
            payments = new PaymentArrays(CardPaymentSettings.DEFAULT.withDays(days));
            plan = ServedPayments.plan(ServedPayments.design(), payments);
            set = replayed(new FeatureState(plan));
            estimator = ServedPayments.estimator(plan, set, trees);
        }

        private TrainingSet replayed(FeatureState state) {
            return TrainingSet.replay(state, List.of(payments), new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), ServedPayments.FRAUD, Optional.empty(),
                    List.of()));
        }

        Monitor monitor() {
            return new Monitor(new Watched("card-fraud", "", new Heads.Truth("fraud"), List.of("block", "review", "approve"), ServedPayments.references(plan, set),
                    Reference.numbers("score", IntStream.range(0, 1_000).mapToDouble(i -> i / 1e4).toArray()), Prices.none(), Asked.ofP99(Duration.ofMillis(20)), ""));
        }

        /// Microseconds of a request that nobody watches, and by which share a watched one takes longer: the middle of all pairs of blocks.
        double[] compare(Supplier<Listener> watch, int blocks) throws IOException {
            Path folder = Files.createTempDirectory("septet-monitoring");
            try (Server bare = new Server(this, folder.resolve("bare"), Listener.NOBODY); Server other = new Server(this, folder.resolve("other"), watch.get())) {
                Chance chance = Chance.of(7).of("client");
                double[] ratios = new double[blocks];
                double[] micros = new double[blocks];
                for (int block = -WARM; block < blocks; block++) {
                    String[] bodies = new String[BLOCK];
                    for (int i = 0; i < BLOCK; i++) bodies[i] = body(chance);
                    double first = (block % 2 == 0 ? bare : other).answers(bodies);
                    double second = (block % 2 == 0 ? other : bare).answers(bodies);
                    if (block < 0) continue;
                    micros[block] = (block % 2 == 0 ? first : second) / BLOCK;
                    ratios[block] = (block % 2 == 0 ? second / first : first / second) - 1;
                }
                return new double[] {Shown.median(micros), Shown.median(ratios)};
            } finally {
                TrialRun.delete(folder);
            }
        }

        private static String body(Chance chance) {
            return "{\"card\":\"c" + chance.nextInt(CardPaymentSettings.DEFAULT.cards()) + "\",\"terminal\":\"t" + chance.nextInt(CardPaymentSettings.DEFAULT.terminals())
                    + "\",\"amount\":" + (1 + chance.nextInt(300)) + "." + (10 + chance.nextInt(90)) + "}";
        }
    }

    /// A server, and the threads that it has started.
    private static final class Server implements AutoCloseable {
        private final Log log;
        private final Durability durability;
        private final HttpServer server;
        private final List<Thread> threads = new ArrayList<>();

        private Server(Town town, Path folder, Listener listener) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            World world = RealWorld.start();
            FeatureState state = new FeatureState(town.plan);
            town.replayed(state);
            log = Log.open(world.disk(), folder, LogLimits.DEFAULT);
            Decider decider = Decider.recover(ServedPayments.setup(town.plan), state, log, listener);
            listener.serves(new VersionRecord("v1", List.of("fraud"), town.plan.inputs().stream().map(Feature::name).toList()));
            decider.serve(new Ladder(List.of(new Rung("v1", "the served version", town.estimator, ServedPayments.rules())), ""));
            Clock clock = new ServedPayments.Shifted(world.clock(), town.payments.time(town.payments.rows() - 1) - world.clock().micros());
            Readiness readiness = new Readiness();
            durability = Durability.start(log, clock, world.scheduler(), readiness);
            Routes routes = new Routes(ServingRoutes.of(decider, Limits.DEFAULT));
            Traffic traffic = listener instanceof Monitor monitor ? monitor : (_, _, _, _) -> { };
            if (listener instanceof Monitor monitor) monitor.over(routes);
            server = HttpServer.open(Listening.loopback(0), new Service(routes, readiness, durability::sync, traffic, clock));
            readiness.set(true);
            for (Thread thread : Thread.getAllStackTraces().keySet()) if (!before.contains(thread)) threads.add(thread);
        }

        /// Microseconds that its threads worked.
        double answers(String[] bodies) throws IOException {
            long begin = worked();
            try (Client client = new Client(server.address().toString())) {
                for (String body : bodies) client.ask("POST", "/decide", body);
            }
            return (worked() - begin) / 1e3;
        }

        private long worked() {
            return threads.stream().mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId())).filter(spent -> spent > 0).sum();
        }

        @Override
        public void close() {
            server.drain(Duration.ofSeconds(5));
            server.close();
            durability.close();
            log.close();
        }
    }
}
