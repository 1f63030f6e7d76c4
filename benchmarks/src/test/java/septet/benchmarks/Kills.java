package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import septet.data.LogReader;
import septet.design.Refused;
import septet.model.Store;
import septet.model.Version;
import septet.world.Chance;
import septet.world.RealWorld;

/// `kill -9` of a process that writes to a store, at random times and between any two changes of the disk: nothing acknowledged is
/// lost, no version is half visible. (What a process wrote outlives it; that syncs are not forgotten is shown by [PowerCuts].)
final class Kills {
    static final String NAME = "kills-of-a-store";
    private static final int KILLS_OF_ONE_STORE = 10;
    private static final int PATIENCE = 600;

    private final Chance chance;
    private final PlantedDisk.Bug bug;
    private final boolean early;
    private final Path folder;
    private long acknowledged;
    private long versions;
    private long compared;

    private Kills(long seed, PlantedDisk.Bug bug, boolean early, Path folder) {
        this.chance = Chance.of(seed).of("kills");
        this.bug = bug;
        this.early = early;
        this.folder = folder;
    }

    static Outcome run(Size size) throws IOException, InterruptedException {
        int wanted = size == Size.DEEP ? 1000 : 50;
        long start = System.nanoTime();
        long records = 0;
        long versions = 0;
        long seed = 0;
        for (int kills = 0; kills < wanted; kills += KILLS_OF_ONE_STORE) {
            Kills store = killed(seed++, PlantedDisk.Bug.NONE, false);
            records += store.compared;
            versions += store.versions;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kills", wanted);
        values.put("records compared", records);
        values.put("versions acknowledged", versions);
        values.put("lost or half visible", 0);
        values.put("milliseconds for a kill", Math.round((System.nanoTime() - start) / 1e6 / wanted));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("acknowledged before it is written", isCaught(PlantedDisk.Bug.NONE, true));
        caught.put("artifact written after the registry's record", isCaught(PlantedDisk.Bug.ARTIFACT_AFTER_RECORD, false));
        return new Outcome(NAME, "0.." + (seed - 1), wanted, values, caught, true);
    }

    private static boolean isCaught(PlantedDisk.Bug bug, boolean early) throws IOException, InterruptedException {
        for (int seed = 0; seed * KILLS_OF_ONE_STORE < PATIENCE; seed++) {
            try {
                killed(seed, bug, early);
            } catch (PowerCutHistory.Broken _) {
                return true;
            }
        }
        return false;
    }

    private static Kills killed(long seed, PlantedDisk.Bug bug, boolean early) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("septet-kills");
        try {
            Kills kills = new Kills(seed, bug, early, folder.resolve("store"));
            for (int i = 0; i < KILLS_OF_ONE_STORE; i++) {
                kills.kill(seed * KILLS_OF_ONE_STORE + i);
                kills.check(seed);
            }
            return kills;
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private void kill(long seed) throws IOException, InterruptedException {
        boolean byItself = chance.nextInt(2) == 0;
        int changes = byItself ? 1 + chance.nextInt(chance.nextInt(2) == 0 ? 40 : 400) : 0;
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), KilledStore.class.getName(), folder.toString(), Long.toString(seed), Integer.toString(changes),
                bug.name(), Boolean.toString(early)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = new BufferedReader(new java.io.InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int life = byItself ? Integer.MAX_VALUE : chance.nextInt(200);
            for (int line = 0; line < life && take(lines); line++) {
                // until its time has come
            }
            child.toHandle().destroyForcibly();
            while (take(lines)) {
                // what it said before it was gone counts, too
            }
        }
        int exit = child.waitFor();
        if (exit != 137) throw new IllegalStateException("the child ended by itself with " + exit);
    }

    private boolean take(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) return false;
        if (line.startsWith("records ")) acknowledged = Math.max(acknowledged, Long.parseLong(line.substring(8)));
        if (line.startsWith("version v")) versions = Math.max(versions, Long.parseLong(line.substring(9)));
        return true;
    }

    private void check(long seed) {
        Store.View store;
        try {
            store = Store.view(RealWorld.start().disk(), folder);
        } catch (Refused e) {
            boolean killedWhileMade = acknowledged == 0 && versions == 0 && (e.getMessage().contains("MODEL-STORE-MISSING") || e.getMessage().contains("DATA-LOG-MISSING"));
            if (killedWhileMade) return;
            throw new PowerCutHistory.Broken(seed, e.getMessage());
        }
        List<Version> all = store.versions().all();
        if (all.size() < versions) throw new PowerCutHistory.Broken(seed, versions + " versions were acknowledged, " + all.size() + " are there");
        try {
            for (Version version : all) {
                byte[] content = store.artifacts().get(version.artifacts().get("predictor"));
                if (!Arrays.equals(content, KilledStore.artifact(version.id()))) throw new PowerCutHistory.Broken(seed, version.id() + " has another file");
            }
            checkRecords(store, seed);
        } catch (Refused e) {
            throw new PowerCutHistory.Broken(seed, e.getMessage());
        }
    }

    private void checkRecords(Store.View store, long seed) {
        if (acknowledged == 0) return;
        long records = 0;
        try (LogReader reader = store.reader(0)) {
            for (; reader.next(); records++) {
                byte[] payload = new byte[reader.payload().remaining()];
                reader.payload().get(payload);
                boolean same = reader.kind() == KilledStore.kind(records) && Arrays.equals(payload, KilledStore.payload(records));
                if (!same) throw new PowerCutHistory.Broken(seed, "record " + records + " is not what was written");
            }
        }
        if (records < acknowledged) throw new PowerCutHistory.Broken(seed, "of " + acknowledged + " acknowledged records " + (acknowledged - records) + " are lost");
        compared += records;
    }
}
