package septet.command;

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
        for (String part : List.of("registry", "artifacts")) Copied.to(memory, store.resolve(part), disk, store.resolve(part));
        if (disk.exists(Store.keys(store))) Copied.to(memory, Store.keys(store), disk, Store.keys(store));
        return Store.open(memory, store);
    }
}
