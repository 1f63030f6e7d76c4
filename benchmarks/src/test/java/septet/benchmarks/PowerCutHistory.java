package septet.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.design.Refused;
import septet.model.Change;
import septet.model.Draft;
import septet.model.Provenance;
import septet.model.Registry;
import septet.model.Store;
import septet.model.Version;
import septet.model.Versions;
import septet.world.Chance;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// A store is used, the power goes off at any moment, also while it is being recovered, and what it then holds is compared with what
/// it had acknowledged: nothing of that may be missing, nothing may be there that was never written, and no version without its files.
final class PowerCutHistory {
    private static final Path FOLDER = Path.of("/store");
    private static final LogLimits LIMITS = new LogLimits(1200, 700);
    private static final int CUTS = 6;
    private static final long NEVER = Long.MAX_VALUE;

    /// What a history has seen.
    record Seen(long cuts, long inRecovery, long records, long versions, long tornBytes, long failedSyncs, long flips) {
        static final Seen NOTHING = new Seen(0, 0, 0, 0, 0, 0, 0);

        Seen plus(Seen other) {
            return new Seen(cuts + other.cuts, inRecovery + other.inRecovery, records + other.records, versions + other.versions, tornBytes + other.tornBytes,
                    failedSyncs + other.failedSyncs, flips + other.flips);
        }
    }

    /// The promise is broken.
    static final class Broken extends RuntimeException {
        Broken(long seed, String how) {
            super("seed " + seed + ": " + how);
        }
    }

    private record Written(int kind, byte[] payload, String hashAfter) {}

    private final long seed;
    private final Chance chance;
    private final SimulatedDisk device;
    private final PlantedDisk.Bug bug;
    private final boolean trustsLength;
    private final List<Written> written = new ArrayList<>();
    private int acknowledged;
    private final List<String> changes = new ArrayList<>();
    private String underWay = "";
    private Seen seen = Seen.NOTHING;

    private PowerCutHistory(long seed, PlantedDisk.Bug bug, boolean trustsLength) {
        this.seed = seed;
        this.trustsLength = trustsLength;
        chance = Chance.of(seed).of("history");
        device = new SimulatedWorld(seed, 0).disk();
        this.bug = bug;
    }

    /// @param trustsLength planted bug: the log is read by the lengths of its records, without their checksums
    static Seen play(long seed, PlantedDisk.Bug bug, boolean trustsLength) {
        PowerCutHistory history = new PowerCutHistory(seed, bug, trustsLength);
        while (history.seen.cuts < CUTS) history.untilTheNextCut();
        history.flip();
        return history.seen;
    }

    private void untilTheNextCut() {
        boolean recovering = true;
        try {
            if (chance.nextInt(3) == 0) device.powerCutAfter(chance.nextInt(20));
            if (trustsLength) checkByLengths();
            try (Store store = Store.open(new PlantedDisk(device, bug), FOLDER, LIMITS)) {
                check(store);
                recovering = false;
                device.powerCutAfter(chance.nextInt(chance.nextInt(4) == 0 ? 400 : 60));
                if (chance.nextInt(4) == 0) device.faults().failSyncAfter(chance.nextInt(25));
                for (int acts = chance.nextInt(120); acts > 0; acts--) act(store);
            }
            if (chance.nextInt(2) == 0) device.powerCut();
        } catch (PowerLost _) {
            // comes at any time
        } catch (Refused e) {
            if (!e.getMessage().contains("Input/output error")) throw new Broken(seed, e.getMessage());
            seen = seen.plus(new Seen(0, 0, 0, 0, 0, 1, 0));
        }
        device.faults().failSyncAfter(NEVER);
        if (!device.isOff()) return;
        device.powerOn();
        seen = seen.plus(new Seen(1, recovering ? 1 : 0, 0, 0, 0, 0, 0));
    }

    /// One bit turns round in a file of the closed store: that is refused, or at least seen as a torn end that took no record along.
    private void flip() {
        device.powerCutAfter(NEVER);
        List<Path> files = new ArrayList<>();
        try (Store store = Store.open(device, FOLDER, LIMITS)) {
            check(store);
            files.addAll(device.list(FOLDER.resolve("log")));
            files.addAll(device.list(FOLDER.resolve("registry")));
            for (Version version : store.registry().versions().all()) {
                for (String hash : version.artifacts().values()) files.add(FOLDER.resolve("artifacts").resolve(hash.substring(0, 2)).resolve(hash.substring(2)));
            }
        }
        Path file = files.get(chance.nextInt(files.size()));
        byte[] content = device.read(file);
        int bit = chance.nextInt(content.length * 8);
        content[bit / 8] ^= (byte) (1 << bit % 8);
        device.replace(file, content);
        seen = seen.plus(new Seen(0, 0, 0, 0, 0, 0, 1));
        try (Store store = Store.open(device, FOLDER, LIMITS)) {
            check(store);
            long torn = store.log().recovery().tornBytes() + store.registry().recovery().tornBytes();
            if (torn == 0) throw new Broken(seed, "bit " + bit + " of " + file + " was turned round unseen");
        } catch (Refused _) {
            // seen and named
        }
    }

    private void act(Store store) {
        switch (chance.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5 -> {
                int all = written.size();
                store.log().sync();
                acknowledged = all;
            }
            case 6, 7 -> store.log().flush();
            case 8 -> register(store.registry());
            case 9 -> promote(store.registry());
            case 10 -> rollback(store.registry());
            case 11 -> store.artifacts().put(new byte[] {(byte) chance.nextInt(256)});
            default -> append(store);
        }
    }

