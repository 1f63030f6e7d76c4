package septet.engines.kafka;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.serving.Media;
import septet.serving.Message;
import septet.serving.Topic;

/// A topic of Apache Kafka, read by one member of a consumer group. What Kafka keeps of the group's offsets is for people who look at its lag; where to go on
/// is asked of the caller whenever a partition is given to this member.
///
/// Only what was committed is read; a message without content, which Kafka calls a tombstone, comes as one with an empty body. Not safe for several threads.
public final class KafkaTopic implements Topic {
    private static final String SCHEME = "kafka";
    private static final int MOST_RECORDS = 2_000;
    private static final long LONELY_NANOS = 15_000_000_000L;
    private static final String ATTRIBUTE = "ce_";
    private final String address;
    private final String topic;
    private final Properties settings;
    private KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    /// Since when no partition was given; -1 while one is, or when that was told.
    private long lonely = System.nanoTime();
    private Places places = _ -> OptionalLong.empty();

    private KafkaTopic(String address, String topic, Properties settings) {
        this.address = address;
        this.topic = topic;
        this.settings = settings;
        consumer = join();
    }

    private KafkaConsumer<byte[], byte[]> join() {
        KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        member.subscribe(List.of(topic), new Given());
        return member;
    }

    /// @param address `kafka://HOST:PORT[,HOST:PORT...]/TOPIC`
    /// @param group   of consumers: those of one group share the partitions
    /// @param further of Kafka's own settings, such as `security.protocol` and what belongs to it; those that this class decides are left out
    /// @throws Refused where the address cannot be read, or a setting is none
    public static KafkaTopic open(String address, String group, Map<String, String> further) {
        URI uri = read(address);
        String topic = uri.getPath().substring(1);
        Properties settings = new Properties();
        settings.putAll(further);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, uri.getRawAuthority());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        try {
            return new KafkaTopic(address, topic, settings);
        } catch (KafkaException e) {
            throw refused(address, why(e), "Look at host, port and settings.");
        }
    }

    private static URI read(String address) {
        try {
            URI uri = new URI(address);
            boolean whole = SCHEME.equals(uri.getScheme()) && uri.getRawAuthority() != null && uri.getPath() != null && uri.getPath().matches("/[A-Za-z0-9._-]{1,249}");
            if (whole) return uri;
        } catch (URISyntaxException _) {
            // said below
        }
        throw refused(address, "is no address of a topic", "Write kafka://HOST:PORT/TOPIC.");
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Poll next(Places places, Duration patience) {
        this.places = places;
        List<Message> messages = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(patience)) messages.add(message(each));
        } catch (OffsetOutOfRangeException gone) {
            gone.offsetOutOfRangePartitions().forEach(this::goOnAtFirst);
        } catch (InterruptException _) {
            Thread.currentThread().interrupt();
        } catch (RetriableException e) {
            told.add(address + ": " + why(e) + "; it is tried again");
        } catch (KafkaException e) {
            if (!isPassing(e)) throw refused(address, why(e), "Look at the topic and its settings, then start again: everything acknowledged is in the log.");
            joinAnew(e, patience);
        }
        lookAround();
        Poll poll = new Poll(messages, List.copyOf(told));
        told.clear();
        return poll;
    }

    /// A broker that comes back may have forgotten the group, and then Kafka's client gives up for good. Nothing is lost by a new one: where to go on stands with the caller.
    private void joinAnew(KafkaException e, Duration patience) {
        told.add(address + ": " + why(e) + "; the group is joined anew");
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        reached.clear();
        LockSupport.parkNanos(patience.toNanos());
        consumer = join();
    }

    /// Whether it may be otherwise the next time: what brokers say of themselves, not what they say of who asks and of how.
    private static boolean isPassing(KafkaException e) {
        return switch (cause(e)) {
            case AuthenticationException _, AuthorizationException _, InvalidConfigurationException _, InvalidGroupIdException _ -> false;
            case Throwable cause -> cause instanceof ApiException;
        };
    }

    /// Kafka's client waits in silence for a broker or a topic that is not there.
    private void lookAround() {
        if (!consumer.assignment().isEmpty()) {
            lonely = System.nanoTime();
        } else if (lonely >= 0 && System.nanoTime() - lonely > LONELY_NANOS) {
            told.add(address + ": no partition was given for " + LONELY_NANOS / 1_000_000_000 + " s: is the broker there, does the topic exist, do others of the group hold all of it? It is tried on");
            lonely = -1;
        }
    }

    private void goOnAtFirst(TopicPartition partition, long wanted) {
        consumer.seekToBeginning(List.of(partition));
        told.add(address + ": partition " + partition.partition() + " has no message " + wanted + " any more, it was dropped or the topic was made anew; goes on at the first that is there, "
                + consumer.position(partition));
    }

    private static Message message(ConsumerRecord<byte[], byte[]> each) {
        Map<String, String> attributes = new HashMap<>();
        String type = "";
        for (Header header : each.headers()) {
            String text = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
            if (header.key().equalsIgnoreCase("content-type")) type = text;
            else if (header.key().startsWith(ATTRIBUTE)) attributes.put(header.key().substring(ATTRIBUTE.length()), text.replace("%", "%25"));
        }
        return new Message(each.partition(), each.offset(), each.timestamp() < 0 ? -1 : 1_000 * each.timestamp(), Media.of(type, attributes), each.value() == null ? new byte[0] : each.value());
    }

    @Override
    public void reached(int partition, long next) {
        reached.put(new TopicPartition(topic, partition), new OffsetAndMetadata(next));
        consumer.commitAsync(reached, (_, _) -> { });
    }

    @Override
    public void close() {
        consumer.close();
    }

    /// Where a partition that was given to this member goes on.
    private final class Given implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                OptionalLong next = places.next(partition.partition());
                if (next.isPresent()) consumer.seek(partition, next.getAsLong());
                else consumer.seekToBeginning(List.of(partition));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(reached::remove);
        }
    }

    private static Throwable cause(KafkaException e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    private static String why(KafkaException e) {
        Throwable cause = cause(e);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().lines().findFirst().orElse("");
    }

    private static Refused refused(String address, String cause, String remedy) {
        return new Refused(Fault.ENGINE, Problem.error(address, cause, "nothing is followed", remedy, "SERVING-STREAM-FAILED"));
    }
}
