package septet.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/// Simulated power cuts of a store: how many it survives, and that each planted bug is caught.
final class PowerCuts {
    static final String NAME = "power-cuts";
    private static final long SHARE = 10_000;
    private static final long DEEP = 1_000_000;
    private static final int PATIENCE = 2_000;

    private PowerCuts() {}

    static Outcome run(Size size) {
        long wanted = size == Size.DEEP ? DEEP : SHARE;
        long start = System.nanoTime();
        PowerCutHistory.Seen seen = PowerCutHistory.Seen.NOTHING;
        long seed = 0;
        for (; seen.cuts() < wanted; seed++) seen = seen.plus(PowerCutHistory.play(seed, PlantedDisk.Bug.NONE, false));
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("power cuts survived", seen.cuts());
        values.put("of them during recovery", seen.inRecovery());
        values.put("syncs that failed", seen.failedSyncs());
        values.put("records compared", seen.records());
        values.put("versions compared", seen.versions());
        values.put("torn bytes cut off", seen.tornBytes());
        values.put("flipped bits detected", seen.flips());
        values.put("promises broken", 0);
        values.put("cuts per second", Math.round(seen.cuts() / seconds));
        return new Outcome(NAME, "0.." + (seed - 1), seen.cuts(), values, caught(), true);
    }

    /// Each planted bug, and whether some history showed it.
    static Map<String, Boolean> caught() {
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("sync removed", isCaught(PlantedDisk.Bug.SYNC_REMOVED, false));
        caught.put("folder sync removed", isCaught(PlantedDisk.Bug.FOLDER_SYNC_REMOVED, false));
        caught.put("artifact written after the registry's record", isCaught(PlantedDisk.Bug.ARTIFACT_AFTER_RECORD, false));
        caught.put("failed sync tried again", isCaught(PlantedDisk.Bug.SYNC_RETRIED, false));
        caught.put("recovery believes lengths without checksums", isCaught(PlantedDisk.Bug.NONE, true));
        return caught;
    }

    private static boolean isCaught(PlantedDisk.Bug bug, boolean trustsLength) {
        for (long seed = 0; seed < PATIENCE; seed++) {
            try {
                PowerCutHistory.play(seed, bug, trustsLength);
            } catch (PowerCutHistory.Broken _) {
                return true;
            }
        }
        return false;
    }
}
