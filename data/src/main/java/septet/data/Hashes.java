package septet.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import septet.world.Disk;

/// SHA-256, in hexadecimal digits.
public final class Hashes {
    private static final int ROOM = 1 << 20;

    private Hashes() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// What a file holds.
    ///
    /// @param sha256 tells it from any other file, whoever made that
    /// @param quick  tells whether it has changed since
    public record OfFile(String sha256, long quick) {}

    public static OfFile of(Disk disk, Path file) {
        MessageDigest digest = digest();
        long quick = quick(disk, file, digest::update);
        return new OfFile(HexFormat.of().formatHex(digest.digest()), quick);
    }

    /// Of a file that was read before.
    static long quick(Disk disk, Path file) {
        return quick(disk, file, _ -> { });
    }

    private static long quick(Disk disk, Path file, Consumer<ByteBuffer> also) {
        ByteBuffer bytes = ByteBuffer.allocate(ROOM);
        long hash = 0;
        try (Disk.Input input = disk.open(file)) {
            for (long position = 0; input.read(bytes.clear(), position) > 0; position += bytes.limit()) {
                hash = Xxh64.hash(bytes.array(), 0, bytes.position(), hash);
                also.accept(bytes.flip());
            }
        }
        return hash;
    }
}
