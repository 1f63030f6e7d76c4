package septet.engines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.design.Refused;
import septet.serving.Message;
import septet.serving.Topic;

/// Against a real broker, which is killed and started again.
class KafkaTopicTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int MOST_POLLS = 600;
    @TempDir
    private static Path folder;
    private static Broker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void endBroker() {
        broker.close();
    }

    private static void send(String topic, int from, int count) throws Exception {
        try (KafkaProducer<String, byte[]> producer = broker.producer("")) {
            for (int i = from; i < from + count; i++) producer.send(new ProducerRecord<>(topic, "card" + i % 7, ("{\"i\":" + i + "}").getBytes(StandardCharsets.UTF_8))).get();
        }
    }

    private static KafkaTopic open(String topic, String group) {
        return KafkaTopic.open(broker.address(topic), group, Map.of());
    }

    /// What came until there are so many; by partition, each in its order.
    private static Map<Integer, List<Message>> read(Topic topic, Topic.Places places, int count) {
        Map<Integer, List<Message>> read = new TreeMap<>();
        int found = 0;
        for (int poll = 0; poll < MOST_POLLS && found < count; poll++) {
            for (Message message : topic.next(places, PATIENCE).messages()) {
                read.computeIfAbsent(message.partition(), _ -> new ArrayList<>()).add(message);
                found++;
            }
        }
        assertThat(found).isEqualTo(count);
        return read;
    }

    private static String text(Message message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    @Test
    void partitionsComeInTheirOrderAndAReaderGoesOnWhereItIsTold() throws Exception {
        broker.topic("ordered", 3);
        send("ordered", 0, 60);
        Map<Integer, Long> middle = new HashMap<>();
        int behind = 0;
        try (KafkaTopic topic = open("ordered", "a")) {
            Map<Integer, List<Message>> read = read(topic, _ -> OptionalLong.empty(), 60);
            for (Map.Entry<Integer, List<Message>> each : read.entrySet()) {
                List<Message> messages = each.getValue();
                assertThat(messages.stream().map(Message::offset)).isSorted().doesNotHaveDuplicates();
                middle.put(each.getKey(), messages.get(messages.size() / 2).offset());
                behind += messages.size() - messages.size() / 2;
                topic.reached(each.getKey(), messages.getLast().offset() + 1);
            }
            assertThat(read.values().stream().flatMap(List::stream).map(KafkaTopicTest::text).distinct()).hasSize(60);
        }
        // The group has been told that all is read; what counts is what the reader says.
        try (KafkaTopic topic = open("ordered", "a")) {
            Map<Integer, List<Message>> read = read(topic, partition -> OptionalLong.of(middle.get(partition)), behind);
            read.forEach((partition, messages) -> assertThat(messages.getFirst().offset()).isEqualTo(middle.get(partition)));
        }
    }

    @Test
    void whatWasNotCommittedNeverComesAndHeadersDo() throws Exception {
        broker.topic("committed", 1);
        try (KafkaProducer<String, byte[]> producer = broker.producer("once")) {
            producer.initTransactions();
            for (boolean commit : new boolean[] {true, false, true}) {
                producer.beginTransaction();
                ProducerRecord<String, byte[]> record = new ProducerRecord<>("committed", 0, 1_700_000_000_123L, "c", String.valueOf(commit).getBytes(StandardCharsets.UTF_8));
                record.headers().add(new RecordHeader("ce_id", "a%b".getBytes(StandardCharsets.UTF_8))).add(new RecordHeader("Content-Type", "application/json; charset=utf-8".getBytes(StandardCharsets.UTF_8)));
                producer.send(record);
                if (commit) producer.commitTransaction();
                else producer.abortTransaction();
            }
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("committed", 0, "gone", null));
            producer.commitTransaction();
        }
        try (KafkaTopic topic = open("committed", "a")) {
            List<Message> read = read(topic, _ -> OptionalLong.empty(), 3).get(0);
            assertThat(read.stream().map(KafkaTopicTest::text)).containsExactly("true", "true", "");
            assertThat(read.getFirst().media().type()).isEqualTo("application/json");
            assertThat(read.getFirst().media().attributes()).isEqualTo(Map.of("id", "a%25b"));
            assertThat(read.getFirst().time()).isEqualTo(1_700_000_000_123_000L);
            assertThat(read.get(1).offset() - read.getFirst().offset()).as("gaps of transactions").isGreaterThan(1);
        }
    }

    @Test
    void messagesThatWereDroppedAreToldAndTheFirstOneThatIsThereIsNext() throws Exception {
        broker.topic("dropped", 1);
        send("dropped", 0, 20);
        broker.drop("dropped", 0, 12);
        try (KafkaTopic topic = open("dropped", "a")) {
            List<String> told = new ArrayList<>();
            List<Message> read = new ArrayList<>();
            for (int poll = 0; poll < MOST_POLLS && read.size() < 8; poll++) {
                Topic.Poll next = topic.next(_ -> OptionalLong.of(5), PATIENCE);
                told.addAll(next.told());
                read.addAll(next.messages());
            }
            assertThat(read.getFirst().offset()).isEqualTo(12);
            assertThat(told).hasSize(1).allMatch(line -> line.contains("no message 5 any more") && line.endsWith("12"));
        }
    }

    @Test
    void aSecondReaderTakesOverAndEachGoesOnWhereItWas() throws Exception {
        broker.topic("shared", 4);
        send("shared", 0, 40);
        try (KafkaTopic first = open("shared", "pair")) {
            Map<Integer, List<Message>> read = read(first, _ -> OptionalLong.empty(), 40);
            TreeSet<Integer> taken = new TreeSet<>();
            try (KafkaTopic second = open("shared", "pair")) {
                for (int poll = 0; poll < MOST_POLLS && taken.isEmpty(); poll++) {
                    second.next(_ -> OptionalLong.empty(), PATIENCE).messages().forEach(message -> taken.add(message.partition()));
                    assertThat(first.next(_ -> OptionalLong.empty(), PATIENCE).messages()).isEmpty();
                }
                assertThat(taken).as("partitions of the second reader").isNotEmpty();
                assertThat(taken.size()).isLessThan(read.size());
            }
            send("shared", 40, 40);
            // What was given back goes on where this reader was.
            Map<Integer, Long> next = new HashMap<>();
            read.forEach((partition, messages) -> next.put(partition, messages.getLast().offset() + 1));
            Map<Integer, List<Message>> later = read(first, partition -> OptionalLong.of(next.getOrDefault(partition, 0L)), 40);
            assertThat(later.values().stream().flatMap(List::stream).map(KafkaTopicTest::text).distinct()).hasSize(40).allMatch(text -> Integer.parseInt(text.replaceAll("\\D", "")) >= 40);
        }
    }

    @Test
    void aBrokerThatIsKilledAndComesBackCostsNothing() throws Exception {
        broker.topic("killed", 2);
        send("killed", 0, 30);
        try (KafkaTopic topic = open("killed", "a")) {
            Map<Integer, Long> next = new HashMap<>();
            read(topic, _ -> OptionalLong.empty(), 30).forEach((partition, messages) -> next.put(partition, messages.getLast().offset() + 1));
            broker.kill();
            for (int poll = 0; poll < 5; poll++) assertThat(topic.next(_ -> OptionalLong.empty(), PATIENCE).messages()).isEmpty();
            broker.run();
            send("killed", 30, 30);
            Map<Integer, List<Message>> read = read(topic, partition -> OptionalLong.of(next.getOrDefault(partition, 0L)), 30);
            assertThat(read.values().stream().flatMap(List::stream).map(KafkaTopicTest::text).distinct()).hasSize(30);
        }
    }

    @Test
    void aBrokerThatForgotTheGroupIsJoinedAnew() throws Exception {
        broker.topic("forgotten", 2);
        send("forgotten", 0, 20);
        try (KafkaTopic topic = open("forgotten", "a")) {
            read(topic, _ -> OptionalLong.empty(), 20);
            broker.lose();
            broker.topic("forgotten", 2);
            send("forgotten", 100, 20);
            TreeSet<String> found = new TreeSet<>();
            boolean joined = false;
            for (int poll = 0; poll < MOST_POLLS && (found.size() < 20 || !joined); poll++) {
                Topic.Poll next = topic.next(_ -> OptionalLong.empty(), PATIENCE);
                next.messages().forEach(message -> found.add(text(message)));
                joined |= next.told().stream().anyMatch(line -> line.contains("the group is joined anew"));
            }
            assertThat(joined).isTrue();
            assertThat(found).hasSize(20).allMatch(text -> text.startsWith("{\"i\":1"));
        }
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String wrong : List.of("payments", "kafka://host:9092", "kafka:///topic", "http://host/topic", "kafka://host:9092/a/b", "kafka://host:9092/to pic", "kafka://host/topic")) {
            assertThatThrownBy(() -> KafkaTopic.open(wrong, "a", Map.of())).as(wrong).isInstanceOf(Refused.class).hasMessageContaining("SERVING-STREAM-FAILED");
        }
        assertThatThrownBy(() -> KafkaTopic.open("kafka://localhost:9092/topic", "a", Map.of("security.protocol", "none of these"))).isInstanceOf(Refused.class);
    }
}
