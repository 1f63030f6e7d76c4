package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.Records;
import septet.engines.kafka.Broker;
import septet.engines.kafka.KafkaTopic;
import septet.world.Chance;
import septet.world.RealWorld;

/// A topic of Kafka that is followed while the process that follows is killed, the broker is killed, and another reader takes partitions and gives them back: each event
/// that the broker has acknowledged stands in the log once.
final class FollowedTopic {
    static final String NAME = "kafka";
    private static final int EVENTS = 1_200;
    private static final int PARTITIONS = 3;
    /// Of a run: its reader killed, a rebalance, one of both once more, and the broker killed, in any order.
    private static final int FAULTS = 4;
    private static final int TOGETHER = 5;
    /// Its place among the columns of a payment.
    private static final int AMOUNT = 2;
    private static final int CHECKPOINT_EVERY = 400;
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx300m");
    private static final long MOST_WAIT_NANOS = 180_000_000_000L;

    private final Broker broker;
    private final Path folder;
    private final Chance chance;
    private final String topic;
    private final StreamServer.Planted planted;
    private final BitSet acknowledged = new BitSet(EVENTS);
    private Process server;

    private FollowedTopic(Broker broker, Path folder, long seed, StreamServer.Planted planted) {
        this.broker = broker;
        this.folder = folder;
        this.chance = Chance.of(seed).of("followed topic");
        this.topic = planted + "-" + seed;
        this.planted = planted;
    }

