package septet.model;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import septet.data.DiskRefusal;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.data.Subjects;
import septet.design.Refused;
import septet.world.Disk;
import septet.world.World;

/// The folder in which a system lives: `log/` (events, labels, decisions), `registry/`, `artifacts/`, `data/` (ingested columns),
/// `runs/` (reports). One process at a time writes to it; others may read.
public final class Store implements AutoCloseable {
    static final String FORMAT = "septet store 1";
    private static final String MARKER = "septet.store";
    private static final String LOCK = "lock";
    private static final String UNFINISHED = "unfinished";
    private final Disk disk;
    private final Path folder;
    private final Disk.Lock lock;
    private final ArtifactFolder artifacts;
    private final Registry registry;
    private final Log log;
    private Optional<Subjects> subjects = Optional.empty();

    private Store(Disk disk, Path folder, LogLimits limits, Disk.Lock lock) {
        this.disk = disk;
        this.folder = folder;
        this.lock = lock;
        artifacts = new ArtifactFolder(disk, folder.resolve("artifacts"));
        Path events = folder.resolve("log");
        Path versions = folder.resolve("registry");
        if (disk.list(versions).isEmpty() && !disk.list(events).isEmpty()) throw StoreProblems.gone(versions);
        registry = Registry.open(disk, versions, limits, artifacts);
        try {
            if (disk.list(events).isEmpty() && !registry.versions().all().isEmpty()) throw StoreProblems.gone(events);
            log = Log.open(disk, events, limits);
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /// Opens the store, or makes it in a new or empty folder, and recovers it.
    /// @throws Refused MODEL-STORE-HELD, MODEL-STORE-FOREIGN, MODEL-STORE-LATER-VERSION, or what is wrong with a log in it
    public static Store open(Disk disk, Path folder) {
        return open(disk, folder, LogLimits.DEFAULT);
    }

    /// The same with other limits for its two logs.
    public static Store open(Disk disk, Path folder, LogLimits limits) {
        Disk.Lock lock = claim(disk, folder);
        try {
            refuseUnfinished(disk, folder);
            CopySums.forget(disk, folder);
            return new Store(disk, folder, limits, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e instanceof UncheckedIOException refused ? DiskRefusal.of(folder, "the store is not opened", refused) : e;
        }
    }

    private static Disk.Lock claim(Disk disk, Path folder) {
        return claim(disk, folder, _ -> { });
    }

    /// Holds the folder for one writer who makes a copy there; one that is new is no store before [#unfinished] is gone.
    static Disk.Lock claimForCopy(Disk disk, Path folder) {
        return claim(disk, folder, mark -> {
            if (!disk.exists(folder.resolve(MARKER))) disk.replace(mark, new byte[0]);
        });
    }

    /// Holds the folder for one writer; makes a store's folders where it is new or empty.
    private static Disk.Lock claim(Disk disk, Path folder, Consumer<Path> begin) {
        try {
            refuseForeign(disk, folder);
            disk.createFolders(folder);
            Disk.Lock lock = disk.lock(folder.resolve(LOCK));
            try {
                begin.accept(unfinished(folder));
                settle(disk, folder);
                // whoever served before ended without taking it away
                if (disk.exists(serving(folder))) disk.delete(serving(folder));
                return lock;
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (Disk.Held e) {
            throw StoreProblems.held(folder, e);
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(folder, "the store is not opened", e);
        }
    }

    private static void settle(Disk disk, Path folder) {
        Path marker = folder.resolve(MARKER);
        if (disk.exists(marker)) {
            check(disk, marker);
        } else {
            refuseForeign(disk, folder);
            disk.replace(marker, (FORMAT + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (String part : List.of("artifacts", "data", "runs")) disk.createFolders(folder.resolve(part));
    }

    private static void refuseForeign(Disk disk, Path folder) {
        List<Path> begun = List.of(folder.resolve(LOCK), folder.resolve(MARKER + ".tmp"), unfinished(folder), folder.resolve(UNFINISHED + ".tmp"));
        if (!disk.exists(folder.resolve(MARKER)) && !begun.containsAll(disk.list(folder))) throw StoreProblems.foreign(folder);
    }

    private static void check(Disk disk, Path marker) {
        String format = new String(disk.read(marker), StandardCharsets.UTF_8).strip();
        if (!format.equals(FORMAT)) throw StoreProblems.laterVersion(marker, format.substring(0, Math.min(40, format.length())));
    }

    /// Stands in a copy that is being made, or was cut off.
    static Path unfinished(Path folder) {
        return folder.resolve(UNFINISHED);
    }

    private static void refuseUnfinished(Disk disk, Path folder) {
        if (disk.exists(unfinished(folder))) throw StoreProblems.unfinished(folder, unfinished(folder));
    }

    static boolean isThere(Disk disk, Path folder) {
        return disk.exists(folder.resolve(MARKER));
    }

    /// Whether a store is in the folder, and no copy that was cut off.
    static boolean isWhole(Disk disk, Path folder) {
        return isThere(disk, folder) && !disk.exists(unfinished(folder));
    }

    /// What a store holds, for reading only and without its lock; another process may be writing.
    ///
    /// @param versions as of this moment
    public record View(Versions versions, ArtifactFolder artifacts, Path log, Disk disk) {
        /// Reads events, labels and decisions from offset `from` on; the caller closes it.
        public LogReader reader(long from) {
            return LogReader.open(disk, log, from);
        }
    }

    /// @throws Refused MODEL-STORE-MISSING, or what is wrong with it
    public static View view(Disk disk, Path folder) {
        try {
            if (!isThere(disk, folder)) throw StoreProblems.missing(folder);
            check(disk, folder.resolve(MARKER));
            refuseUnfinished(disk, folder);
            return new View(Registry.read(disk, folder.resolve("registry")), new ArtifactFolder(disk, folder.resolve("artifacts")), folder.resolve("log"), disk);
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(folder, "the store is not opened", e);
        }
    }

    public Registry registry() {
        return registry;
    }

    public ArtifactFolder artifacts() {
        return artifacts;
    }

    /// Events, labels and decisions.
    public Log log() {
        return log;
    }

    /// Where ingested data stands.
    public Path data() {
        return folder.resolve("data");
    }

    /// Where runs keep the steps that the next one need not repeat.
    public Path steps() {
        return folder.resolve("steps");
    }

    /// On which it lies: of a copy in memory, memory.
    public Disk disk() {
        return disk;
    }

    /// What the served system knew when it last wrote it down; the log can give it again.
    public Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    /// The keys of whoever is behind the personal values of the store in this folder.
    public static Path keys(Path folder) {
        return folder.resolve("keys");
    }

    /// Where it stands how the server that holds the store in this folder can be asked.
    public static Path serving(Path folder) {
        return folder.resolve("serving");
    }

    /// A name of the store in this folder, by which a server knows that it is the one that is asked.
    public static String identity(Path folder) {
        return ArtifactFolder.hash(folder.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    public String identity() {
        return identity(folder);
    }

    /// Whoever is behind personal values; their keys are made where there are none.
    ///
    /// @param kinds whose values are personal ([septet.data.Personal#kinds])
    /// @throws Refused MODEL-STORE-UNPROTECTED where the store holds values that were not protected when they came, MODEL-STORE-PROTECTED as [#allow]; DATA-KEYS-DAMAGED
    public synchronized Subjects subjects(World world, Set<String> kinds) {
        allow(kinds);
        if (!disk.exists(keys(folder)) && isUsed()) throw StoreProblems.unprotected(folder, kinds);
        Subjects known = subjects(world);
        Set<String> late = new TreeSet<>(kinds);
        late.removeAll(known.kinds());
        if (!late.isEmpty() && isUsed()) throw StoreProblems.unprotected(folder, late);
        known.protect(kinds);
        return known;
    }

    /// Lets a design work here in which these are personal.
    ///
    /// @throws Refused MODEL-STORE-PROTECTED where the store protects others, too: their values would stand in it in plain letters
    public void allow(Set<String> kinds) {
        Set<String> bare = new TreeSet<>(Subjects.kinds(disk, keys(folder)).orElse(Set.of()));
        bare.removeAll(kinds);
        if (!bare.isEmpty()) throw StoreProblems.guarded(folder, bare);
    }

    /// Whoever is behind personal values, as far as there are any.
    public synchronized Subjects subjects(World world) {
        if (subjects.isEmpty()) {
            World own = new World(world.clock(), disk, world.scheduler(), world.secrets());
            subjects = Optional.of(Subjects.open(own, keys(folder), disk != world.disk()));
        }
        return subjects.get();
    }

    private boolean isUsed() {
        return log.end() > 0 || !registry.versions().all().isEmpty() || !disk.list(data()).isEmpty();
    }

    /// Messages of a stream that were no rows of its source.
    public Path aside(String source) {
        return folder.resolve("aside").resolve(source + ".jsonl");
    }

    /// What the last audit of the store in this folder found.
    public static Path audit(Path folder) {
        return folder.resolve("audit");
    }

    public Path audit() {
        return audit(folder);
    }

    /// Where each run keeps its report.
    public Path runs() {
        return folder.resolve("runs");
    }

    @Override
    public void close() {
        try (lock; registry; log) {
            // in this order from the right: the lock last
        }
    }
}
