package septet.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import septet.world.Clock;
import septet.world.Disk;
import septet.world.World;

/// What this machine can do.
final class Machine {
    private static final int JDK = 25;
    private static final double GIGABYTE = 1 << 30;
    private static final int SYNCS = 20;
    /// A decision is on the device within this time.
    private static final double SLOWEST_SYNC_MILLIS = 10;

    private Machine() {}

    static List<Finding> look(World world, Path folder, int port) {
        return List.of(jdk(), memory(), cores(), space(folder), sync(world, folder), Natives.duckdb(), Natives.xgboost(), port(port));
    }

    private static Finding jdk() {
        String found = Runtime.version() + " at " + System.getProperty("java.home");
        return Runtime.version().feature() >= JDK ? Finding.ok("JDK", found) : new Finding("JDK", found, "Install a JDK " + JDK + " and set JAVA_HOME to it.");
    }

    private static Finding memory() {
        long bytes = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        String found = gigabytes(bytes) + " of the machine, at most " + gigabytes(Runtime.getRuntime().maxMemory()) + " for objects";
        return bytes >= 4 * GIGABYTE ? Finding.ok("memory", found)
                : new Finding("memory", found, "The demo takes up to 3 GB: close something, or train on fewer days (evaluation.split.train).");
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores >= 2 ? Finding.ok("cores", String.valueOf(cores)) : new Finding("cores", String.valueOf(cores), "It works; tuning takes about twice as long as check says.");
    }

    private static Finding space(Path folder) {
        try {
            long bytes = Files.getFileStore(folder).getUsableSpace();
            String found = gigabytes(bytes) + " free in " + folder;
            return bytes >= 2 * GIGABYTE ? Finding.ok("disk space", found) : new Finding("disk space", found, "Free some room: a store of card-fraud takes about 1 GB.");
        } catch (IOException e) {
            return new Finding("disk space", "not known: " + e.getMessage(), "Check the permissions of " + folder + ".");
        }
    }

    /// The median of some syncs, each after a block was written.
    private static Finding sync(World world, Path folder) {
        Path file = folder.resolve(".septet-doctor.tmp");
        Disk disk = world.disk();
        Clock clock = world.clock();
        double[] millis = new double[SYNCS];
        try (Disk.Appender appender = disk.append(file)) {
            for (int i = 0; i < SYNCS; i++) {
                long from = clock.nanos();
                appender.write(ByteBuffer.allocate(4_096));
                appender.sync();
                millis[i] = (clock.nanos() - from) / 1e6;
            }
        } catch (RuntimeException e) {
            return new Finding("sync", "cannot write in " + folder + ": " + e.getMessage(), "Go to a folder that you may write to.");
        } finally {
            deleted(disk, file);
        }
        Arrays.sort(millis);
        String found = String.format(Locale.ROOT, "%.2f ms (median of %d)", millis[SYNCS / 2], SYNCS);
        return millis[SYNCS / 2] <= SLOWEST_SYNC_MILLIS ? Finding.ok("sync", found)
                : new Finding("sync", found, "Slow for a log: put the store on a local solid-state disk (--store FOLDER).");
    }

    private static void deleted(Disk disk, Path file) {
        try {
            disk.delete(file);
        } catch (RuntimeException _) {
            // the folder could not be written to, which is told
        }
    }

    private static Finding port(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Finding.ok("port", port + " is free");
        } catch (IOException _) {
            return new Finding("port", port + " is taken", "Another process listens there: end it, or serve elsewhere (--port 8001).");
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
