package septet.model;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import septet.data.DiskRefusal;
import septet.data.Hashes;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Files named by the SHA-256 of what is in them: `ab/cdef...`. What is read is what was written, or nothing.
public final class ArtifactFolder {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private final Disk disk;
    private final Path folder;

    ArtifactFolder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /// Keeps the content, durably.
    /// @return its hash, 64 hexadecimal digits
    public String put(byte[] content) {
        String hash = hash(content);
        Path file = file(hash);
        try {
            disk.createFolders(file.getParent());
            disk.replace(file, content); // also where it exists: nobody knows whether that one is on the device
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(file, "nothing was registered", e);
        }
        return hash;
    }

    /// @throws Refused MODEL-ARTIFACT-MISSING, or MODEL-ARTIFACT-DAMAGED where the file holds anything else
    public byte[] get(String hash) {
        if (!HASH.matcher(hash).matches()) throw missing(hash, "is no hash");
        Path file = file(hash);
        byte[] content;
        try {
            content = disk.read(file);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) throw missing(file.toString(), "is missing");
            throw DiskRefusal.of(file, "the artifact cannot be read", e);
        }
        if (hash(content).equals(hash)) return content;
        throw new Refused(Fault.ENGINE, Problem.error(file.toString(), "the content does not fit its name, the SHA-256 of what was written", "it is not used",
                "Restore the file from a backup, or run the design again.", "MODEL-ARTIFACT-DAMAGED"));
    }

    /// Whether the file is there and whole.
    boolean holds(String hash) {
        return disk.exists(file(hash)) && hash(disk.read(file(hash))).equals(hash);
    }

    public static String hash(byte[] content) {
        return HexFormat.of().formatHex(Hashes.digest().digest(content));
    }

    private Path file(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2));
    }

    private static Refused missing(String place, String what) {
        return new Refused(Fault.ENGINE, Problem.error(place, what, "the version that needs it cannot serve",
                "Restore the file from a backup, or run the design again.", "MODEL-ARTIFACT-MISSING"));
    }
}
