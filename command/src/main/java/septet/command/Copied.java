package septet.command;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import septet.world.Disk;

/// Files of one disk on another one.
final class Copied {
    private Copied() {}

    /// With everything in it; locks are names only, and are left.
    static void to(Disk to, Path into, Disk from, Path path) {
        if (from.isFolder(path)) {
            to.createFolders(into);
            from.list(path).forEach(inside -> to(to, into.resolve(inside.getFileName().toString()), from, inside));
        } else if (!path.endsWith("lock")) {
            try (Disk.Appender appender = to.append(into)) {
                appender.write(ByteBuffer.wrap(from.read(path)));
            }
        }
    }

    /// Without anything that stood there.
    static void anew(Disk to, Path into, Disk from, Path path) {
        remove(to, into);
        to(to, into, from, path);
    }

    private static void remove(Disk disk, Path path) {
        if (disk.isFolder(path)) disk.list(path).forEach(inside -> remove(disk, inside));
        else if (disk.exists(path)) disk.delete(path);
    }
}
