package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import septet.data.LogReader;
import septet.data.Records;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Store;
import septet.world.Disk;

/// Looks at a store without changing it.
final class StoreHealth {
    private static final String WHAT = "store";
    private static final String LOCK = "lock";

    private StoreHealth() {}

    static Finding look(Disk disk, Path store) {
        if (!Files.isDirectory(store)) return Finding.ok(WHAT, store + ": not made yet");
        try {
            Store.View view = Store.view(disk, store);
            long records = records(view);
            return held(disk, store, view.versions().all().size() + " versions and " + records + " records in its log, all readable");
        } catch (Refused refused) {
            Problem problem = refused.problems().getFirst();
            return new Finding(WHAT, problem.place() + ": " + problem.cause(), problem.remedy() + " [" + problem.code() + "]");
        }
    }

    private static long records(Store.View view) {
        long records = 0;
        try (LogReader reader = view.reader(0)) {
            for (; reader.next(); records++) Records.read(reader.kind(), reader.payload());
        }
        return records;
    }

    private static Finding held(Disk disk, Path store, String found) {
        try {
            disk.lock(store.resolve(LOCK)).close();
            return Finding.ok(WHAT, found);
        } catch (Disk.Held held) {
            return new Finding(WHAT, found + "; held by " + held.holder(), "It serves or runs: run, promote and rollback must wait until that process ends.");
        }
    }
}
