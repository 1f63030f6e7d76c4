package septet.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import septet.data.Log;
import septet.data.LogLimits;
import septet.model.Store;
import septet.model.Version;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// A copy of a store in memory, with some of its versions and without its log: what is decided upon it leaves no trace.
final class Scratch {
    private Scratch() {}

    /// @param versions whose files are needed; of the others it knows that they were registered
    /// @throws septet.design.Refused where there is no store
    static Store of(Disk disk, Path store, Collection<String> versions) {
        Store.View view = Store.view(disk, store);
        SimulatedDisk memory = new SimulatedDisk(Chance.of(1));
        memory.createFolders(store);
        memory.replace(store.resolve("septet.store"), disk.read(store.resolve("septet.store")));
        Copied.to(memory, store.resolve("registry"), disk, store.resolve("registry"));
        Log.open(memory, store.resolve("log"), LogLimits.DEFAULT).close();
        if (disk.exists(Store.keys(store))) Copied.to(memory, Store.keys(store), disk, Store.keys(store));
        view.versions().all().stream().filter(each -> versions.contains(each.id())).map(Version::artifacts).map(Map::values).flatMap(Collection::stream).distinct()
                .map(hash -> store.resolve("artifacts").resolve(hash.substring(0, 2)).resolve(hash.substring(2))).filter(disk::exists).forEach(file -> {
                    memory.createFolders(file.getParent());
                    Copied.to(memory, file, disk, file);
                });
        return Store.open(memory, store);
    }
}
