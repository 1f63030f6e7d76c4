package septet.command;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import septet.model.Store;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// A copy of a store in memory, with its versions and without its log: what is decided upon it leaves no trace.
final class Scratch {
    private Scratch() {}

    /// @throws septet.design.Refused where there is no store
    static Store of(Disk disk, Path store) {
        Store.view(disk, store);
        SimulatedDisk memory = new SimulatedDisk(Chance.of(1));
        memory.createFolders(store);
        memory.replace(store.resolve("septet.store"), disk.read(store.resolve("septet.store")));
        for (String part : List.of("registry", "artifacts")) copy(disk, store.resolve(part), memory);
        if (disk.exists(Store.keys(store))) copy(disk, Store.keys(store), memory);
        return Store.open(memory, store);
    }

    /// With everything in it; locks are names only, and are left.
    private static void copy(Disk from, Path path, SimulatedDisk to) {
        if (Files.isDirectory(path)) {
            to.createFolders(path);
            from.list(path).forEach(inside -> copy(from, inside, to));
        } else if (!path.endsWith("lock")) {
            try (Disk.Appender appender = to.append(path)) {
                appender.write(ByteBuffer.wrap(from.read(path)));
            }
        }
    }
}
