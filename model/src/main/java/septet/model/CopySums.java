package septet.model;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.data.DiskRefusal;
import septet.design.Refused;
import septet.world.Disk;

/// What stood in a copy when it was made, as a file in it: a line for each log and file, its content as a hash, a space, its place. Whoever makes a store of the copy sees by it
/// whether anything was lost or changed since: also the end of a log, which nothing else can miss. It goes as soon as the copy is used as a store itself.
record CopySums(TreeMap<String, String> contents) {
    private static final String FORMAT = "septet copy 1";

    static Path file(Path folder) {
        return folder.resolve("sums");
    }

    CopySums() {
        this(new TreeMap<>());
    }

    void log(String part, Backup.Copied copied) {
        contents.put(part, copied.records() + ":" + copied.hash());
    }

    void file(String place, String sha256) {
        contents.put(place, sha256);
    }

    void write(Disk disk, Path folder) {
        String lines = contents.entrySet().stream().map(each -> each.getValue() + " " + each.getKey() + "\n").collect(Collectors.joining());
        disk.replace(file(folder), (FORMAT + "\n" + lines).getBytes(StandardCharsets.UTF_8));
    }

    static void forget(Disk disk, Path folder) {
        if (disk.exists(file(folder))) disk.delete(file(folder));
    }

    /// Empty where the folder is a store that is in use, or a copy that was.
    private static Optional<CopySums> read(Disk disk, Path folder) {
        if (!disk.exists(file(folder))) return Optional.empty();
        CopySums read = new CopySums();
        String text = new String(disk.read(file(folder)), StandardCharsets.UTF_8);
        text.lines().skip(1).forEach(line -> read.contents.put(line.substring(line.indexOf(' ') + 1), line.substring(0, Math.max(0, line.indexOf(' ')))));
        if (!text.startsWith(FORMAT + "\n")) read.contents.put(file(folder).getFileName().toString(), FORMAT);
        return Optional.of(read);
    }

    /// Holds what was made of a folder against what stood in that when it was made as a copy.
    ///
    /// @throws Refused MODEL-COPY-DAMAGED
    void check(Disk disk, Path from) {
        try {
            Optional<CopySums> before = read(disk, from);
            if (before.isEmpty()) return;
            TreeMap<String, String> other = before.get().contents;
            other.entrySet().removeIf(each -> each.getValue().equals(contents.get(each.getKey())));
            if (!other.isEmpty()) throw StoreProblems.copyDamaged(from, file(from), other.keySet());
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(file(from), "nobody can tell whether the copy is whole", e);
        }
    }
}
