package septet.data;

import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// The file of keys, which only its owner may read: it grows by parts that are synced one by one, and is written anew when keys are destroyed, so that
/// their bytes are in no file any more.
///
/// | bytes | |
/// |---|---|
/// | 8 | `SEPTETKY` |
/// | 4 | format, now 1 |
/// | 32 | the key of the hashes by which values find their subjects |
/// | 4 | length of the first part, which was there from the beginning |
/// | 4 | CRC-32C of everything before |
/// | parts | each: `PART`, length (4), CRC-32C of the entries (4), entries ([Keys]) |
/// | marks | behind each part but the first: `DONE`, position (4), CRC-32C of both (4): everything before is on the device |
///
/// A part that is not whole is the unfinished last one, unless a mark or a whole part follows it: then the file is damaged.
final class KeyFile {
    private static final byte[] MAGIC = "SEPTETKY".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PART = "PART".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "DONE".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int HEAD = 12 + Keys.KEY + 8;
    private static final int FRAME = 12;

    private final Disk disk;
    private final Path file;

    KeyFile(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /// @param tagKey of the hashes by which values find their subjects
    /// @param torn   whether its end is unfinished
    record Content(byte[] tagKey, Keys keys, boolean torn) {}

    /// Empty where there is no file.
    ///
    /// @throws Refused DATA-KEYS-DAMAGED
    Optional<Content> read() {
        try {
            if (!disk.exists(file)) return Optional.empty();
            ByteBuffer bytes = ByteBuffer.wrap(disk.read(file));
            if (bytes.remaining() < HEAD || !Arrays.equals(bytes.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length) || bytes.getInt(HEAD - 4) != sum(bytes.slice(0, HEAD - 4))) {
                throw damaged("it does not begin as one");
            }
            if (bytes.getInt(MAGIC.length) != FORMAT) throw damaged("it has format " + bytes.getInt(MAGIC.length) + ", not " + FORMAT);
            byte[] tagKey = Arrays.copyOfRange(bytes.array(), 12, 12 + Keys.KEY);
            if (whole(bytes, HEAD) != bytes.getInt(HEAD - 8)) throw damaged("its first part is not whole");
            Keys keys = new Keys();
            int end = HEAD;
            for (int length = whole(bytes, end); length >= 0; length = whole(bytes, end)) {
                if (!readable(keys, bytes.slice(end + FRAME, length))) throw damaged("the part at byte " + end + " is of a later version");
                end += FRAME + length;
                // a mark is on the device with the part behind it
                if (isMark(bytes, end) || whole(bytes, end + FRAME) >= 0) end += FRAME;
            }
            for (int at = end + 1; at < bytes.limit(); at++) if (whole(bytes, at) >= 0 || isMark(bytes, at)) throw damaged("the part at byte " + end + " is not whole");
            return Optional.of(new Content(tagKey, keys, end < bytes.limit() || keys.doubled));
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(file, "the keys are not read", e);
        }
    }

    private static boolean readable(Keys keys, ByteBuffer entries) {
        try {
            return keys.read(entries);
        } catch (BufferUnderflowException _) {
            return false;
        }
    }

    /// The length of the part that begins there; -1 where none does.
    private static int whole(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < FRAME || bytes.get(at) != PART[0] || !Arrays.equals(bytes.array(), at, at + PART.length, PART, 0, PART.length)) return -1;
        int length = bytes.getInt(at + 4);
        if (length < 0 || length > bytes.limit() - at - FRAME) return -1;
        return sum(bytes.slice(at + FRAME, length)) == bytes.getInt(at + 8) ? length : -1;
    }

    private static boolean isMark(ByteBuffer bytes, int at) {
        return bytes.limit() - at >= FRAME && bytes.slice(at, FRAME).equals(mark(at));
    }

    private static ByteBuffer mark(int position) {
        ByteBuffer mark = ByteBuffer.allocate(FRAME).put(DONE).putInt(position);
        return mark.putInt(sum(mark.duplicate().flip())).flip();
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static ByteBuffer part(ByteBuffer entries) {
        ByteBuffer part = ByteBuffer.allocate(FRAME + entries.remaining());
        return part.put(PART).putInt(entries.remaining()).putInt(sum(entries.duplicate())).put(entries).flip();
    }

    /// Adds entries; they are on the device when this returns.
    void append(ByteBuffer entries) {
        try {
            append(file, entries);
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(file, "no key was kept, and nothing of whom it was for", e);
        }
    }

    private void append(Path to, ByteBuffer entries) {
        try (Disk.Appender appender = disk.append(to)) {
            appender.write(part(entries));
            appender.sync();
            appender.write(mark((int) appender.size()));
        }
    }

    /// Puts these entries in the place of all that the file held.
    void replace(byte[] tagKey, ByteBuffer entries) {
        beside(tagKey, entries);
        replace(ByteBuffer.allocate(0));
    }

    /// Writes a file of these entries beside the one that stands, which may go on growing meanwhile.
    void beside(byte[] tagKey, ByteBuffer entries) {
        ByteBuffer part = part(entries);
        ByteBuffer head = ByteBuffer.allocate(HEAD).put(MAGIC).putInt(FORMAT).put(tagKey).putInt(part.remaining() - FRAME);
        head.putInt(sum(head.duplicate().flip()));
        byte[] all = Arrays.copyOf(head.array(), HEAD + part.remaining());
        part.get(all, HEAD, part.remaining());
        try {
            disk.createFolders(file.toAbsolutePath().getParent());
            disk.delete(temporary());
            try (Disk.Appender appender = disk.append(temporary())) {
                disk.conceal(temporary());
                appender.write(ByteBuffer.wrap(all));
                appender.sync();
            }
        } catch (UncheckedIOException e) {
            disk.delete(temporary());
            throw DiskRefusal.of(file, "the keys stay as they were", e);
        }
    }

    /// Puts the one beside in the place of the one that stands, with the entries that this one got meanwhile; durably when this returns.
    void replace(ByteBuffer meanwhile) {
        try {
            if (meanwhile.hasRemaining()) append(temporary(), meanwhile);
            disk.rename(temporary(), file);
            disk.syncFolder(file.toAbsolutePath().getParent());
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(file, "the keys stay as they were", e);
        }
    }

    private Path temporary() {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    private Refused damaged(String cause) {
        return new Refused(Fault.ENGINE, Problem.error(file.toString(), "is no whole file of keys: " + cause, "personal values would get other pseudonyms, so nothing was begun",
                "Restore it from a backup.", "DATA-KEYS-DAMAGED"));
    }
}
