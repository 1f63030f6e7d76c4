package septet.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import septet.world.Disk;

/// SHA-256, in hexadecimal digits.
final class Hashes {
    private static final int ROOM = 1 << 20;

    private Hashes() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String of(Disk disk, Path file) {
        MessageDigest digest = digest();
        ByteBuffer bytes = ByteBuffer.allocate(ROOM);
        try (Disk.Input input = disk.open(file)) {
            long position = 0;
            while (input.read(bytes.clear(), position) > 0) {
                position += bytes.position();
                digest.update(bytes.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
