package septet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.data.Log;
import septet.data.LogLimits;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.serving.Checkpoint;
import septet.serving.Decider;
import septet.serving.Limits;
import septet.serving.Listener;
import septet.serving.Media;
import septet.serving.Request;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.ServingRoutes;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// A stream that is taken in, with checkpoints, on a disk that loses its power: again and again, until all was sent.
final class StreamCuts {
    private static final long START = 1_700_000_000_000_000L;
    private static final Path LOG = Path.of("/log");
    private static final Path CHECKPOINT = Path.of("/checkpoint");
    private static final LogLimits SMALL = LogLimits.DEFAULT;
    private static final int BATCHES = 24;
    /// With words of its own: others may play beside.
    private final FeaturePlan plan = plan();
    private final PlantedDisk.Bug bug;
    private long wrong;
    private long middle;
    private long resumed;
    private String first = "";

    StreamCuts(PlantedDisk.Bug bug) {
        this.bug = bug;
    }

    private static FeaturePlan plan() {
        try {
            return StreamServer.plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long wrong() {
        return wrong;
    }

    long middle() {
        return middle;
    }

    long resumed() {
        return resumed;
    }

    String first() {
        return first;
    }

    /// One stream, with a power cut at a place drawn from the seed; the client sends again what was not acknowledged.
    void play(long seed) {
        SimulatedDisk disk = new SimulatedWorld(seed, START).disk();
        Disk below = bug == PlantedDisk.Bug.NONE ? disk : new PlantedDisk(disk, bug);
        Chance chance = Chance.of(seed).of("stream cut");
        Set<String> acknowledged = new LinkedHashSet<>();
        List<String> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) batches.add(batch(chance, i));
        try {
            Life life = new Life(below);
            disk.powerCutAfter(10 + chance.nextInt(90));
            for (String batch : batches) {
                life.post(batch);
                if (chance.nextInt(5) == 0) life.checkpoint();
                if (chance.nextInt(2) > 0) continue;
                life.log.sync();
                acknowledged.addAll(batches.subList(0, batches.indexOf(batch) + 1));
            }
            disk.powerCut();
        } catch (PowerLost cut) {
            middle++;
        }
        disk.powerOn();
        judge(seed, disk, batches, acknowledged);
    }

    private void judge(long seed, SimulatedDisk disk, List<String> batches, Set<String> acknowledged) {
        try {
            Life again = new Life(disk);
            if (again.from > 0) resumed++;
            for (String batch : acknowledged) if (again.post(batch) > 0) wrong(seed, "an acknowledged event counted again");
            for (String batch : batches) again.post(batch);
            Decider whole = Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), again.log, Listener.NOBODY);
            if (whole.recovered().events() != BATCHES * 3) wrong(seed, whole.recovered() + " of " + BATCHES * 3);
            if (whole.stateHash() != again.decider.stateHash()) wrong(seed, "another state than that of the whole log");
            again.log.close();
        } catch (RuntimeException broken) {
            wrong(seed, broken.toString());
        }
    }

    private void wrong(long seed, String what) {
        if (wrong++ == 0) first = "seed " + seed + ": " + what;
    }

    private static String batch(Chance chance, int number) {
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            batch.append("{\"id\":\"").append(number).append('-').append(i).append("\",\"card\":\"c").append(chance.nextInt(3)).append("\",\"terminal\":\"t").append(chance.nextInt(3))
                    .append("\",\"amount\":").append(chance.nextInt(400)).append(",\"fraud\":").append(chance.nextInt(3) == 0).append("}\n");
        }
        return batch.toString();
    }

    /// A process from its start to its end.
    private final class Life {
        private final Log log;
        private final Checkpoint checkpoint;
        private final Decider decider;
        private final Route route;
        private final long from;

        Life(Disk disk) {
            log = Log.open(disk, LOG, SMALL);
            checkpoint = new Checkpoint(disk, CHECKPOINT, "cuts");
            decider = switch (checkpoint.read(log)) {
                case Checkpoint.Image image -> Decider.resume(ServedPayments.setup(plan), new FeatureState(plan), log, Listener.NOBODY, image);
                case Checkpoint.None _, Checkpoint.Unusable _ -> Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), log, Listener.NOBODY);
            };
            from = decider.recovered().from();
            route = ServingRoutes.of(decider, Limits.DEFAULT).get(1);
        }

        void checkpoint() {
            checkpoint.write(decider.image(), log);
        }

        /// @return how many events were new
        int post(String batch) {
            Response response = route.handler().answer(new Request(List.of("payments"), "", Media.of("application/jsonl", Map.of()), batch.getBytes(StandardCharsets.US_ASCII), START));
            String said = new String(response.body(), StandardCharsets.US_ASCII);
            return Integer.parseInt(said.substring(10, said.indexOf(',')));
        }
    }
}
