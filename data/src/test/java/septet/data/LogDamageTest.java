package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import septet.design.Fault;
import septet.design.Refused;
import septet.world.Disk;
import septet.world.SimulatedWorld;

/// Damage is found and named, an unfinished end is cut off, nothing else is ever dropped.
class LogDamageTest {
    private static final Path FOLDER = Path.of("/store/log");
    private static final LogLimits SMALL = new LogLimits(300, 100);
    private final Disk disk = new SimulatedWorld(1, 0).disk();

    /// Eleven records in several segments, synced in three groups.
    @BeforeEach
    void write() {
        write(disk, "record ");
    }

    private static void write(Disk disk, String text) {
        try (Log log = Log.open(disk, FOLDER, SMALL)) {
            for (int i = 0; i < 11; i++) {
                log.append(1, ByteBuffer.wrap((text + i).getBytes(StandardCharsets.UTF_8)));
                if (i % 4 == 3) log.sync();
            }
        }
    }

    private Log open() {
        return Log.open(disk, FOLDER, SMALL);
    }

    private long records() {
        long records = 0;
        try (LogReader reader = LogReader.open(disk, FOLDER, 0)) {
            while (reader.next()) records++;
        }
        return records;
    }

    private List<Path> segments() {
        return SegmentHeader.segments(disk, FOLDER);
    }

    @Test
    void aFlippedBitAnywhereIsDetected() {
        int refused = 0;
        int torn = 0;
        for (Path segment : segments()) {
            byte[] content = disk.read(segment);
            for (int bit = 0; bit < content.length * 8; bit++) {
                byte[] flipped = content.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                disk.replace(segment, flipped);
                String where = segment.getFileName() + " bit " + bit;
                try (Log log = open()) {
                    assertThat(log.recovery().tornBytes()).as(where).isPositive();
                    assertThat(log.recovery().records()).as(where + ": only the last mark may look torn").isEqualTo(11);
                    torn++;
                } catch (Refused e) {
                    assertThat(e.fault()).as(where).isEqualTo(Fault.ENGINE);
                    assertThat(e.problems()).as(where).singleElement().satisfies(problem -> {
                        assertThat(problem.place()).contains(".log");
                        assertThat(problem.code()).isIn("DATA-LOG-DAMAGED", "DATA-LOG-FOREIGN");
                    });
                    refused++;
                }
                assertThatReadingDetectsOrEndsTheSame(where);
                disk.replace(segment, content);
            }
        }
        assertThat(refused).isGreaterThan(torn);
        assertThat(torn).as("bits of the last mark").isEqualTo((Frame.SIZE + Frame.MARK_LENGTH) * 8);
    }

    private void assertThatReadingDetectsOrEndsTheSame(String where) {
        try {
            assertThat(records()).as(where).isEqualTo(11);
        } catch (Refused e) {
            assertThat(e.problems()).as(where).singleElement();
        }
    }

    @Test
    void theDamageIsNamed() {
        Path segment = segments().getFirst();
        byte[] content = disk.read(segment);
        content[SegmentHeader.SIZE + Frame.SIZE] ^= 1;
        disk.replace(segment, content);
        assertThatThrownBy(this::open).isInstanceOf(Refused.class)
                .hasMessageContaining("00000000000000000000.log:byte 36: the checksum of the record is wrong, at record 0").hasMessageContaining("[DATA-LOG-DAMAGED]");
        assertThat(disk.read(segment)).as("nothing was touched").isEqualTo(content);
    }

    @Test
    void anUnfinishedEndIsCutOffAndCounted() {
        Path last = segments().getLast();
        byte[] content = disk.read(last);
        int ends = content.length;
        try (Log log = open()) {
            log.append(1, ByteBuffer.wrap("unfinished".getBytes(StandardCharsets.UTF_8)));
        }
        byte[] longer = disk.read(last);
        for (int size = ends + 1; size < ends + Frame.SIZE + 10; size++) {
            disk.replace(last, java.util.Arrays.copyOf(longer, size));
            assertThat(records()).isEqualTo(11);
            try (Log log = open()) {
                assertThat(log.recovery().tornBytes()).isEqualTo(size - ends);
                assertThat(log.recovery().clean()).isFalse();
                assertThat(log.append(2, ByteBuffer.allocate(3))).isEqualTo(11);
            }
            try (Log log = open()) {
                assertThat(log.recovery().tornBytes()).isZero();
                assertThat(log.recovery().clean()).isTrue();
                assertThat(log.recovery().records()).isEqualTo(12);
            }
        }
    }

    @Test
    void aMissingSegmentIsNamed() {
        List<Path> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            byte[] content = disk.read(segments.get(i));
            disk.delete(segments.get(i));
            String name = segments.get(i).getFileName().toString();
            if (i > 0) assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessageContaining(name).hasMessageContaining("missing");
            else assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessageContaining("the segments before this one are missing");
            disk.replace(segments.get(i), content);
        }
        assertThat(records()).isEqualTo(11);
    }

    @Test
    void aSegmentOfAnotherLogIsRefused() {
        Disk other = new SimulatedWorld(1, 0).disk();
        write(other, "RECORD ");
        Path second = segments().get(1);
        disk.replace(second, other.read(second));
        assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessageContaining("does not follow from the one before");
    }

    @Test
    void aLaterFormatIsRefusedAsSuch() {
        Path segment = segments().getLast();
        byte[] content = disk.read(segment);
        content[8] = 2;
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(content, 0, 32);
        ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(32, (int) crc.getValue());
        disk.replace(segment, content);
        assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessageContaining("format 2").hasMessageContaining("[DATA-LOG-LATER-VERSION]");
        assertThat(disk.read(segment)).isEqualTo(content);
    }

    @Test
    void foreignFilesAreReportedAndLeftAlone() {
        Path notes = FOLDER.resolve("notes.txt");
        disk.replace(notes, "keep".getBytes(StandardCharsets.UTF_8));
        disk.replace(FOLDER.resolve("00000000000000000000.log.tmp"), new byte[] {1});
        try (Log log = open()) {
            assertThat(log.recovery().foreign()).containsExactly(notes);
        }
        assertThat(disk.read(notes)).asString().isEqualTo("keep");
        assertThat(disk.list(FOLDER).stream().filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        disk.replace(FOLDER.resolve("99999999999999999999.log"), "a person's own diary of the last year".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::open).isInstanceOf(Refused.class);
    }

    @Test
    void anUnfinishedRollIsFinished() {
        List<Path> segments = segments();
        Path last = segments.getLast();
        Path before = segments.get(segments.size() - 2);
        byte[] header = java.util.Arrays.copyOf(disk.read(last), SegmentHeader.SIZE);
        byte[] ended = disk.read(before);
        for (int cut = 0; cut <= Frame.SIZE + Frame.MARK_LENGTH; cut++) {
            disk.replace(last, header);
            disk.replace(before, java.util.Arrays.copyOf(ended, ended.length - cut));
            long records = records();
            try (Log log = open()) {
                assertThat(log.recovery().records()).isEqualTo(records);
                assertThat(log.recovery().clean()).isFalse();
                log.append(1, ByteBuffer.wrap("next".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(disk.read(before)).isEqualTo(ended);
            assertThat(records()).isEqualTo(records + 1);
        }
        disk.replace(before, java.util.Arrays.copyOf(ended, ended.length - 1));
        assertThatThrownBy(this::open).as("an end that is cut off though the next segment has records").isInstanceOf(Refused.class);
    }
}