    private void append(Store store) {
        byte[] payload = new byte[chance.nextInt(30) == 0 ? chance.nextInt(700) : chance.nextInt(90)];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) chance.nextInt(chance.nextInt(2) == 0 ? 2 : 256);
        int kind = 1 + chance.nextInt(127);
        long offset = store.log().append(kind, ByteBuffer.wrap(payload));
        if (offset != written.size()) throw new Broken(seed, "offset " + offset + " after " + written.size() + " records");
        written.add(new Written(kind, payload, store.log().hash()));
    }

    private void register(Registry registry) {
        String id = "v" + (registry.versions().all().size() + 1);
        Optional<String> parent = registry.versions().served().map(Version::id);
        Map<String, byte[]> artifacts = new LinkedHashMap<>();
        for (int i = chance.nextInt(3); i >= 0; i--) artifacts.put("part " + i, content(id, i));
        Provenance provenance = new Provenance("design", "data", "strong", Map.of(), 1, 0, 1, 2, "test");
        change("registered " + id, () -> registry.register(new Draft(parent, provenance, Map.of("cost", 1.0), artifacts), written.size()));
    }

    private void promote(Registry registry) {
        List<Version> all = registry.versions().all();
        if (all.isEmpty()) return;
        String id = all.get(chance.nextInt(all.size())).id();
        boolean serves = registry.versions().served().filter(version -> version.id().equals(id)).isPresent();
        if (!serves) change("promoted " + id, () -> registry.promote(id, written.size(), "better"));
    }

    private void rollback(Registry registry) {
        registry.versions().before().ifPresent(before -> change("rolled back to " + before.id(), () -> registry.rollback(written.size(), "worse")));
    }

    private void change(String name, Runnable change) {
        underWay = name;
        change.run();
        changes.add(name);
        underWay = "";
    }

    private static byte[] content(String id, int part) {
        return (id + " part " + part).repeat(10).getBytes(StandardCharsets.UTF_8);
    }

    private void check(Store store) {
        checkLog(store);
        checkRegistry(store);
        seen = seen.plus(new Seen(0, 0, written.size(), store.registry().versions().all().size(), store.log().recovery().tornBytes(), 0, 0));
    }

    private void checkLog(Store store) {
        List<Written> found = new ArrayList<>();
        try (LogReader reader = store.log().reader(0)) {
            while (reader.next()) {
                byte[] payload = new byte[reader.payload().remaining()];
                reader.payload().get(payload);
                found.add(new Written(reader.kind(), payload, ""));
            }
        }
        compare(found);
        String hash = found.isEmpty() ? "0".repeat(16) : written.get(found.size() - 1).hashAfter();
        if (!store.log().hash().equals(hash)) throw new Broken(seed, "the hash of the log differs");
        written.subList(found.size(), written.size()).clear();
        acknowledged = found.size();
    }

    private void compare(List<Written> found) {
        if (found.size() < acknowledged) throw new Broken(seed, "of " + acknowledged + " acknowledged records " + (acknowledged - found.size()) + " are lost");
        if (found.size() > written.size()) throw new Broken(seed, (found.size() - written.size()) + " records that nobody wrote");
        for (int i = 0; i < found.size(); i++) {
            boolean same = found.get(i).kind() == written.get(i).kind() && Arrays.equals(found.get(i).payload(), written.get(i).payload());
            if (!same) throw new Broken(seed, "record " + i + " is not what was written");
        }
    }

    private void checkRegistry(Store store) {
        Versions versions = store.registry().versions();
        List<String> found = versions.history().stream().map(PowerCutHistory::name).toList();
        boolean arrived = !underWay.isEmpty() && found.size() == changes.size() + 1 && found.getLast().equals(underWay);
        if (arrived) changes.add(underWay);
        underWay = "";
        if (!found.equals(changes)) throw new Broken(seed, "the registry has " + found + ", acknowledged were " + changes);
        for (Version version : versions.all()) checkFiles(store, version);
    }

    private void checkFiles(Store store, Version version) {
        version.artifacts().forEach((role, hash) -> {
            byte[] expected = content(version.id(), Integer.parseInt(role.substring(5)));
            if (!Arrays.equals(store.artifacts().get(hash), expected)) throw new Broken(seed, version.id() + " has a wrong file");
        });
    }

    private static String name(Change change) {
        return switch (change) {
            case Change.Registered registered -> "registered " + registered.version().id();
            case Change.Promoted promoted -> "promoted " + promoted.version();
            case Change.RolledBack rolled -> "rolled back to " + rolled.version();
        };
    }

    /// The planted bug: reads what recovery is about to see, believing each length.
    private void checkByLengths() {
        List<Written> found = new ArrayList<>();
        for (Path segment : device.list(FOLDER.resolve("log"))) {
            if (!segment.toString().endsWith(".log")) continue;
            ByteBuffer bytes = ByteBuffer.wrap(device.read(segment)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            int at = 36;
            while (at + 17 <= bytes.limit()) {
                int length = bytes.getInt(at + 4);
                if (length < 0 || length > bytes.limit() - at - 17) break;
                byte[] payload = new byte[length];
                bytes.get(at + 17, payload);
                if (bytes.get(at + 16) > 0) found.add(new Written(bytes.get(at + 16), payload, ""));
                at += 17 + length;
            }
        }
        compare(found);
    }
}
