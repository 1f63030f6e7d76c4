package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import septet.data.CardPaymentSettings;
import septet.data.Log;
import septet.data.LogLimits;
import septet.engines.http.HttpServer;
import septet.engines.kafka.KafkaTopic;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.serving.AsideFile;
import septet.serving.Checkpoint;
import septet.serving.Checkpoints;
import septet.serving.Decider;
import septet.serving.Durability;
import septet.serving.Follower;
import septet.serving.Limits;
import septet.serving.Listener;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.Service;
import septet.serving.ServingRoutes;
import septet.serving.Topic;
import septet.world.Disk;
import septet.world.RealWorld;
import septet.world.World;

/// A process that takes in a stream of card payments: the 15 features of the example, ids, log, checkpoints, HTTP. `GET /state` says what
/// it knows. Ends when its input ends.
final class StreamServer {
    private StreamServer() {}

    /// What is planted.
    enum Planted {
        NONE,
        /// The sync before the acknowledgement is removed, and what is written stays in the process until the next one.
        SYNC_REMOVED,
        /// A checkpoint forgets the ids that it has seen.
        FORGETS_IDS,
        /// Where to go on in a topic is on the device before what came is in the log.
        POSITION_FIRST
    }

    /// Starts such a process; its first line says where it listens.
    ///
    /// @param every records between two checkpoints
    static Process start(Path folder, long every, Planted planted, List<String> options) throws IOException {
        return start(folder, every, planted, options, List.of());
    }

    /// @param follows the address of a topic, and the group of its readers; nothing where none is followed
    static Process start(Path folder, long every, Planted planted, List<String> options, List<String> follows) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StreamServer.class.getName(), folder.toString(), Long.toString(every), planted.name()));
        command.addAll(follows);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// The arguments of [#start].
    public static void main(String[] arguments) throws Exception {
        World world = RealWorld.start();
        Planted planted = Planted.valueOf(arguments[2]);
        Path folder = Path.of(arguments[0]);
        Disk disk = planted == Planted.SYNC_REMOVED ? new LazyDisk(world.disk()) : world.disk();
        Log log = Log.open(disk, folder.resolve("log"), LogLimits.DEFAULT);
        Checkpoint checkpoint = new Checkpoint(world.disk(), folder.resolve("checkpoint"), "stream");
        FeaturePlan plan = plan();
        Decider decider = decider(plan, log, planted == Planted.FORGETS_IDS ? forgetful(checkpoint, log) : checkpoint.read(log));
        Readiness readiness = new Readiness();
        try (Durability durability = Durability.start(log, world.clock(), world.scheduler(), readiness)) {
            List<Route> all = new ArrayList<>(ServingRoutes.of(decider, Limits.DEFAULT, durability::isBehind));
            all.add(Route.get("/state", _ -> Response.json(state(decider, log).getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
            Routes routes = new Routes(all);
            Runnable sync = planted == Planted.SYNC_REMOVED ? () -> {} : durability::sync;
            try (HttpServer server = HttpServer.open(Listening.loopback(0), new Service(routes, readiness, sync, (_, _, _, _) -> {}, world.clock()))) {
                Checkpoints checkpoints = Checkpoints.start(checkpoint, decider, log,
                        new Checkpoints.Settings(Long.parseLong(arguments[1]), world.scheduler(), server::between, System.err::println));
                readiness.set(true);
                System.out.println(server.address());
                if (arguments.length > 3) {
                    Topic topic = KafkaTopic.open(arguments[3], arguments[4], Map.of());
                    Topic followed = planted == Planted.POSITION_FIRST ? new HastyTopic(topic, folder.resolve("places")) : topic;
                    AsideFile aside = new AsideFile(world.disk(), folder.resolve("aside.jsonl"), arguments[3]);
                    try (Follower _ = Follower.start(followed, new Follower.Work("payments", decider, server::between, sync, world.clock(), aside, System.err::println), world.scheduler())) {
                        System.in.readAllBytes();
                    }
                }
                System.in.readAllBytes();
                checkpoints.stop();
                server.drain(Duration.ofSeconds(5));
            }
        }
        log.close();
    }

    private static String state(Decider decider, Log log) {
        return "{\"hash\":\"" + Long.toHexString(decider.stateHash()) + "\",\"records\":" + log.end() + ",\"log\":\"" + log.hash() + "\",\"from\":" + decider.recovered().from()
                + ",\"events\":" + decider.recovered().events() + "}";
    }

    static FeaturePlan plan() throws IOException {
        return ServedPayments.plan(ServedPayments.design(), new PaymentArrays(new CardPaymentSettings(1, 7, 10, 10, CardPaymentSettings.DEFAULT.start())));
    }

    static Decider decider(FeaturePlan plan, Log log, Checkpoint.Found found) {
        return switch (found) {
            case Checkpoint.Image image -> Decider.resume(ServedPayments.setup(plan), new FeatureState(plan), log, Listener.NOBODY, image);
            case Checkpoint.None _ -> Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), log, Listener.NOBODY);
            case Checkpoint.Unusable unusable -> throw new IllegalStateException(unusable.cause());
        };
    }

    /// The planted bug: whoever reads it knows the place in the log, and nothing of what stood before.
    private static Checkpoint.Found forgetful(Checkpoint checkpoint, Log log) throws IOException {
        if (!(checkpoint.read(log) instanceof Checkpoint.Image image)) return new Checkpoint.None();
        Path nowhere = java.nio.file.Files.createTempDirectory("septet-nothing");
        try (Log empty = Log.open(RealWorld.start().disk(), nowhere, LogLimits.DEFAULT)) {
            FeaturePlan plan = plan();
            Checkpoint.Image nothing = Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), empty, Listener.NOBODY).image();
            return new Checkpoint.Image(image.records(), image.hash(), nothing.blocks());
        }
    }
}
