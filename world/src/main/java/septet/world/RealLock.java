package septet.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A lock of the operating system on a file that names its holder.
///
/// POSIX drops all locks of a process on a file when the process closes *any* handle of it; what this process holds
/// is therefore looked up here, before the file is opened a second time.
final class RealLock implements Disk.Lock {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private final FileChannel channel;
    private final Path name;

    private RealLock(FileChannel channel, Path name) {
        this.channel = channel;
        this.name = name;
    }

    static RealLock hold(Path file) throws IOException {
        Path name = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        if (!HELD.add(name)) throw new Disk.Held(file, "this process");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(name, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            if (channel.tryLock() == null) throw new Disk.Held(file, holder(name));
            channel.truncate(0).write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new RealLock(channel, name);
        } catch (IOException | RuntimeException e) {
            if (channel != null) channel.close();
            HELD.remove(name);
            throw e;
        }
    }

    private static String holder(Path name) throws IOException {
        String holder = Files.readString(name);
        return holder.isEmpty() ? "another process" : holder;
    }

    @Override
    public void close() {
        RealDisk.io(() -> {
            if (channel.isOpen()) {
                channel.close();
                HELD.remove(name);
            }
            return this;
        });
    }
}
