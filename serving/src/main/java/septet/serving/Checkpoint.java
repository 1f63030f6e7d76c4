package septet.serving;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import septet.data.Log;
import septet.world.Disk;

/// The file that holds what a decider knew at some place of the log, so that a restart need only read what came behind it.
///
/// It is a shortcut and never the truth: whatever is wrong with it, the log is read from its beginning instead. Its form stands in
/// `docs/storage.md`.
///
/// @param fingerprint of all that decides what the state means: design, ingested rows, version, program
public record Checkpoint(Disk disk, Path file, String fingerprint) {
    private static final byte[] MAGIC = "SEPTETCP".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int END = -1;
    private static final int FRAME = 2 * Integer.BYTES;

    /// What was found.
    public sealed interface Found {}

    /// There is no file.
    public record None() implements Found {}

    /// @param cause what is wrong with the file
    public record Unusable(String cause) implements Found {}

    /// What a decider knows.
    ///
    /// @param records of the log that it has seen
    /// @param hash    of these records
    /// @param blocks  as a [septet.data.StateWriter] made them
    public record Image(long records, String hash, List<ByteBuffer> blocks) implements Found {
        public Image {
            blocks = List.copyOf(blocks);
        }

        public long bytes() {
            return blocks.stream().mapToLong(ByteBuffer::remaining).sum();
        }
    }

    /// Writes the image in the place of an earlier one, whole or not at all; the log first, so that no checkpoint knows more than the log.
    ///
    /// @throws UncheckedIOException where the device refuses; then the earlier one stands
    public void write(Image image, Log log) {
        log.sync();
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        disk.delete(temporary);
        try (Disk.Appender appender = disk.append(temporary)) {
            appender.write(ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putInt(FORMAT).flip());
            frame(header(image), appender);
            for (ByteBuffer block : image.blocks()) frame(block.duplicate(), appender);
            appender.write(ByteBuffer.allocate(FRAME).order(ByteOrder.LITTLE_ENDIAN).putInt(END).putInt(~image.blocks().size()).flip());
            appender.sync();
        } catch (UncheckedIOException refused) {
            disk.delete(temporary);
            throw refused;
        }
        disk.rename(temporary, file);
        disk.syncFolder(file.toAbsolutePath().getParent());
    }

    private ByteBuffer header(Image image) {
        byte[] text = (image.records() + "\n" + image.hash() + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(text);
    }

    private static void frame(ByteBuffer bytes, Disk.Appender to) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        to.write(ByteBuffer.allocate(FRAME).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.remaining()).putInt((int) sum.getValue()).flip());
        to.write(bytes);
    }

    /// Reads the file, verifies each byte of it, and that it stands on this very log.
    public Found read(Log log) {
        try {
            return disk.exists(file) ? verified(log) : new None();
        } catch (UncheckedIOException e) {
            return new Unusable("cannot be read (" + e.getCause().getMessage() + ")");
        }
    }

    private Found verified(Log log) {
        try (Disk.Input input = disk.open(file)) {
            ByteBuffer head = bytes(input, 0, 12);
            byte[] magic = new byte[MAGIC.length];
            if (head.remaining() < 12) return new Unusable("is torn");
            head.get(magic);
            if (!java.util.Arrays.equals(magic, MAGIC)) return new Unusable("is no checkpoint");
            int format = head.getInt();
            if (format != FORMAT) return new Unusable("has format " + format + ", not " + FORMAT);
            List<ByteBuffer> blocks = new ArrayList<>();
            String wrong = blocks(input, blocks);
            if (!wrong.isEmpty()) return new Unusable(wrong);
            return standing(blocks, log);
        }
    }

    /// @return what is wrong; empty where nothing is
    private static String blocks(Disk.Input input, List<ByteBuffer> into) {
        long at = 12;
        while (true) {
            ByteBuffer frame = bytes(input, at, FRAME);
            if (frame.remaining() < FRAME) return "is torn";
            int length = frame.getInt();
            int sum = frame.getInt();
            at += FRAME;
            if (length == END) return sum == ~(into.size() - 1) && at == input.size() ? "" : "is damaged at its end";
            if (length < 0 || length > input.size() - at) return "is damaged or torn at byte " + at;
            ByteBuffer block = bytes(input, at, length);
            CRC32C found = new CRC32C();
            found.update(block.duplicate());
            if (block.remaining() < length || (int) found.getValue() != sum) return "is damaged at byte " + at;
            into.add(block);
            at += length;
        }
    }

    private Found standing(List<ByteBuffer> blocks, Log log) {
        if (blocks.isEmpty()) return new Unusable("is torn");
        String[] header = StandardCharsets.UTF_8.decode(blocks.removeFirst()).toString().split("\n", 3);
        if (header.length != 3) return new Unusable("has no header");
        if (!header[2].equals(fingerprint)) return new Unusable("is of another design, other data, another version or another program");
        long records = Long.parseLong(header[0]);
        if (!log.hashAt(records).equals(header[1])) return new Unusable("is of another log");
        return new Image(records, header[1], blocks);
    }

    private static ByteBuffer bytes(Disk.Input input, long from, int length) {
        ByteBuffer into = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (into.hasRemaining() && input.read(into, from + into.position()) > 0) {
            // a read may give less than is there
        }
        return into.flip();
    }
}
