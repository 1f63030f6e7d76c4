package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import septet.data.Log;
import septet.data.LogLimits;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.serving.Decider;
import septet.serving.Listener;
import septet.world.Chance;
import septet.world.RealWorld;

/// `kill -9` of a process that takes in a stream and writes checkpoints, and power cuts of one on a simulated disk. Every event that was
/// acknowledged counts once afterwards, whatever was sent again; the state is that of a replay of the whole log.
final class IngestKills {
    static final String NAME = "ingest-kills";
    private static final int LIVES = 20;
    private static final int BATCH = 40;
    private static final int CHECKPOINT_EVERY = 1_500;
    private static final int REMEMBERED = 30;
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m");

    private final Chance chance;
    private final Path folder;
    private final StreamServer.Planted planted;
    /// The last batches that were acknowledged.
    private final Deque<String> acknowledged = new ArrayDeque<>();
    /// The batch of which nobody knows.
    private String unknown = "";
    private long sent;
    private long resumed;
    private int batches;

    private IngestKills(long seed, Path folder, StreamServer.Planted planted) {
        chance = Chance.of(seed).of("ingest kills");
        this.folder = folder;
        this.planted = planted;
    }

    /// Something that was acknowledged is not there, or is there twice.
    private static final class Wrong extends RuntimeException {
        Wrong(String what) {
            super(what);
        }
    }

