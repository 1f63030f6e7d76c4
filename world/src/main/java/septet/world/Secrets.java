package septet.world;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/// Bytes that nobody can guess, for keys.
@FunctionalInterface
public interface Secrets {
    /// @param purpose what they are for; in a simulated world they follow from the seed and this alone
    byte[] make(String purpose, int count);

    /// Of the machine's own source.
    static Secrets real() {
        SecureRandom random = new SecureRandom();
        return (_, count) -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }

    /// What a seed determines; no secret at all.
    static Secrets of(Chance chance) {
        return (purpose, count) -> {
            Chance drawn = chance.of(purpose);
            ByteBuffer bytes = ByteBuffer.allocate((count + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
            while (bytes.hasRemaining()) bytes.putLong(drawn.nextLong());
            byte[] taken = new byte[count];
            bytes.get(0, taken);
            return taken;
        };
    }
}
