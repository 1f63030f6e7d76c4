package septet.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/// Writes at the end of a file. Java closes a channel when a thread that uses it is interrupted; a pending interrupt
/// is therefore put off until the bytes are written.
final class RealAppender implements Disk.Appender {
    private final Path file;
    private final FileChannel channel;
    /// What the device calls the file; null where it has no such name.
    private final Object key;
    private long size;
    private volatile boolean dead;

    RealAppender(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.key = key();
        this.size = channel.size();
    }

    @Override
    public void write(ByteBuffer bytes) {
        attempt(() -> {
            while (bytes.hasRemaining()) size += channel.write(bytes, size);
        });
    }

    @Override
    public void sync() {
        attempt(() -> {
            channel.force(false);
            if (!isThere()) throw new NoSuchFileException(file.toString(), null, "was deleted or moved away while it was open");
        });
    }

    /// Whether what stands under its name is this file.
    private boolean isThere() throws IOException {
        try {
            return Objects.equals(key, key());
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private Object key() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        RealDisk.io(() -> {
            channel.close();
            return this;
        });
    }

    private void attempt(Work work) {
        boolean interrupted = Thread.interrupted();
        try {
            RealDisk.io(() -> {
                if (dead) throw new IOException("not written: an earlier write or sync of this file failed");
                try {
                    work.go();
                } catch (IOException e) {
                    dead = true;
                    throw e;
                }
                return this;
            });
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Work {
        void go() throws IOException;
    }
}
