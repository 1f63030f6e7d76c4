package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Files in memory on a device whose power can be cut: what was not synced is then lost, kept, reordered or torn, as chance will have it.
///
/// Each file and each folder fares by itself. Unsynced bytes: all kept, all lost, the first part kept, or each sector (512 B or
/// 4 KB) kept, zeroed, or kept with flipped bits. Names made, changed or deleted since the last [#syncFolder]: the first ones
/// kept, or any of them. As on real devices, bytes that were synced are not harmed by an unsynced neighbour in the same sector.
/// A sync that fails loses the bytes for good, while readers still see them and the next sync reports success.
/// Several threads may use it, each its own files; what they do at once happens in some order.
public final class SimulatedDisk implements Disk {
    private final Map<Path, SimulatedFolder> folders = new HashMap<>();
    private final Map<Path, Lock> locks = new HashMap<>();
    private final Chance chance;
    private final Faults faults = new Faults();
    /// Counts power cuts; what was opened before the last one is dead.
    private int life;
    private boolean off;
    private long cutIn = Long.MAX_VALUE;

    public SimulatedDisk(Chance chance) {
        this.chance = chance;
    }

    /// What shall go wrong.
    public Faults faults() {
        return faults;
    }

    /// Cuts the power: from now on everything throws [PowerLost], until [#powerOn].
    public synchronized void powerCut() {
        off = true;
        life++;
        locks.clear();
        cutIn = Long.MAX_VALUE;
        List<Path> names = new ArrayList<>(folders.keySet());
        names.sort(null);
        for (Path name : names) folders.get(name).cut(chance);
    }

    /// Cuts the power in the middle of the change (write, sync, new name, ...) that comes after so many others.
    public synchronized void powerCutAfter(long changes) {
        cutIn = changes;
    }

    /// The process ends: what it has written stays, what it has open is dead, and it holds no lock any more.
    public synchronized void processEnds() {
        life++;
        locks.clear();
    }

    public synchronized void powerOn() {
        off = false;
    }

    public synchronized boolean isOff() {
        return off;
    }

    @Override
    public synchronized boolean exists(Path file) {
        alive(life);
        Path whole = whole(file);
        return folders.containsKey(whole) || find(whole) != null;
    }

    @Override
    public synchronized boolean isFolder(Path path) {
        alive(life);
        return folders.containsKey(whole(path));
    }

    @Override
    public synchronized long size(Path file) {
        return existing(file).size();
    }

    @Override
    public synchronized byte[] read(Path file) {
        return existing(file).content();
    }

    @Override
    public synchronized Input open(Path file) {
        return new SimulatedInput(this, existing(file), life);
    }

    @Override
    public synchronized Appender append(Path file) {
        alive(life);
        Path whole = whole(file);
        SimulatedFolder folder = folder(whole);
        SimulatedFile found = folder.find(whole.getFileName().toString());
        if (found == null) {
            change();
            found = new SimulatedFile();
            folder.put(whole.getFileName().toString(), found);
        }
        return new SimulatedAppender(this, whole, found, life);
    }

    synchronized boolean leadsTo(Path whole, SimulatedFile file) {
        return find(whole) == file;
    }

    @Override
    public synchronized void rename(Path from, Path to) {
        existing(from);
        Path whole = whole(from);
        if (!whole.getParent().equals(whole(to).getParent())) throw new IllegalArgumentException(from + " and " + to + " are in two folders");
        change();
        folder(whole).rename(whole.getFileName().toString(), to.getFileName().toString());
    }

    @Override
    public synchronized void truncate(Path file, long size) {
        SimulatedFile found = existing(file);
        change();
        found.truncate(Math.toIntExact(size));
    }

    @Override
    public synchronized void delete(Path file) {
        alive(life);
        Path whole = whole(file);
        if (find(whole) == null) return;
        change();
        folder(whole).remove(whole.getFileName().toString());
    }

    @Override
    public synchronized void syncFolder(Path folder) {
        alive(life);
        SimulatedFolder found = folders.get(whole(folder));
        if (found == null) throw lacking(folder);
        change();
        faults.beforeSync();
        found.sync();
    }

    @Override
    public synchronized void createFolders(Path folder) {
        alive(life);
        make(whole(folder));
    }

    private void make(Path whole) {
        if (folders.containsKey(whole)) return;
        Path parent = whole.getParent();
        if (parent != null) make(parent);
        change();
        folders.put(whole, new SimulatedFolder());
        if (parent != null) folders.get(parent).folders().add(whole.getFileName().toString());
    }

    @Override
    public synchronized List<Path> list(Path folder) {
        alive(life);
        Path whole = whole(folder);
        SimulatedFolder found = folders.get(whole);
        if (found == null) return List.of();
        List<Path> entries = new ArrayList<>();
        for (String name : found.names()) entries.add(folder.resolve(name));
        for (String name : found.folders()) entries.add(folder.resolve(name));
        entries.sort(null);
        return List.copyOf(entries);
    }

    @Override
    public synchronized Lock lock(Path file) {
        alive(life);
        Path whole = whole(file);
        if (locks.containsKey(whole)) throw new Held(file, "this process");
        append(file).close();
        Lock lock = new Lock() {
            @Override
            public void close() {
                locks.remove(whole, this);
            }
        };
        locks.put(whole, lock);
        return lock;
    }

    /// Called at each change before it is made.
    synchronized void change() {
        if (cutIn-- > 0) return;
        powerCut();
        throw new PowerLost();
    }

    synchronized void alive(int opened) {
        if (off || opened != life) throw new PowerLost();
    }

    private SimulatedFile existing(Path file) {
        alive(life);
        SimulatedFile found = find(whole(file));
        if (found == null) throw lacking(file);
        return found;
    }

    private SimulatedFile find(Path whole) {
        SimulatedFolder folder = folders.get(whole.getParent());
        return folder == null ? null : folder.find(whole.getFileName().toString());
    }

    private SimulatedFolder folder(Path whole) {
        SimulatedFolder folder = folders.get(whole.getParent());
        if (folder == null) throw lacking(whole);
        return folder;
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static UncheckedIOException lacking(Path file) {
        return new UncheckedIOException((IOException) new NoSuchFileException(file.toString()));
    }
}
