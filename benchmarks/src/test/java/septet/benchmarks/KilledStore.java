package septet.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import septet.data.LogLimits;
import septet.model.Draft;
import septet.model.Provenance;
import septet.model.Store;
import septet.world.Chance;
import septet.world.RealWorld;

/// The process that is killed: writes to a store and prints what was acknowledged, until it is gone.
final class KilledStore {
    static final LogLimits LIMITS = new LogLimits(20_000, 1000);
    static final int KINDS = 100;

    private KilledStore() {}

    /// Arguments: folder, seed, after how many changes of the disk it ends itself as if killed (0: never), the bug of the disk,
    /// and whether it acknowledges early (a planted bug).
    public static void main(String[] arguments) {
        Chance chance = Chance.of(Long.parseLong(arguments[1]));
        AtomicLong left = new AtomicLong(Long.parseLong(arguments[2]));
        Runnable end = () -> {
            if (left.decrementAndGet() == 0) Runtime.getRuntime().halt(137);
        };
        boolean early = Boolean.parseBoolean(arguments[4]);
        PlantedDisk disk = new PlantedDisk(RealWorld.start().disk(), PlantedDisk.Bug.valueOf(arguments[3]), end);
        try (Store store = Store.open(disk, Path.of(arguments[0]), LIMITS)) {
            while (true) {
                for (int i = 1 + chance.nextInt(20); i > 0; i--) append(store);
                if (early) System.out.println("records " + store.log().end());
                if (!early || chance.nextInt(20) == 0) store.log().sync();
                if (!early) System.out.println("records " + store.log().end());
                if (chance.nextInt(10) == 0) System.out.println("version " + register(store));
            }
        }
    }

    private static void append(Store store) {
        long offset = store.log().end();
        store.log().append(kind(offset), ByteBuffer.wrap(payload(offset)));
    }

    private static String register(Store store) {
        String id = "v" + (store.registry().versions().all().size() + 1);
        Provenance provenance = new Provenance("design", "data", "strong", Map.of(), 1, 0, 1, 2, "test");
        return store.registry().register(new Draft(Optional.empty(), provenance, Map.of(), Map.of("predictor", artifact(id))), 1).id();
    }

    static byte[] artifact(String id) {
        return ("predictor of " + id).repeat(50).getBytes(StandardCharsets.UTF_8);
    }

    static int kind(long offset) {
        return (int) (1 + offset % KINDS);
    }

    static byte[] payload(long offset) {
        Chance chance = Chance.of(offset);
        byte[] payload = new byte[chance.nextInt(200)];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) chance.nextInt(256);
        return payload;
    }
}
