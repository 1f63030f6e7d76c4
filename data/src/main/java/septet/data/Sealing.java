package septet.data;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes (HMAC, RFC 2104) and boxes that only their key opens (AES-256 in Galois counter mode, NIST SP 800-38D). The number that a box is
/// begun with is a keyed hash of what is in it, so that no two contents share one under the same key (Rogaway and Shrimpton 2006).
final class Sealing {
    private static final String HASH = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Sealing() {}

    static byte[] hash(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
            for (byte[] part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HASH, e);
        }
    }

    /// @param bound what stands beside the box and belongs to it
    static byte[] seal(byte[] key, byte[] content, byte[] bound) {
        byte[] nonce = Arrays.copyOf(hash(key, content, bound), NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(content);
            byte[] box = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, box, NONCE, sealed.length);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /// Empty where the key is another one.
    static Optional<byte[]> open(byte[] key, byte[] box, byte[] bound) {
        if (box.length < NONCE) return Optional.empty();
        byte[] nonce = Arrays.copyOf(box, NONCE);
        try {
            byte[] content = cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(box, NONCE, box.length - NONCE);
            return MessageDigest.isEqual(nonce, Arrays.copyOf(hash(key, content, bound), NONCE)) ? Optional.of(content) : Optional.empty();
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