    static Outcome run(Size size) throws Exception {
        int kills = size == Size.DEEP ? 1_000 : 20;
        long cuts = size == Size.DEEP ? 100_000 : 2_000;
        long events = 0;
        long resumed = 0;
        List<Callable<IngestKills>> histories = new ArrayList<>();
        for (int seed = 0; seed * LIVES < kills; seed++) {
            int own = seed;
            histories.add(() -> killed(own, LIVES, StreamServer.Planted.NONE));
        }
        // most of a life is the start of a process
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<IngestKills> history : threads.invokeAll(histories)) {
                events += history.get().sent;
                resumed += history.get().resumed;
            }
        }
        List<StreamCuts> streams = cuts(cuts);
        long wrong = streams.stream().mapToLong(StreamCuts::wrong).sum();
        long resumedAfterCuts = streams.stream().mapToLong(StreamCuts::resumed).sum();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kills", kills);
        values.put("events acknowledged before kills", events);
        values.put("starts from a checkpoint after a kill", resumed);
        values.put("power cuts", cuts);
        values.put("power cuts in the middle of a change of the disk", streams.stream().mapToLong(StreamCuts::middle).sum());
        values.put("starts from a checkpoint after a power cut", resumedAfterCuts);
        values.put("lost, doubled, or of another state", wrong);
        streams.stream().map(StreamCuts::first).filter(first -> !first.isEmpty()).findFirst().ifPresent(first -> values.put("the first", first));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("sync before the acknowledgement removed (kills)", isCaught(StreamServer.Planted.SYNC_REMOVED));
        caught.put("a checkpoint that forgets ids (kills)", isCaught(StreamServer.Planted.FORGETS_IDS));
        caught.put("sync removed (power cuts)", isCaught(PlantedDisk.Bug.SYNC_REMOVED));
        caught.put("folder sync removed (power cuts)", isCaught(PlantedDisk.Bug.FOLDER_SYNC_REMOVED));
        return new Outcome(NAME, "0.." + (kills / LIVES - 1) + ", 1.." + cuts, kills + cuts, values, caught, wrong == 0 && resumed > 0 && resumedAfterCuts > cuts / 20);
    }

    /// The seeds from 1 on, by two threads.
    private static List<StreamCuts> cuts(long many) throws Exception {
        List<Callable<StreamCuts>> parts = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            int first = 1 + part;
            parts.add(() -> {
                StreamCuts cuts = new StreamCuts(PlantedDisk.Bug.NONE);
                for (long seed = first; seed <= many; seed += 2) cuts.play(seed);
                return cuts;
            });
        }
        List<StreamCuts> played = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(parts.size())) {
            for (Future<StreamCuts> part : threads.invokeAll(parts)) played.add(part.get());
        }
        return played;
    }

    private static boolean isCaught(PlantedDisk.Bug bug) {
        StreamCuts cuts = new StreamCuts(bug);
        for (long seed = 1; seed <= 400 && cuts.wrong() == 0; seed++) cuts.play(seed);
        return cuts.wrong() > 0;
    }

    /// How far a process has come when it is killed is chance: it is looked for until it is found.
    private static boolean isCaught(StreamServer.Planted planted) throws Exception {
        for (int seed = 100; seed < 120; seed++) {
            try {
                killed(seed, 8, planted);
            } catch (Wrong _) {
                return true;
            }
        }
        return false;
    }

    private static IngestKills killed(long seed, int kills, StreamServer.Planted planted) throws Exception {
        Path folder = Files.createTempDirectory("septet-ingest-kills");
        try {
            IngestKills figure = new IngestKills(seed, folder, planted);
            for (int life = 0; life <= kills; life++) figure.live(life < kills);
            figure.compare();
            return figure;
        } finally {
            Folders.delete(folder);
        }
    }

    private String state = "";

    private void live(boolean killed) throws Exception {
        Process process = StreamServer.start(folder, CHECKPOINT_EVERY, planted, OPTIONS);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine();
            if (address == null) throw new Wrong("the server does not start again");
            try (Client client = new Client(address)) {
                check(client);
                if (killed) post(client, process);
            }
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        }
    }

    /// What was acknowledged is known; of the batch without an answer each event counts once from now on.
    private void check(Client client) throws IOException {
        state = client.ask("GET", "/state", "");
        if (number(state, "from") > 0) resumed++;
        for (String batch : acknowledged) {
            if (number(client.ask("POST", "/sources/payments", batch), "repeated") != BATCH) throw new Wrong("a batch that was acknowledged is not known");
        }
        if (!unknown.isEmpty()) {
            String again = client.ask("POST", "/sources/payments", unknown);
            if (number(again, "events") + number(again, "repeated") != BATCH) throw new Wrong(again);
            sent += BATCH;
            remember(unknown);
            unknown = "";
        }
        state = client.ask("GET", "/state", "");
    }

    private void post(Client client, Process process) throws InterruptedException {
        int millis = 20 + chance.nextInt(400);
        Thread killer = Thread.ofPlatform().start(() -> {
            try {
                process.waitFor(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        });
        try {
            while (true) {
                String batch = batch();
                unknown = batch;
                if (number(client.ask("POST", "/sources/payments", batch), "events") != BATCH) throw new Wrong("a new batch was known");
                unknown = "";
                sent += BATCH;
                remember(batch);
            }
        } catch (IOException killed) {
            killer.join();
        }
    }

    private void remember(String batch) {
        acknowledged.add(batch);
        if (acknowledged.size() > REMEMBERED) acknowledged.removeFirst();
    }

    private String batch() {
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < BATCH; i++) {
            batch.append("{\"id\":\"").append(batches).append('-').append(i).append("\",\"card\":\"c").append(chance.nextInt(50)).append("\",\"terminal\":\"t").append(chance.nextInt(50))
                    .append("\",\"amount\":").append(chance.nextInt(400)).append(",\"fraud\":").append(chance.nextInt(9) == 0).append("}\n");
        }
        batches++;
        return batch.toString();
    }

    /// The state that came about by kills and checkpoints is that of one pass over the log, and holds each event once.
    private void compare() throws IOException {
        try (Log log = Log.open(RealWorld.start().disk(), folder.resolve("log"), LogLimits.DEFAULT)) {
            FeaturePlan plan = StreamServer.plan();
            Decider whole = Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), log, Listener.NOBODY);
            long labels = whole.recovered().labels();
            if (whole.recovered().events() != sent) throw new Wrong(sent + " events were acknowledged, " + whole.recovered().events() + " (" + labels + " labels) stand in the log");
            if (!state.contains("\"hash\":\"" + Long.toHexString(whole.stateHash()) + "\"")) throw new Wrong("another state than that of the whole log: " + state);
        }
    }

    private static long number(String answer, String name) throws IOException {
        int at = answer.indexOf("\"" + name + "\":");
        if (at < 0) throw new IOException(answer);
        int end = at + name.length() + 3;
        int from = end;
        while (end < answer.length() && Character.isDigit(answer.charAt(end))) end++;
        return Long.parseLong(answer.substring(from, end));
    }
}
