package septet.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import septet.world.Disk;

/// The first bytes of a segment, and its name.
///
/// | byte | length | |
/// |---|---|---|
/// | 0 | 8 | `SEPTETLG` |
/// | 8 | 4 | format version, now 1 |
/// | 12 | 4 | 0 |
/// | 16 | 8 | offset of the first record |
/// | 24 | 8 | chain before the first record |
/// | 32 | 4 | CRC-32C of bytes 0 to 31 |
///
/// All numbers are little-endian.
record SegmentHeader(long first, long chain) {
    static final int SIZE = 36;
    static final int VERSION = 1;
    private static final long MAGIC = 0x474C544554504553L;
    private static final Pattern NAME = Pattern.compile("\\d{20}\\.log");

    static boolean named(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    static Path path(Path folder, long first) {
        return folder.resolve("%020d.log".formatted(first));
    }

    static List<Path> segments(Disk disk, Path folder) {
        return disk.list(folder).stream().filter(SegmentHeader::named).toList();
    }

    byte[] bytes() {
        ByteBuffer header = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(first).putLong(chain).putInt(checksum(header.array()));
        return header.array();
    }

    /// Reads the header of a segment, which is whole whenever the file exists.
    static SegmentHeader read(Path file, Disk.Input input) {
        ByteBuffer header = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        if (input.read(header, 0) < SIZE) throw Damage.at(file, 0, 0, "the header is cut off");
        header.flip();
        boolean magic = header.getLong(0) == MAGIC;
        if (header.getInt(32) != checksum(header.array())) {
            if (magic || header.getInt(8) == VERSION) throw Damage.at(file, 0, 0, "the header's checksum is wrong");
            throw Damage.notALog(file);
        }
        if (!magic) throw Damage.notALog(file);
        if (header.getInt(8) != VERSION) throw Damage.laterVersion(file, header.getInt(8));
        SegmentHeader found = new SegmentHeader(header.getLong(16), header.getLong(24));
        if (!file.getFileName().equals(path(file.resolveSibling(""), found.first).getFileName())) {
            throw Damage.at(file, 16, found.first, "the name does not fit the first record");
        }
        return found;
    }

    private static int checksum(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, 32);
        return (int) crc.getValue();
    }
}
