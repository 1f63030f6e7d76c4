package septet.model;

import java.nio.file.Path;
import septet.world.Disk;
import septet.world.PassingDisk;

/// A disk whose every sync stalls.
record SlowDisk(Disk disk, Runnable stall) implements PassingDisk {
    private record SlowAppender(Appender appender, Runnable stall) implements PassingAppender {
        @Override
        public void sync() {
            stall.run();
            appender.sync();
        }
    }

    @Override
    public Appender append(Path file) {
        return new SlowAppender(disk.append(file), stall);
    }

    @Override
    public void syncFolder(Path folder) {
        stall.run();
        disk.syncFolder(folder);
    }
}
