package septet.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import septet.data.Log;
import septet.data.LogLimits;
import septet.world.Disk;
import septet.world.RealWorld;

/// How many records a second the log takes, synced in groups, beside a loop that writes the same number of bytes to a bare file
/// and forces it as often. Both in turn; the medians of the rounds count.
final class LogRate {
    static final String NAME = "log-rate";
    private static final int PAYLOAD = 100;
    private static final int ROUNDS = 9;

    private LogRate() {}

    static Outcome run(Size size) throws IOException {
        int records = size == Size.DEEP ? 200_000 : 20_000;
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = true;
        for (int group : new int[] {1, 100, 1000}) {
            int rounds = group == 1 ? records / 100 : records;
            double[] log = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            Path folder = Files.createTempDirectory("septet-log-rate");
            for (int i = 0; i < ROUNDS; i++) {
                log[i] = perSecond(rounds, () -> log(folder, rounds, group));
                bare[i] = perSecond(rounds, () -> bare(folder, rounds, group));
            }
            double ratio = median(log) / median(bare);
            values.put("log, groups of " + group + ", records/s", Math.round(median(log)));
            values.put("bare file, groups of " + group + ", records/s", Math.round(median(bare)));
            values.put("log to bare file, groups of " + group, Math.round(ratio * 100) / 100.0);
            met &= ratio >= 0.3;
            RealWorld.start().disk().delete(folder);
        }
        values.put("recovery, MB/s", Math.round(recovery(size == Size.DEEP ? 1_000_000 : 100_000)));
        return new Outcome(NAME, "none", records, values, Map.of(), met);
    }

    private interface Work {
        void go() throws IOException;
    }

    private static double perSecond(int records, Work work) throws IOException {
        long start = System.nanoTime();
        work.go();
        return records * 1e9 / (System.nanoTime() - start);
    }

    private static void log(Path folder, int records, int group) throws IOException {
        Path files = folder.resolve("log");
        byte[] payload = new byte[PAYLOAD];
        try (Log log = Log.open(RealWorld.start().disk(), files, LogLimits.DEFAULT)) {
            for (int i = 0; i < records; i++) {
                log.append(1, ByteBuffer.wrap(payload));
                if (i % group == group - 1) log.sync();
            }
        }
        for (Path file : RealWorld.start().disk().list(files)) Files.delete(file);
        Files.delete(files);
    }

    /// How fast a log that was not closed is found to be whole and opened.
    private static double recovery(int records) throws IOException {
        Path folder = Files.createTempDirectory("septet-log-rate");
        Disk disk = RealWorld.start().disk();
        byte[] payload = new byte[1000];
        Log log = Log.open(disk, folder, LogLimits.DEFAULT);
        for (int i = 0; i < records; i++) log.append(1, ByteBuffer.wrap(payload));
        log.flush();
        long bytes = 0;
        for (Path file : disk.list(folder)) bytes += disk.size(file);
        long start = System.nanoTime();
        Log again = Log.open(disk, folder, LogLimits.DEFAULT);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (again.recovery().records() != records) throw new IllegalStateException(again.recovery().toString());
        for (Path file : disk.list(folder)) Files.delete(file);
        Files.delete(folder);
        return bytes / 1e6 / seconds;
    }

    private static void bare(Path folder, int records, int group) throws IOException {
        Path file = folder.resolve("bare");
        ByteBuffer bytes = ByteBuffer.allocateDirect((PAYLOAD + 17) * group);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < records / group; i++) {
                channel.write(bytes.clear());
                channel.force(false);
            }
        }
        Files.delete(file);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
