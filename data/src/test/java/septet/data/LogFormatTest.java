package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import septet.world.Disk;
import septet.world.SimulatedWorld;

/// Pins format 1, by bytes that a second implementation in another language made: such a log stays readable for ever.
class LogFormatTest {
    private static final Path FOLDER = Path.of("/log");
    private static final String HASH = "45b7d60688281f77";
    private static final byte[] SEGMENT = HexFormat.of().parseHex(
            "5345505445544c470100000000000000000000000000000000000000000000006995c336" // header
            + "eec11e3103000000703c2a28b91eec39016f6e65" // "one" of kind 1
            + "12a94ca100000000771f288806d6b7457f" // an empty record of kind 127
            + "e744212510000000771f288806d6b7450000000000000000004900000000000000"); // mark

    private final Disk disk = new SimulatedWorld(1, 0).disk();

    @Test
    void aLogIsWrittenInTheseBytes() {
        try (Log log = Log.open(disk, FOLDER, LogLimits.DEFAULT)) {
            log.append(1, ByteBuffer.wrap("one".getBytes(StandardCharsets.UTF_8)));
            log.append(127, ByteBuffer.allocate(0));
            assertThat(log.hash()).isEqualTo(HASH);
        }
        assertThat(HexFormat.of().formatHex(disk.read(SegmentHeader.path(FOLDER, 0)))).isEqualTo(HexFormat.of().formatHex(SEGMENT));
    }

    @Test
    void theseBytesAreReadAsALog() {
        disk.createFolders(FOLDER);
        disk.replace(SegmentHeader.path(FOLDER, 0), SEGMENT);
        try (Log log = Log.open(disk, FOLDER, LogLimits.DEFAULT)) {
            assertThat(log.recovery()).isEqualTo(new Recovery(2, HASH, true, 0, java.util.List.of()));
        }
        assertThat(new SegmentHeader(2, 0x45b7d60688281f77L).bytes())
                .isEqualTo(HexFormat.of().parseHex("5345505445544c4701000000000000000200000000000000771f288806d6b745b67bc2a3"));
    }
}
