package septet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.TextRow;
import septet.design.Refused;
import septet.model.Backup;
import septet.model.Draft;
import septet.model.Provenance;
import septet.model.Store;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.RealWorld;

/// A store that another thread goes on writing to is copied, twice, and made a store again: as many records, the same hash of the log, every version whole; and how
/// long it takes for a gigabyte.
final class Restored {
    static final String NAME = "restore";
    private static final long SEED = 9;
    private static final double MOST_SECONDS = 30;
    private static final double GIGABYTE = 1e9;
    private static final int GROUP = 500;
    private final Disk disk = RealWorld.start().disk();
    private final Path folder;

    private Restored(Path folder) {
        this.folder = folder;
    }

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-restore");
        try {
            return new Restored(folder).outcome(size == Size.DEEP ? 1_000_000_000L : 24_000_000L);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private Outcome outcome(long bytes) throws Exception {
        Path from = folder.resolve("store");
        Path copy = folder.resolve("copy");
        Path again = folder.resolve("again");
        long events;
        Map<String, Object> values = new LinkedHashMap<>();
        try (Store store = Store.open(disk, from); ExecutorService beside = Executors.newSingleThreadExecutor()) {
            events = fill(store, bytes, () -> false);
            AtomicBoolean done = new AtomicBoolean();
            Callable<Long> load = () -> fill(store, Long.MAX_VALUE, done::get);
            Future<Long> loaded = beside.submit(load);
            double first = seconds(() -> Backup.copy(disk, from, copy));
            double second = seconds(() -> Backup.copy(disk, from, copy));
            done.set(true);
            values.put("events written while it was copied", loaded.get());
            values.put("copied under load, seconds for a GB", Shown.rounded(first * GIGABYTE / bytes(copy)));
            values.put("copied again, what was new, seconds", Shown.rounded(second));
            Backup.copy(disk, from, copy);
        }
        double seconds = seconds(() -> Backup.restore(disk, copy, again, Set.of()));
        double rate = seconds * GIGABYTE / bytes(again);
        boolean equal = content(from).equals(content(again));
        values.put("megabytes", Math.round(bytes(again) / 1e6));
        values.put("restored, seconds for a GB", Shown.rounded(rate));
        values.put("records, hash and versions equal", equal);
        return new Outcome(NAME, Long.toString(SEED), events, values, Map.of("a restore that looks at nothing", refusesDamage(copy)), equal && rate <= MOST_SECONDS);
    }

    /// Events in groups, of which each is synced, and now and then a version.
    private long fill(Store store, long bytes, Callable<Boolean> ends) throws Exception {
        Chance chance = Chance.of(SEED);
        long written = 0;
        long events = 0;
        while (written < bytes && !ends.call()) {
            for (int i = 0; i < GROUP; i++) {
                String id = Long.toHexString(chance.nextLong());
                TextRow row = TextRow.of("card " + chance.nextInt(15_000), "terminal " + chance.nextInt(10_000), "" + chance.nextInt(100_000) / 100.0);
                store.log().append(new EventRecord("payments", events, events, events, id, row));
                events++;
                written += 90;
            }
            store.log().sync();
            if (events % (200L * GROUP) == 0) version(store, events);
        }
        return events;
    }

    private static void version(Store store, long at) {
        Provenance provenance = new Provenance("d".repeat(64), "data " + at, "strong", Map.of(), SEED, 0, at, at, "0");
        Map<String, byte[]> files = Map.of("predictor", ("model " + at).repeat(1_000).getBytes(StandardCharsets.UTF_8));
        store.registry().promote(store.registry().register(new Draft(Optional.empty(), provenance, Map.of(), files), at).id(), at, "newer");
    }

    private record Content(long records, String hash, List<Map<String, String>> versions) {}

    /// As a reader finds it, who opens every file.
    private Content content(Path store) {
        Store.View view = Store.view(disk, store);
        view.versions().all().forEach(version -> version.artifacts().values().forEach(view.artifacts()::get));
        try (LogReader reader = view.reader(0)) {
            long records = 0;
            String hash = "";
            for (; reader.next(); records++) hash = reader.hash();
            return new Content(records, hash, view.versions().all().stream().map(version -> Map.copyOf(version.artifacts())).toList());
        }
    }

    private boolean refusesDamage(Path copy) throws IOException {
        Path segment = disk.list(copy.resolve("log")).getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 4;
        Files.write(segment, bytes);
        try {
            Backup.restore(disk, copy, folder.resolve("damaged"), Set.of());
            return false;
        } catch (Refused e) {
            return e.getMessage().contains("DATA-LOG-DAMAGED");
        }
    }

    private interface Work {
        void go();
    }

    private static double seconds(Work work) {
        long start = System.nanoTime();
        work.go();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
