package septet.world;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

record RealInput(FileChannel channel) implements Disk.Input {
    @Override
    public long size() {
        return RealDisk.io(channel::size);
    }

    @Override
    public int read(ByteBuffer into, long position) {
        int before = into.position();
        return RealDisk.io(() -> {
            long at = position;
            while (into.hasRemaining()) {
                int read = channel.read(into, at);
                if (read < 0) break;
                at += read;
            }
            int read = into.position() - before;
            return read == 0 && into.hasRemaining() ? -1 : read;
        });
    }

    @Override
    public void close() {
        RealDisk.io(() -> {
            channel.close();
            return this;
        });
    }
}
