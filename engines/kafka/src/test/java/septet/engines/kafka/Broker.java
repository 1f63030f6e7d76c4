package septet.engines.kafka;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A real broker that can be killed and started again on the same data.
public final class Broker implements AutoCloseable {
    private static final int MOST_SECONDS = 120;
    private final Path folder;
    private final int port;
    private Process process;

    private Broker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static Broker start(Path folder) throws Exception {
        int[] ports = new int[2];
        try (ServerSocket one = new ServerSocket(0); ServerSocket other = new ServerSocket(0)) {
            ports[0] = one.getLocalPort();
            ports[1] = other.getLocalPort();
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("server.properties"), List.of("process.roles=broker,controller", "node.id=1", "controller.quorum.bootstrap.servers=127.0.0.1:" + ports[1],
                "listeners=PLAINTEXT://127.0.0.1:" + ports[0] + ",CONTROLLER://127.0.0.1:" + ports[1], "advertised.listeners=PLAINTEXT://127.0.0.1:" + ports[0],
                "controller.listener.names=CONTROLLER", "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT", "log.dirs=" + folder.resolve("data"),
                "offsets.topic.replication.factor=1", "offsets.topic.num.partitions=1", "transaction.state.log.replication.factor=1", "transaction.state.log.num.partitions=1",
                "transaction.state.log.min.isr=1", "auto.create.topics.enable=false", "group.consumer.heartbeat.interval.ms=500", "group.consumer.min.heartbeat.interval.ms=100",
                "group.consumer.session.timeout.ms=3000", "group.consumer.min.session.timeout.ms=1000"));
        Broker broker = new Broker(folder, ports[0]);
        broker.run();
        return broker;
    }

    /// Starts it again on its data.
    public void run() throws Exception {
        Path log4j = Files.writeString(folder.resolve("log4j2.yaml"), "Configuration:\n  Loggers:\n    Root:\n      level: off\n");
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=" + log4j, "-cp", System.getProperty("java.class.path"), "septet.engines.kafka.BrokerProcess",
                folder.resolve("server.properties").toString(), folder.resolve("data").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        long until = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < until) {
            try (Admin admin = admin(1_000)) {
                admin.describeCluster().nodes().get();
                return;
            } catch (ExecutionException _) {
                if (!process.isAlive()) throw new IOException(Files.readString(folder.resolve("said")));
            }
        }
        throw new IOException("no broker: " + Files.readString(folder.resolve("said")));
    }

    public String address(String topic) {
        return "kafka://127.0.0.1:" + port + "/" + topic;
    }

    private Admin admin(int timeout) {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port, "request.timeout.ms", timeout, "default.api.timeout.ms", timeout));
    }

    public void topic(String name, int partitions) throws Exception {
        try (Admin admin = admin(30_000)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    /// Drops what stands before an offset, as the retention of a topic does.
    void drop(String topic, int partition, long before) throws Exception {
        try (Admin admin = admin(30_000)) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before))).all().get();
        }
    }

    /// @param transactional the name of a transaction; empty for none
    public KafkaProducer<String, byte[]> producer(String transactional) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", "127.0.0.1:" + port);
        settings.put("acks", "all");
        if (!transactional.isEmpty()) settings.put("transactional.id", transactional);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// Starts it again without its data: it knows no topic and no group.
    void lose() throws Exception {
        kill();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        run();
    }

    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
