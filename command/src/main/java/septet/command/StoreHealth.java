package septet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.OptionalInt;
import septet.data.LogReader;
import septet.data.Records;
import septet.data.Subjects;
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
            OptionalInt subjects = Subjects.count(disk, Store.keys(store));
            if (subjects.isPresent() && isOpen(Store.keys(store))) {
                return new Finding(WHAT, Store.keys(store) + " may be read by others than its owner", "Whoever has it can tell whose personal values are in the log: chmod 600 " + Store.keys(store) + ".");
            }
            return held(disk, store, view.versions().all().size() + " versions and " + records + " records in its log, all readable"
                    + (subjects.isPresent() ? "; keys of " + subjects.getAsInt() + " subjects" : ""));
        } catch (Refused refused) {
            Problem problem = refused.problems().getFirst();
            return new Finding(WHAT, problem.place() + ": " + problem.cause(), problem.remedy() + " [" + problem.code() + "]");
        }
    }

    private static boolean isOpen(Path keys) {
        try {
            return Files.getFileStore(keys).supportsFileAttributeView(PosixFileAttributeView.class)
                    && Files.getPosixFilePermissions(keys).stream().anyMatch(permission -> !permission.name().startsWith("OWNER"));
        } catch (IOException _) {
            return false;
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
            return new Finding(WHAT, found + "; held by " + held.holder(), "It serves or runs: run must wait until that process ends; what serves does promote, rollback and forget itself.");
        }
    }
}
