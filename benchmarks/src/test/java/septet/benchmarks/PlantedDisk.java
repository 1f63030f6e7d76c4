package septet.benchmarks;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import septet.world.Disk;
import septet.world.PassingDisk;

/// A disk between the store and the device: tells of each change before it is made, and may have one planted bug that makes the store
/// above it a wrong one.
final class PlantedDisk implements PassingDisk {
    enum Bug {
        NONE,
        /// The content of files is never synced.
        SYNC_REMOVED,
        /// The names in folders are never synced.
        FOLDER_SYNC_REMOVED,
        /// A file of a version is written after the registry's record of the version.
        ARTIFACT_AFTER_RECORD,
        /// A sync that failed is tried again.
        SYNC_RETRIED
    }

    private final Disk disk;
    private final Bug bug;
    private final Runnable beforeChange;
    private final Map<Path, byte[]> held = new LinkedHashMap<>();

    PlantedDisk(Disk disk, Bug bug) {
        this(disk, bug, () -> { });
    }

    PlantedDisk(Disk disk, Bug bug, Runnable beforeChange) {
        this.disk = disk;
        this.bug = bug;
        this.beforeChange = beforeChange;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Appender append(Path file) {
        beforeChange.run();
        return new PlantedAppender(file, disk.append(file));
    }

    @Override
    public void replace(Path file, byte[] content) {
        if (bug == Bug.ARTIFACT_AFTER_RECORD && isIn(file, "artifacts")) held.put(file, content);
        else PassingDisk.super.replace(file, content);
    }

    @Override
    public void syncFolder(Path folder) {
        beforeChange.run();
        if (bug != Bug.FOLDER_SYNC_REMOVED) disk.syncFolder(folder);
    }

    @Override
    public void rename(Path from, Path to) {
        beforeChange.run();
        disk.rename(from, to);
    }

    @Override
    public void truncate(Path file, long size) {
        beforeChange.run();
        disk.truncate(file, size);
    }

    @Override
    public void delete(Path file) {
        beforeChange.run();
        disk.delete(file);
    }

    @Override
    public void createFolders(Path folder) {
        beforeChange.run();
        disk.createFolders(folder);
    }

    private static boolean isIn(Path file, String folder) {
        for (Path part : file) if (part.toString().equals(folder)) return true;
        return false;
    }

    private final class PlantedAppender implements PassingAppender {
        private final Path file;
        private final Appender appender;

        PlantedAppender(Path file, Appender appender) {
            this.file = file;
            this.appender = appender;
        }

        @Override
        public Appender appender() {
            return appender;
        }

        @Override
        public void sync() {
            beforeChange.run();
            if (bug == Bug.SYNC_REMOVED) return;
            try {
                appender.sync();
            } catch (UncheckedIOException e) {
                if (bug != Bug.SYNC_RETRIED) throw e;
                try (Appender again = disk.append(file)) {
                    again.sync();
                }
            }
            if (!isIn(file, "registry")) return;
            beforeChange.run();
            held.forEach(disk::replace);
            held.clear();
        }

        @Override
        public void write(ByteBuffer bytes) {
            beforeChange.run();
            appender.write(bytes);
        }
    }
}
