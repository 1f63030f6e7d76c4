package septet.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import septet.world.Disk;

/// The members of a zip archive, by its directory at the end of the file (APPNOTE 6.3, with zip64): stored or deflated.
final class ZipArchive {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int LONGEST_COMMENT = 1 << 16;
    private static final int MOST_DIRECTORY = 256 << 20;
    private static final int MOST_FOLDERS = 1_000;
    private static final int ROOM = 1 << 16;

    /// @param packed bytes in the archive
    /// @param local  where its own header stands
    record Member(String name, int flags, int method, long crc, long packed, long size, long local) {}

    private ZipArchive() {}

    /// In the order of the directory, without folders.
    ///
    /// @throws ZipException where this is no archive, or a damaged one
    static List<Member> members(Disk.Input input) throws ZipException {
        int tail = (int) Math.min(input.size(), LONGEST_COMMENT + 22);
        ByteBuffer last = read(input, input.size() - tail, tail);
        int at = tail - 22;
        while (at >= 0 && last.getInt(at) != END) at--;
        if (at < 0) throw new ZipException("its directory lacks");
        long count = last.getShort(at + 10) & 0xFFFF;
        long size = last.getInt(at + 12) & 0xFFFFFFFFL;
        long begin = last.getInt(at + 16) & 0xFFFFFFFFL;
        if (at >= 20 && last.getInt(at - 20) == LOCATOR_64) {
            ByteBuffer large = read(input, last.getLong(at - 12), 56);
            if (large.getInt(0) != END_64) throw new ZipException("its directory is not where it should be");
            count = large.getLong(32);
            size = large.getLong(40);
            begin = large.getLong(48);
        }
        if (size > MOST_DIRECTORY || size < 0) throw new ZipException("its directory is too large");
        return members(read(input, begin, (int) size), count);
    }

    private static List<Member> members(ByteBuffer directory, long count) throws ZipException {
        List<Member> members = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int at = directory.position();
            if (directory.remaining() < 46 || directory.getInt(at) != ENTRY) throw new ZipException("its directory is broken");
            int name = directory.getShort(at + 28) & 0xFFFF;
            int extra = directory.getShort(at + 30) & 0xFFFF;
            int whole = 46 + name + extra + (directory.getShort(at + 32) & 0xFFFF);
            if (directory.remaining() < whole) throw new ZipException("its directory is broken");
            Member member = member(directory, at, name, extra);
            if (!isPlain(member.name())) throw new ZipException("it has a member whose name leads elsewhere");
            if (!member.name().endsWith("/")) members.add(member);
            directory.position(at + whole);
        }
        return members;
    }

    /// Whether the name is that of something inside the archive.
    private static boolean isPlain(String name) {
        boolean whole = !name.isEmpty() && name.indexOf('\0') < 0 && !name.startsWith("/");
        return whole && Stream.of(name.split("/", -1)).limit(MOST_FOLDERS).noneMatch(part -> part.equals("..") || part.equals("."));
    }

    private static Member member(ByteBuffer directory, int at, int name, int extra) throws ZipException {
        byte[] letters = new byte[name];
        directory.get(at + 46, letters);
        long size = directory.getInt(at + 24) & 0xFFFFFFFFL;
        long packed = directory.getInt(at + 20) & 0xFFFFFFFFL;
        long local = directory.getInt(at + 42) & 0xFFFFFFFFL;
        int end = at + 46 + name + extra;
        for (int field = at + 46 + name; field + 4 <= end; ) {
            int length = directory.getShort(field + 2) & 0xFFFF;
            int place = field + 4;
            if (place + length > end) throw new ZipException("its directory is broken");
            if (directory.getShort(field) == 1) {
                int wide = 8 * ((size == 0xFFFFFFFFL ? 1 : 0) + (packed == 0xFFFFFFFFL ? 1 : 0) + (local == 0xFFFFFFFFL ? 1 : 0));
                if (length < wide) throw new ZipException("its directory is broken");
                if (size == 0xFFFFFFFFL) {
                    size = directory.getLong(place);
                    place += 8;
                }
                if (packed == 0xFFFFFFFFL) {
                    packed = directory.getLong(place);
                    place += 8;
                }
                if (local == 0xFFFFFFFFL) local = directory.getLong(place);
            }
            field += 4 + length;
        }
        return new Member(new String(letters, StandardCharsets.UTF_8), directory.getShort(at + 8), directory.getShort(at + 10), directory.getInt(at + 16) & 0xFFFFFFFFL, packed,
                size, local);
    }

    /// The member's bytes, checked at their end; closes the input when it is closed.
    ///
    /// @throws ZipException where it is encrypted, packed in a way that is not read, or damaged
    static InputStream open(Disk.Input input, Member member) throws ZipException {
        if ((member.flags() & 1) != 0) throw new ZipException(member.name() + " is encrypted");
        ByteBuffer header = read(input, member.local(), 30);
        if (header.getInt(0) != LOCAL) throw new ZipException(member.name() + " is not where it should be");
        long begin = member.local() + 30 + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
        InputStream packed = new DiskStream(input, begin, begin + member.packed());
        return switch (member.method()) {
            case 0 -> new Checked(packed, member);
            case 8 -> new Checked(new InflaterInputStream(packed, new Inflater(true), ROOM), member);
            default -> throw new ZipException(member.name() + " is packed by method " + member.method() + ", which is not read");
        };
    }

    private static ByteBuffer read(Disk.Input input, long begin, int length) throws ZipException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (begin < 0) throw new ZipException("it ends too soon");
        while (bytes.hasRemaining()) if (input.read(bytes, begin + bytes.position()) <= 0) throw new ZipException("it ends too soon");
        return bytes.flip();
    }

    /// Believes a member only if its size and checksum are right.
    private static final class Checked extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private final Member member;
        private long size;

        Checked(InputStream from, Member member) {
            super(from);
            this.member = member;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count > 0) {
                crc.update(into, offset, count);
                size += count;
            } else if (count < 0 && (size != member.size() || crc.getValue() != member.crc())) {
                throw new ZipException(member.name() + " has another checksum than it should");
            }
            return count;
        }
    }
}
