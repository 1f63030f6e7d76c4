package septet.data;

import java.nio.file.Path;
import septet.world.Disk;
import septet.world.PassingDisk;

/// A disk on which something happens after each sync of a file.
record HookedDisk(Disk disk, Runnable afterSync) implements PassingDisk {
    private record HookedAppender(Appender appender, Runnable afterSync) implements PassingAppender {
        @Override
        public void sync() {
            appender.sync();
            afterSync.run();
        }
    }

    @Override
    public void replace(Path file, byte[] content) {
        disk.replace(file, content);
    }

    @Override
    public Appender append(Path file) {
        return new HookedAppender(disk.append(file), afterSync);
    }
}
