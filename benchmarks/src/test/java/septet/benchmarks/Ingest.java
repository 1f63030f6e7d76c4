package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import septet.world.RealWorld;
import septet.world.World;

/// How many events a second are taken in durably: posted as JSON Lines by another process, typed, known by their unique ids, counted in
/// the 15 features of the example, each with its label, written to the log, synced, and only then acknowledged. Beside it the same in
/// one process without HTTP, and a bare file to which the same bytes are written and forced as often.
final class Ingest {
    static final String NAME = "ingest";
    private static final int BATCH = 1_000;
    private static final int CONNECTIONS = 8;
    private static final int CARDS = 5_000;
    private static final int TERMINALS = 10_000;
    private static final long OVER_HTTP = 200_000;
    private static final long IN_PROCESS = 300_000;
    private static final String RECOVERY = "recovery, s for a million events of the log";
    private static final double MOST_RECOVERY = 2;
    private static final byte[] NOTHING = {};

    private Ingest() {}

    static Outcome run(Size size) throws Exception {
        int batches = size == Size.DEEP ? 3_000 : 1_000;
        int warm = size == Size.DEEP ? 1_000 : 800;
        Map<String, Object> values = new LinkedHashMap<>();
        byte[][] bodies = bodies(warm + batches);
        long http = overHttp(bodies, warm, values);
        long bare = bare(bodies, warm);
        long process = inProcess(bodies, warm, values);
        values.put("over HTTP, events/s", http);
        values.put("in one process, events/s", process);
        values.put("bare file, the same bytes forced as often, events/s", bare);
        values.put("over HTTP to bare file", Math.round(100.0 * http / bare) / 100.0);
        values.put("asked over HTTP", OVER_HTTP);
        values.put("asked in one process", IN_PROCESS);
        return new Outcome(NAME, "1", (long) batches * BATCH, values, Map.of(), http >= OVER_HTTP && process >= IN_PROCESS && (double) values.get(RECOVERY) <= MOST_RECOVERY);
    }

    private static byte[][] bodies(int batches) {
        Chance chance = Chance.of(1).of("ingest");
        byte[][] bodies = new byte[batches][];
        StringBuilder body = new StringBuilder();
        for (int batch = 0; batch < batches; batch++) {
            body.setLength(0);
            for (int i = 0; i < BATCH; i++) {
                body.append("{\"id\":\"payment-").append((long) batch * BATCH + i).append("\",\"card\":\"c").append(chance.nextInt(CARDS)).append("\",\"terminal\":\"t")
                        .append(chance.nextInt(TERMINALS)).append("\",\"amount\":").append(chance.nextInt(400)).append('.').append(chance.nextInt(10)).append(",\"fraud\":")
                        .append(chance.nextInt(100) == 0).append("}\n");
            }
            bodies[batch] = body.toString().getBytes(StandardCharsets.US_ASCII);
        }
        return bodies;
    }

