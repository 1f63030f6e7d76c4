package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

final class SimulatedAppender implements Disk.Appender {
    private final SimulatedDisk disk;
    private final Path path;
    private final SimulatedFile file;
    private final int life;
    private boolean dead;

    SimulatedAppender(SimulatedDisk disk, Path path, SimulatedFile file, int life) {
        this.disk = disk;
        this.path = path;
        this.file = file;
        this.life = life;
    }

    @Override
    public void write(ByteBuffer bytes) {
        alive();
        if (!bytes.hasRemaining()) return;
        int length = disk.faults().writable(bytes.remaining());
        boolean whole = length == bytes.remaining();
        file.write(bytes, length);
        disk.change();
        if (whole) return;
        dead = true;
        throw disk.faults().shortWrite();
    }

    @Override
    public void sync() {
        alive();
        disk.change();
        try {
            disk.faults().beforeSync();
        } catch (UncheckedIOException e) {
            dead = true;
            file.loseSync();
            throw e;
        }
        file.sync();
        if (disk.leadsTo(path, file)) return;
        dead = true;
        throw new UncheckedIOException(new NoSuchFileException(path.toString(), null, "was deleted or moved away while it was open"));
    }

    @Override
    public long size() {
        alive();
        return file.size();
    }

    @Override
    public void close() {
        dead = true;
    }

    private void alive() {
        disk.alive(life);
        if (dead) throw new UncheckedIOException(new IOException("not written: an earlier write or sync of this file failed, or it is closed"));
    }
}
