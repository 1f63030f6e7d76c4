package septet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import septet.world.Disk;

/// The planted bug of [ServerKills]: what is written stays in the process until the next sync, so that killing it loses what was answered.
record LazyDisk(Disk disk) implements Disk {
    @Override
    public Appender append(Path file) {
        Appender real = disk.append(file);
        return new Appender() {
            private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

            @Override
            public synchronized void write(ByteBuffer bytes) {
                while (bytes.hasRemaining()) kept.write(bytes.get());
            }

            @Override
            public synchronized void sync() {
                real.write(ByteBuffer.wrap(kept.toByteArray()));
                kept.reset();
                real.sync();
            }

            @Override
            public synchronized long size() {
                return real.size() + kept.size();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

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
