package septet.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Writes at the end of a file. Java closes a channel when a thread that uses it is interrupted; a pending interrupt
/// is therefore put off until the bytes are written.
final class RealAppender implements Disk.Appender {
    private final FileChannel channel;
    private long size;
    private volatile boolean dead;

    RealAppender(FileChannel channel) throws IOException {
        this.channel = channel;
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
        attempt(() -> channel.force(false));
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
