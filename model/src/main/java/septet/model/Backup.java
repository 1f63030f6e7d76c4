package septet.model;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import septet.data.DiskRefusal;
import septet.data.Hashes;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.data.Subjects;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// A copy of a whole store, which is a store itself. Another process may be writing to the one that is copied: what it had appended when its end was met is in the copy.
///
/// Records are read, checked and appended one by one, and both logs end with the same hash; artifacts are read by their hash. A copy that was there goes on where
/// it ended, if it is the beginning of the same store.
public final class Backup {
    /// What the log holds beside is copied as it is; what can be made again at once (steps of runs) is not.
    private static final List<String> FOLDERS = List.of("data", "runs", "aside");
    /// Keys last: whoever stands in what was copied before has one.
    private static final List<String> FILES = List.of("audit", "alerts", "keys");
    private static final String CHECKPOINT = "checkpoint";
    private static final String TEMPORARY = ".tmp";
    private static final int CHUNK = 1 << 20;
    private final Disk disk;
    private final Path from;
    private final Path into;
    private final CopySums sums = new CopySums();
    private long files;
    private long bytes;

    private Backup(Disk disk, Path from, Path into) {
        this.disk = disk;
        this.from = from;
        this.into = into;
    }

    /// What a log holds in both.
    ///
    /// @param added of the records those that the copy did not have
    /// @param hash  of all of them ([Log#hash])
    public record Copied(long records, long added, String hash) {}

    /// @param log      events, labels and decisions
    /// @param registry registered versions, promotions, rollbacks
    /// @param keys     of how many subjects a key is there; empty where nothing is personal
    /// @param files    artifacts and others that were written
    /// @param bytes    of these files
    public record Told(Copied log, Copied registry, int versions, OptionalInt keys, long files, long bytes) {}

    /// Brings the copy up to date, or makes it in a new or empty folder; while that goes on, and where it was cut off, it is no store.
    ///
    /// @throws Refused MODEL-BACKUP-OTHER where the copy is of another store, MODEL-BACKUP-ITSELF where it would stand in this one; MODEL-ARTIFACT-DAMAGED, DATA-LOG-DAMAGED and others: what is wrong with either
    public static Told copy(Disk disk, Path from, Path into) {
        Store.view(disk, from);
        if (into.toAbsolutePath().normalize().startsWith(from.toAbsolutePath().normalize())) throw StoreProblems.itself(into);
        return copy(disk, from, into, "the copy is not whole; what it holds is used when it is asked for again");
    }

    private static Told copy(Disk disk, Path from, Path into, String consequence) {
        try (Disk.Lock _ = Store.claimForCopy(disk, into)) {
            return new Backup(disk, from, into).copied();
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(into, consequence, e);
        } catch (Refused refused) {
            Problem first = refused.problems().getFirst();
            // what a log or a folder of files says of its device is true of a store that is in use, and no help to who makes a copy
            throw DiskRefusal.is(first) && Path.of(first.place()).startsWith(into) ? DiskRefusal.said(first, into, consequence) : refused;
        }
    }

    /// Makes a store of a copy, where none is yet.
    ///
    /// @param kinds whose values are personal
    /// @throws Refused MODEL-RESTORE-TAKEN, MODEL-KEYS-LACK, DATA-KEYS-DAMAGED, MODEL-COPY-DAMAGED, and as [#copy]
    public static Told restore(Disk disk, Path backup, Path store, Set<String> kinds) {
        if (!Store.isThere(disk, backup)) throw StoreProblems.noCopy(backup);
        Store.view(disk, backup);
        if (Subjects.count(disk, Store.keys(backup)).isEmpty() && !kinds.isEmpty()) throw StoreProblems.keysLack(backup, kinds);
        if (Store.isWhole(disk, store)) throw StoreProblems.taken(store);
        return copy(disk, backup, store, "the store is not whole, and nothing can be run on it; what it holds is used when it is asked for again");
    }

    private Told copied() {
        Told told = parts();
        sums.check(disk, from);
        sums.write(disk, into);
        disk.delete(Store.unfinished(into));
        disk.syncFolder(into.toAbsolutePath());
        return told;
    }

    /// The copy stays as it is where its versions are not those of the store.
    private void refuseOther() {
        Path part = into.resolve("registry");
        if (disk.exists(Store.unfinished(into)) || disk.list(part).isEmpty()) return;
        try (LogReader had = LogReader.open(disk, part, 0); LogReader reader = LogReader.open(disk, from.resolve("registry"), 0)) {
            while (had.next()) if (!reader.next() || !reader.hash().equals(had.hash())) throw StoreProblems.otherStore(part);
        }
    }