    static Outcome run(Size size) throws Exception {
        int runs = size == Size.DEEP ? 100 : 2;
        Path folder = Files.createTempDirectory("septet-kafka");
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            Played played = new Played(0, 0);
            for (int seed = 1; seed <= runs; seed += TOGETHER) played = played.and(together(broker, folder, seed, Math.min(runs, seed + TOGETHER - 1), StreamServer.Planted.NONE));
            long planted = 0;
            for (int seed = 1; seed <= 4 * TOGETHER && planted == 0; seed += TOGETHER) planted = together(broker, folder, seed, seed + TOGETHER - 1,
                    StreamServer.Planted.POSITION_FIRST).wrong();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("runs, each with a kill of the reader, one of the broker, and a rebalance", runs);
            values.put("events acknowledged by the broker", played.acknowledged());
            values.put("lost or doubled", played.wrong());
            return new Outcome(NAME, "1.." + runs, runs, values, Map.of("the position noted before the events are in the log", planted > 0), played.wrong() == 0
                    && played.acknowledged() > runs * EVENTS / 10 * 9);
        } finally {
            Folders.delete(folder);
        }
    }

    /// What came of runs.
    ///
    /// @param wrong        acknowledged events that are not in the log, and events that are there twice
    /// @param acknowledged by the broker
    private record Played(long wrong, long acknowledged) {
        Played and(Played other) {
            return new Played(wrong + other.wrong, acknowledged + other.acknowledged);
        }
    }

    /// Several runs side by side, each with a topic, a reader and faults of its own; the broker is killed for all of them at once.
    private static Played together(Broker broker, Path folder, int from, int to, StreamServer.Planted planted) throws Exception {
        int kill = Chance.of(from).of("broker").nextInt(FAULTS);
        CyclicBarrier barrier = new CyclicBarrier(to - from + 1, () -> again(broker));
        List<Callable<Played>> runs = new ArrayList<>();
        for (int seed = from; seed <= to; seed++) {
            FollowedTopic run = new FollowedTopic(broker, folder.resolve(planted.name() + seed), seed, planted);
            runs.add(() -> run.play(kill, barrier));
        }
        Played all = new Played(0, 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(runs.size())) {
            for (Future<Played> run : threads.invokeAll(runs)) all = all.and(run.get());
        }
        return all;
    }

    private static void again(Broker broker) {
        try {
            broker.kill();
            broker.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param kill which of its faults is the kill of the broker
    private Played play(int kill, CyclicBarrier barrier) throws Exception {
        broker.topic(topic, PARTITIONS);
        List<Integer> faults = new ArrayList<>(List.of(0, 2, chance.nextInt(2) * 2));
        follow();
        try (KafkaProducer<String, byte[]> producer = broker.producer("")) {
            int sent = 0;
            for (int fault = 0; fault < FAULTS; fault++) {
                int until = sent + EVENTS / 5;
                for (; sent < until; sent++) send(producer, sent);
                if (fault == kill) {
                    barrier.await(10, TimeUnit.MINUTES);
                } else if (faults.remove(chance.nextInt(faults.size())) == 0) {
                    reads(sent);
                    for (until = sent + EVENTS / 25; sent < until; sent++) send(producer, sent);
                    killServer();
                } else {
                    intrude();
                }
            }
            for (; sent < EVENTS; sent++) send(producer, sent);
            producer.flush();
        }
        long wrong = wrong();
        for (long start = System.nanoTime(); wrong > 0 && planted == StreamServer.Planted.NONE
                && System.nanoTime() - start < MOST_WAIT_NANOS; wrong = wrong()) TimeUnit.MILLISECONDS.sleep(200);
        if (planted != StreamServer.Planted.NONE) settle();
        end();
        return new Played(wrong(), acknowledged().cardinality());
    }

    /// With an id of its own, or with that of its place.
    private void send(KafkaProducer<String, byte[]> producer, int i) {
        String id = i % 2 == 0 ? "" : "\"id\":\"e" + i + "\",";
        String row = "{" + id + "\"card\":\"c" + i % 50 + "\",\"terminal\":\"t" + i % 30 + "\",\"amount\":" + (i + 1) + "}";
        producer.send(new ProducerRecord<>(topic, "c" + i % 50, row.getBytes(StandardCharsets.UTF_8)), (_, failed) -> acknowledge(i, failed == null));
    }

    /// What the broker did not acknowledge in two minutes may be there or not.
    private synchronized void acknowledge(int i, boolean isThere) {
        acknowledged.set(i, isThere);
    }

    private void follow() throws IOException {
        Files.createDirectories(folder);
        server = StreamServer.start(folder, CHECKPOINT_EVERY, planted, OPTIONS, List.of(broker.address(topic), topic));
        String address = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (address == null) throw new IllegalStateException("the server does not start again");
    }

    /// Waits until the server reads: it is given its partitions only some time after it started. Where it lost the event, not for ever.
    private void reads(int sent) throws InterruptedException {
        for (long start = System.nanoTime(); !counted().seen().get(sent - 1) && System.nanoTime() - start < MOST_WAIT_NANOS / 6;) TimeUnit.MILLISECONDS.sleep(50);
    }

    /// Mostly while it takes in what was just sent, sometimes when it has long done so.
    private void killServer() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(chance.nextInt(4) > 0 ? 30 : 1_500));
        server.destroyForcibly().waitFor();
        follow();
    }

    /// Another reader of the group that takes partitions, and leaves them.
    private void intrude() {
        try (KafkaTopic other = KafkaTopic.open(broker.address(topic), topic, Map.of())) {
            for (int poll = 0; poll < 10; poll++) other.next(_ -> OptionalLong.empty(), Duration.ofMillis(100));
        }
    }

    /// Until nothing more comes.
    private void settle() throws InterruptedException {
        for (int quiet = 0, before = -1; quiet < 10; TimeUnit.MILLISECONDS.sleep(500)) {
            int now = counted().seen().cardinality();
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
    }

    private void end() throws IOException, InterruptedException {
        server.getOutputStream().close();
        if (!server.waitFor(60, TimeUnit.SECONDS)) server.destroyForcibly().waitFor();
    }

    private long wrong() {
        Counted counted = counted();
        BitSet lost = acknowledged();
        lost.andNot(counted.seen());
        return lost.cardinality() + counted.again();
    }

    private synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }

    /// The events in the log.
    ///
    /// @param seen  by their numbers
    /// @param again how many stand there once more
    private record Counted(BitSet seen, long again) {}

    private Counted counted() {
        BitSet seen = new BitSet(EVENTS);
        long again = 0;
        try (LogReader reader = LogReader.open(RealWorld.start().disk(), folder.resolve("log"), 0)) {
            while (reader.next()) {
                if (!(Records.read(reader.kind(), reader.payload()) instanceof EventRecord event)) continue;
                int number = Integer.parseInt(event.values().text(AMOUNT)) - 1;
                if (seen.get(number)) again++;
                seen.set(number);
            }
        }
        return new Counted(seen, again);
    }
}
