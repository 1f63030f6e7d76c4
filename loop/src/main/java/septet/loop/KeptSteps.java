package septet.loop;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import septet.data.Hashes;
import septet.world.Disk;

/// What steps of earlier runs made, each under the hash of everything that decides it, so that nothing is ever out of date: an unchanged step is taken from here, and a
/// run that was interrupted goes on where it was. A file begins with the hash of what follows; one that was damaged or cut off is made again. Safe for several threads.
final class KeptSteps {
    private static final int HASH = 32;
    private static final String ENDING = ".step";
    private final Disk disk;
    private final Path folder;
    private final Set<Path> used = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reused = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();

    KeptSteps(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        disk.createFolders(folder);
    }

    /// @param what all that decides the step, in words
    Optional<byte[]> read(String what) {
        Path file = file(what);
        if (!disk.exists(file)) return Optional.empty();
        byte[] bytes = disk.read(file);
        if (bytes.length < HASH || !Arrays.equals(bytes, 0, HASH, hash(bytes, HASH), 0, HASH)) return Optional.empty();
        used.add(file);
        reused.incrementAndGet();
        return Optional.of(Arrays.copyOfRange(bytes, HASH, bytes.length));
    }

    void write(String what, byte[] content) {
        byte[] bytes = new byte[HASH + content.length];
        System.arraycopy(content, 0, bytes, HASH, content.length);
        System.arraycopy(hash(bytes, HASH), 0, bytes, 0, HASH);
        Path file = file(what);
        disk.replace(file, bytes);
        used.add(file);
        made.incrementAndGet();
    }

    /// A step that ended, and was too large to keep.
    void passed() {
        made.incrementAndGet();
    }

    /// Forgets what the run that ends here did not use.
    void prune() {
        for (Path file : disk.list(folder)) if (!used.contains(file)) disk.delete(file);
    }

    int reused() {
        return reused.get();
    }

    /// Those that were made anew.
    int made() {
        return made.get();
    }

    private Path file(String what) {
        byte[] text = what.getBytes(StandardCharsets.UTF_8);
        return folder.resolve(java.util.HexFormat.of().formatHex(hash(text, 0)) + ENDING);
    }

    private static byte[] hash(byte[] bytes, int from) {
        MessageDigest digest = Hashes.digest();
        digest.update(bytes, from, bytes.length - from);
        return digest.digest();
    }
}