    private Told parts() {
        refuseOther();
        CopySums.forget(disk, into);
        // a checkpoint must not know more than the log behind it
        if (disk.exists(from.resolve(CHECKPOINT))) file(from.resolve(CHECKPOINT), into.resolve(CHECKPOINT));
        Copied log = records("log");
        // a version stands in the registry before anything in the log names it, and its files before that
        Copied registry = records("registry");
        Versions versions = Registry.read(disk, into.resolve("registry"));
        artifacts(versions);
        for (String name : FOLDERS) folder(from.resolve(name), into.resolve(name));
        for (String name : FILES) if (disk.exists(from.resolve(name))) file(from.resolve(name), into.resolve(name));
        return new Told(log, registry, versions.all().size(), Subjects.count(disk, Store.keys(into)), files, bytes);
    }

    private Copied records(String part) {
        try (Log copy = Log.open(disk, into.resolve(part), LogLimits.DEFAULT); LogReader reader = LogReader.open(disk, from.resolve(part), 0)) {
            long had = copy.end();
            String hash = copy.hash();
            long read = 0;
            while (read < had && reader.next()) read++;
            if (read < had || had > 0 && !reader.hash().equals(hash)) throw StoreProblems.otherStore(into.resolve(part));
            if (!disk.exists(Store.unfinished(into))) disk.replace(Store.unfinished(into), new byte[0]);
            for (; reader.next(); read++) {
                copy.append(reader.kind(), reader.payload());
                hash = reader.hash();
            }
            copy.sync();
            if (!copy.hash().equals(hash)) throw StoreProblems.otherStore(into.resolve(part));
            Copied copied = new Copied(read, read - had, hash);
            sums.log(part, copied);
            return copied;
        }
    }

    private void artifacts(Versions versions) {
        ArtifactFolder source = new ArtifactFolder(disk, from.resolve("artifacts"));
        ArtifactFolder target = new ArtifactFolder(disk, into.resolve("artifacts"));
        versions.all().stream().flatMap(version -> version.artifacts().values().stream()).distinct().sorted().forEach(hash -> {
            if (target.holds(hash)) return;
            byte[] content = source.get(hash);
            target.put(content);
            files++;
            bytes += content.length;
        });
    }

    private void folder(Path source, Path target) {
        for (Path entry : disk.list(source)) {
            String name = entry.getFileName().toString();
            if (disk.isFolder(entry)) folder(entry, target.resolve(name));
            else if (!name.endsWith(TEMPORARY)) file(entry, target.resolve(name));
        }
    }

    private void file(Path source, Path target) {
        copy(source, target);
        // which is written while it stands there, by whoever looks
        if (!source.endsWith("audit")) sums.file(into.relativize(target).toString(), Hashes.of(disk, target).sha256());
    }

    /// Beside the old one first, so that a file of the copy is whole.
    private void copy(Path source, Path target) {
        try (Disk.Input input = disk.open(source)) {
            if (isSame(input, target)) return;
            disk.createFolders(target.getParent());
            Path beside = target.resolveSibling(target.getFileName() + TEMPORARY);
            disk.delete(beside);
            try (Disk.Appender appender = disk.append(beside)) {
                if (source.endsWith("keys")) disk.conceal(beside);
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
                for (long at = 0; input.read(chunk, at) > 0; chunk.clear()) {
                    at += chunk.flip().remaining();
                    appender.write(chunk);
                }
                appender.sync();
                bytes += appender.size();
            }
            disk.rename(beside, target);
            disk.syncFolder(target.toAbsolutePath().getParent());
            files++;
        }
    }

    private boolean isSame(Disk.Input input, Path target) {
        if (!disk.exists(target) || disk.size(target) != input.size()) return false;
        ByteBuffer one = ByteBuffer.allocate(CHUNK);
        ByteBuffer other = ByteBuffer.allocate(CHUNK);
        try (Disk.Input had = disk.open(target)) {
            for (long at = 0; at < input.size(); at += one.limit()) {
                fill(input, one.clear(), at);
                fill(had, other.clear(), at);
                if (!one.equals(other)) return false;
            }
        }
        return true;
    }

    private static void fill(Disk.Input input, ByteBuffer into, long at) {
        while (into.hasRemaining() && input.read(into, at + into.position()) > 0) {
            // as much as there is
        }
        into.flip();
    }
}
