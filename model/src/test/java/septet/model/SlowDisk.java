package septet.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import septet.world.Disk;

/// A disk whose every sync stalls.
record SlowDisk(Disk disk, Runnable stall) implements Disk {
    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public boolean isFolder(Path file) {
        return disk.isFolder(file);
    }

    @Override
    public long size(Path file) {
        return disk.size(file);
    }

    @Override
    public byte[] read(Path file) {
        return disk.read(file);
    }

    @Override
    public Input open(Path file) {
        return disk.open(file);
    }

    @Override
    public Appender append(Path file) {
        Appender appender = disk.append(file);
        return new Appender() {
            @Override
            public void write(ByteBuffer bytes) {
                appender.write(bytes);
            }

            @Override
            public void sync() {
                stall.run();
                appender.sync();
            }

            @Override
            public long size() {
                return appender.size();
            }

            @Override
            public void close() {
                appender.close();
            }
        };
    }

    @Override
    public void rename(Path from, Path to) {
        disk.rename(from, to);
    }

    @Override
    public void truncate(Path file, long size) {
        disk.truncate(file, size);
    }

    @Override
    public void delete(Path file) {
        disk.delete(file);
    }

    @Override
    public void syncFolder(Path folder) {
        stall.run();
        disk.syncFolder(folder);
    }

    @Override
    public void createFolders(Path folder) {
        disk.createFolders(folder);
    }

    @Override
    public List<Path> list(Path folder) {
        return disk.list(folder);
    }

    @Override
    public Lock lock(Path file) {
        return disk.lock(file);
    }
}
