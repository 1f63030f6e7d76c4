package septet.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Files from addresses: each is fetched once, and believed only if its bytes hash to what the design says.
public final class Fetched {
    private final Disk disk;
    private final Path store;
    private final Download download;

    /// @param store a folder of its own
    public Fetched(Disk disk, Path store, Download download) {
        this.disk = disk;
        this.store = store;
        this.download = download;
    }

    /// The file of the address, from the store if it is there.
    ///
    /// @param sha256 in hexadecimal digits
    /// @throws Refused where it cannot be fetched, or is another file
    public Path file(String address, String sha256) {
        URI from = URI.create(address);
        String hash = sha256.toLowerCase(Locale.ROOT);
        Path file = store.resolve(hash.substring(0, Math.min(16, hash.length())) + "-" + name(from));
        if (disk.exists(file) && Hashes.of(disk, file).sha256().equals(hash)) return file;
        Path growing = file.resolveSibling(file.getFileName() + ".tmp");
        disk.createFolders(store);
        disk.delete(growing);
        try (Disk.Appender appender = disk.append(growing)) {
            download.fetch(from, appender::write);
            appender.sync();
        } catch (RuntimeException e) {
            disk.delete(growing);
            throw e;
        }
        String found = Hashes.of(disk, growing).sha256();
        if (!found.equals(hash)) {
            disk.delete(growing);
            throw new Refused(Fault.DATA, Problem.error(address, "its SHA-256 is " + found + ", not the one in the design", "nothing is read",
                    "Take the file that is meant, or write the new hash.", "DATA-OTHER-HASH"));
        }
        disk.delete(file);
        disk.rename(growing, file);
        disk.syncFolder(store);
        return file;
    }

    /// The last part of the address, whose ending tells the kind of file.
    private static String name(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        return last.isEmpty() ? "file" : last.substring(Math.max(0, last.length() - 100));
    }
}