    private static long overHttp(byte[][] bodies, int warm, Map<String, Object> values) throws Exception {
        Path folder = Files.createTempDirectory("septet-ingest");
        Process process = StreamServer.start(folder, Long.MAX_VALUE, StreamServer.Planted.NONE, List.of("-Xmx3g", "-Xms3g", "-XX:+UseSerialGC"));
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine();
            post(address, bodies, 0, warm);
            long before = processor(process);
            long start = System.nanoTime();
            long acknowledged = post(address, bodies, warm, bodies.length);
            long nanos = System.nanoTime() - start;
            values.put("over HTTP, processor ns of the server for an event", (processor(process) - before) / acknowledged);
            String state;
            try (Client client = new Client(address)) {
                state = client.ask("GET", "/state", "");
            }
            long records = Long.parseLong(state.replaceAll("(?s).*\"records\":(\\d+).*", "$1"));
            if (records < (long) bodies.length * BATCH) throw new IllegalStateException("of " + (long) bodies.length * BATCH + " events " + records + " are in the log");
            values.put("events acknowledged", acknowledged);
            values.put("connections", CONNECTIONS);
            values.put("events in a request", BATCH);
            return Math.round(acknowledged * 1e9 / nanos);
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
            Folders.delete(folder);
        }
    }

    private static long processor(Process process) {
        return process.info().totalCpuDuration().map(java.time.Duration::toNanos).orElse(0L);
    }

    private static long post(String address, byte[][] bodies, int from, int to) throws Exception {
        AtomicInteger next = new AtomicInteger(from);
        AtomicInteger acknowledged = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failed = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Poster poster = new Poster(address)) {
                    for (int batch = next.getAndIncrement(); batch < to; batch = next.getAndIncrement()) acknowledged.addAndGet(poster.post(bodies[batch]));
                } catch (IOException | RuntimeException e) {
                    synchronized (failed) {
                        failed.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        if (!failed.isEmpty()) throw new IllegalStateException(failed.getFirst());
        if (acknowledged.get() != (to - from) * BATCH) throw new IllegalStateException(acknowledged + " events were acknowledged as new");
        return acknowledged.get();
    }

    /// One connection.
    private static final class Poster implements AutoCloseable {
        private final Socket socket;
        private final String authority;
        private final byte[] answer = new byte[1 << 18];

        Poster(String address) throws IOException {
            URI uri = URI.create(address);
            authority = uri.getAuthority();
            socket = new Socket(uri.getHost(), uri.getPort());
            socket.setTcpNoDelay(true);
        }

        /// @return how many events the answer counts as new
        int post(byte[] body) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /sources/payments HTTP/1.1\r\nHost: " + authority + "\r\nContent-Type: application/jsonl\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            InputStream in = socket.getInputStream();
            int read = 0;
            int end = -1;
            int length = 0;
            while (end < 0 || read < end + length) {
                int more = in.read(answer, read, answer.length - read);
                if (more < 0) throw new IOException("the server closed");
                read += more;
                if (end >= 0) continue;
                String head = new String(answer, 0, Math.min(read, 600), StandardCharsets.ISO_8859_1);
                if (head.indexOf("\r\n\r\n") < 0) continue;
                end = head.indexOf("\r\n\r\n") + 4;
                int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ") + 16;
                length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
            }
            String said = new String(answer, end, Math.min(length, 60), StandardCharsets.ISO_8859_1);
            if (!said.startsWith("{\"events\":")) throw new IOException(new String(answer, 0, Math.min(read, 600), StandardCharsets.ISO_8859_1));
            return Integer.parseInt(said.substring(10, said.indexOf(',')));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static long inProcess(byte[][] bodies, int warm, Map<String, Object> values) throws Exception {
        Path folder = Files.createTempDirectory("septet-ingest");
        World world = RealWorld.start();
        try (Log log = Log.open(world.disk(), folder, LogLimits.DEFAULT)) {
            Checkpoint checkpoint = new Checkpoint(world.disk(), folder.resolve("checkpoint"), "ingest");
            Taking taking = new Taking(world, bodies, warm, log, checkpoint);
            Played played = play(taking, values);
            restart(taking, played.hash(), values);
            return played.perSecond();
        } finally {
            Folders.delete(folder);
        }
    }

    private record Taking(World world, byte[][] bodies, int warm, Log log, Checkpoint checkpoint) {}

    private record Played(long perSecond, long hash) {}

    /// One process after the other: the first takes it all in, and writes a checkpoint.
    private static Played play(Taking taking, Map<String, Object> values) throws IOException {
        FeaturePlan plan = StreamServer.plan();
        Decider decider = Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), taking.log(), Listener.NOBODY);
        long perSecond = take(decider, taking, values);
        double millions = taking.bodies().length * BATCH / 1e6;
        long start = System.nanoTime();
        Checkpoint.Image image = decider.image();
        values.put("pause while a checkpoint is put into bytes, ms for a million events", Math.round((System.nanoTime() - start) / 1e6 / millions));
        values.put("a checkpoint, bytes for an event", Math.round(image.bytes() / (millions * 1e6)));
        taking.checkpoint().write(image, taking.log());
        return new Played(perSecond, decider.stateHash());
    }

    /// How long a restart takes: from the whole log, and from a checkpoint.
    private static void restart(Taking taking, long hash, Map<String, Object> values) throws IOException {
        double millions = taking.bodies().length * BATCH / 1e6;
        if (replayed(taking.log(), values) != hash) throw new IllegalStateException("another state after a replay");
        long start = System.nanoTime();
        if (!(taking.checkpoint().read(taking.log()) instanceof Checkpoint.Image found)) throw new IllegalStateException("the checkpoint is not used");
        FeaturePlan other = StreamServer.plan();
        Decider resumed = Decider.resume(ServedPayments.setup(other), new FeatureState(other), taking.log(), Listener.NOBODY, found);
        values.put("a start from a checkpoint, s for a million events in it", Math.round((System.nanoTime() - start) / 1e9 / millions * 100) / 100.0);
        if (resumed.stateHash() != hash) throw new IllegalStateException("another state after a checkpoint");
    }

    /// The state of a process that reads the whole log again.
    private static long replayed(Log log, Map<String, Object> values) throws IOException {
        long start = System.nanoTime();
        FeaturePlan plan = StreamServer.plan();
        Decider again = Decider.recover(ServedPayments.setup(plan), new FeatureState(plan), log, Listener.NOBODY);
        values.put(RECOVERY, Math.round((System.nanoTime() - start) / 1e9 / (again.recovered().events() / 1e6) * 100) / 100.0);
        return again.stateHash();
    }

    private static long take(Decider decider, Taking taking, Map<String, Object> values) {
        Route route = ServingRoutes.of(decider, Limits.DEFAULT).get(1);
        Media lines = Media.of("application/jsonl", Map.of());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long processor = 0;
        for (int batch = 0; batch < taking.bodies().length; batch++) {
            if (batch == taking.warm()) {
                start = System.nanoTime();
                processor = threads.getCurrentThreadCpuTime();
            }
            Response response = route.handler().answer(new Request(List.of("payments"), "", lines, taking.bodies()[batch], taking.world().clock().micros()));
            if (response.status() != 200) throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
            taking.log().sync();
            // what follows needs the memory
            taking.bodies()[batch] = NOTHING;
        }
        double events = (taking.bodies().length - taking.warm()) * (double) BATCH;
        long nanos = System.nanoTime() - start;
        values.put("in one process, processor ns for an event", Math.round((threads.getCurrentThreadCpuTime() - processor) / events));
        return Math.round(events * 1e9 / nanos);
    }

    private static long bare(byte[][] bodies, int warm) throws IOException {
        Path folder = Files.createTempDirectory("septet-ingest");
        try (FileChannel channel = FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int batch = warm; batch < bodies.length; batch++) {
                channel.write(ByteBuffer.wrap(bodies[batch]));
                channel.force(false);
            }
            return Math.round((bodies.length - warm) * (double) BATCH * 1e9 / (System.nanoTime() - start));
        } finally {
            Folders.delete(folder);
        }
    }
}
