package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Polars in a process of its own, with the payments in memory; asked for one computation at a time. `SEPTET_PYTHON` names a Python that has it.
final class Polars implements AutoCloseable {
    /// One computation: nanoseconds of the clock and of the processors, and how many events all windows of 30 days held.
    record Took(long clock, long work, long cards, long terminals) {}

    private final Process process;
    private final BufferedReader said;
    private final Path folder;
    private final String version;

    private Polars(Process process, Path folder) throws IOException {
        this.process = process;
        this.folder = folder;
        said = process.inputReader(StandardCharsets.UTF_8);
        String ready = said.readLine();
        version = ready == null ? "" : ready.replace("ready ", "");
    }

    /// Empty where no Python with Polars is found.
    static Optional<Polars> start(PaymentArrays payments) throws IOException {
        Path folder = Files.createTempDirectory("septet-polars");
        Path rows = folder.resolve("rows");
        write(payments, rows);
        return start(folder, rows);
    }

    /// The same, from a Parquet file each time.
    static Optional<Polars> start(Path parquet) throws IOException {
        return start(Files.createTempDirectory("septet-polars"), parquet);
    }

    private static Optional<Polars> start(Path folder, Path rows) throws IOException {
        String python = Optional.ofNullable(System.getenv("SEPTET_PYTHON")).orElse("python3");
        Path script = folder.resolve("training.py");
        try (InputStream text = Polars.class.getResourceAsStream("polars-training.py")) {
            Files.copy(text, script);
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(python, script.toString(), rows.toString())).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("POLARS_MAX_THREADS", "2");
            Polars started = new Polars(builder.start(), folder);
            if (!started.version.isEmpty()) return Optional.of(started);
            started.close();
        } catch (IOException _) {
            TrialRun.delete(folder);
        }
        return Optional.empty();
    }

    private static void write(PaymentArrays payments, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(40 << 12).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int row = 0; row < payments.rows(); row++) {
                buffer.putLong(payments.seconds[row]).putLong(payments.cards[row]).putLong(payments.terminals[row]).putLong(payments.cents[row])
                        .putLong(payments.frauds[row] ? 1 : 0);
                if (buffer.hasRemaining() && row + 1 < payments.rows()) continue;
                buffer.flip();
                while (buffer.hasRemaining()) channel.write(buffer);
                buffer.clear();
            }
        }
    }

    String version() {
        return version;
    }

    Took compute() throws IOException {
        OutputStream into = process.getOutputStream();
        into.write('\n');
        into.flush();
        String line = said.readLine();
        if (line == null) throw new IOException("Polars ended");
        String[] numbers = line.split(" ");
        return new Took(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]), Long.parseLong(numbers[3]));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        TrialRun.delete(folder);
    }
}
