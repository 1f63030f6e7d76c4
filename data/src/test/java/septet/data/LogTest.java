package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedWorld;

class LogTest {
    private static final Path FOLDER = Path.of("/store/log");
    private static final LogLimits SMALL = new LogLimits(400, 300);
    private final Disk disk = new SimulatedWorld(1, 0).disk();

    private Log open() {
        return Log.open(disk, FOLDER, SMALL);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(LogReader reader) {
        List<String> records = new ArrayList<>();
        while (reader.next()) {
            byte[] payload = new byte[reader.payload().remaining()];
            reader.payload().get(payload);
            records.add(reader.offset() + ":" + reader.kind() + ":" + new String(payload, StandardCharsets.UTF_8));
        }
        return records;
    }

    @Test
    void whatIsAppendedIsReadInOrderAcrossSegmentsAndReopening() {
        List<String> expected = new ArrayList<>();
        for (int run = 0; run < 5; run++) {
            try (Log log = open()) {
                assertThat(log.recovery().clean()).isTrue();
                assertThat(log.recovery().records()).isEqualTo(expected.size());
                for (int i = 0; i < 20; i++) {
                    String text = "record " + run + "/" + i + "!".repeat(i * 5);
                    assertThat(log.append(1 + i % 127, bytes(text))).isEqualTo(expected.size());
                    expected.add(expected.size() + ":" + (1 + i % 127) + ":" + text);
                    if (i % 7 == 3) log.sync();
                }
            }
        }
        assertThat(SegmentHeader.segments(disk, FOLDER).size()).isGreaterThan(10);
        for (int from = 0; from <= expected.size(); from++) {
            try (LogReader reader = LogReader.open(disk, FOLDER, from)) {
                assertThat(read(reader)).isEqualTo(expected.subList(from, expected.size()));
            }
        }
    }

    @Test
    void theHashIsOfTheRecordsNotOfSegmentsOrSyncs() {
        List<String> hashes = new ArrayList<>();
        for (int segment : new int[] {100, 1000, 100_000}) {
            for (int every : new int[] {1, 7, 1000}) {
                Disk other = new SimulatedWorld(1, 0).disk();
                try (Log log = Log.open(other, FOLDER, new LogLimits(segment, 300))) {
                    for (int i = 0; i < 50; i++) {
                        log.append(1, bytes("record " + i));
                        if (i % every == 0) log.sync();
                    }
                    hashes.add(log.hash());
                }
                try (Log log = Log.open(other, FOLDER, SMALL)) {
                    hashes.add(log.hash());
                    hashes.add(log.recovery().hash());
                }
            }
        }
        assertThat(hashes).containsOnly(hashes.getFirst());
        assertThat(hashes.getFirst()).hasSize(16);
    }

    @Test
    void theHashChangesWithContentKindAndOrder() {
        List<String> hashes = new ArrayList<>();
        for (List<String> records : List.of(List.of("a", "b"), List.of("b", "a"), List.of("ab"), List.of("a", "b", ""), List.of("a"), List.<String>of())) {
            for (int kind = 1; kind <= 2; kind++) {
                try (Log log = Log.open(new SimulatedWorld(1, 0).disk(), FOLDER, SMALL)) {
                    for (String record : records) log.append(kind, bytes(record));
                    hashes.add(log.hash());
                }
            }
        }
        assertThat(hashes.stream().distinct()).hasSize(hashes.size() - 1);
    }

    @Test
    void aReaderFollowsTheWriter() {
        try (Log log = open(); LogReader reader = log.reader(0)) {
            Chance chance = Chance.of(3);
            List<String> appended = new ArrayList<>();
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String text = "x".repeat(chance.nextInt(100));
                appended.add(log.append(1, bytes(text)) + ":1:" + text);
                seen.addAll(read(reader));
                if (chance.nextInt(3) == 0) log.flush();
                if (chance.nextInt(9) == 0) {
                    log.sync();
                    seen.addAll(read(reader));
                    assertThat(seen).isEqualTo(appended);
                }
            }
        }
    }

    @Test
    void whatIsOnlyAppendedIsNotReadYet() {
        try (Log log = open(); LogReader reader = log.reader(0)) {
            log.append(1, bytes("a"));
            assertThat(reader.next()).isFalse();
            log.flush();
            assertThat(read(reader)).containsExactly("0:1:a");
            assertThat(log.synced()).isZero();
            log.sync();
            assertThat(log.synced()).isEqualTo(1);
            assertThat(log.end()).isEqualTo(1);
        }
    }

    @Test
    void aReaderOfAnotherProcessSeesAnUnfinishedRecordLater() {
        Path segment = SegmentHeader.path(FOLDER, 0);
        try (Log log = open()) {
            log.append(1, bytes("first"));
            log.sync();
            log.append(1, bytes("second"));
        }
        byte[] whole = disk.read(segment);
        for (int cut = SegmentHeader.SIZE; cut < whole.length; cut++) {
            disk.truncate(segment, 0);
            try (Disk.Appender appender = disk.append(segment)) {
                appender.write(ByteBuffer.wrap(whole, 0, cut));
                try (LogReader reader = LogReader.open(disk, FOLDER, 0)) {
                    List<String> seen = read(reader);
                    appender.write(ByteBuffer.wrap(whole, cut, whole.length - cut));
                    seen.addAll(read(reader));
                    assertThat(seen).as("cut at %d", cut).containsExactly("0:1:first", "1:1:second");
                }
            }
        }
    }

    @Test
    void recordsMayBeEmptyOrAsLargeAsAllowedAndNotLarger() {
        String large = "L".repeat(300);
        try (Log log = open()) {
            log.append(127, bytes(""));
            log.append(1, bytes(large));
            log.append(1, bytes(large));
            assertThatThrownBy(() -> log.append(1, bytes(large + "!"))).isInstanceOf(Refused.class).hasMessageContaining("DATA-LOG-RECORD-TOO-LARGE");
            assertThatThrownBy(() -> log.append(0, bytes(""))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.append(128, bytes(""))).isInstanceOf(IllegalArgumentException.class);
            log.append(1, bytes("after"));
        }
        try (LogReader reader = LogReader.open(disk, FOLDER, 0)) {
            assertThat(read(reader)).containsExactly("0:127:", "1:1:" + large, "2:1:" + large, "3:1:after");
        }
    }

    @Test
    void aRecordLargerThanTheBufferAndASegmentPasses() {
        String huge = "h".repeat(3_000_000);
        try (Log log = Log.open(disk, FOLDER, new LogLimits(400, 4_000_000))) {
            log.append(1, bytes("a"));
            log.append(1, bytes(huge));
            log.append(1, bytes("b"));
        }
        try (LogReader reader = LogReader.open(disk, FOLDER, 0)) {
            assertThat(read(reader)).containsExactly("0:1:a", "1:1:" + huge, "2:1:b");
        }
    }

    @Test
    void aClosedLogTakesNothing() {
        Log log = open();
        log.close();
        assertThatThrownBy(() -> log.append(1, bytes("a"))).isInstanceOf(Refused.class).hasMessageContaining("DATA-LOG-CLOSED");
        log.close();
    }

    @Test
    void aMissingLogIsNotMadeByReading() {
        assertThatThrownBy(() -> LogReader.open(disk, FOLDER, 0)).isInstanceOf(Refused.class).hasMessageContaining("DATA-LOG-MISSING");
        assertThat(disk.exists(FOLDER)).isFalse();
    }
}
