package septet.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import septet.loop.RetrainingOrder;
import septet.loop.SeparateProcess;
import septet.loop.SystemDesign;

/// A Java process of low priority, of this very program, that does one retraining. It is handed an order as a file and hands back a file; it holds no lock and writes nothing else.
/// It ends with the process that started it: its input is a pipe, and when that closes it halts.
final class ChildProcess implements SeparateProcess {
    /// Those of the launcher, which say why.
    static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-XX:PretenureSizeThreshold=4m",
            "-XX:MaxHeapFreeRatio=100");
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_SAID = 300;
    private final List<String> asked;
    private final Path folder;
    private final Limits limits;
    private final String text;

    /// How much it may take.
    record Limits(long megabytes, Duration time) {
        private static final Duration LEAST = Duration.ofHours(1);

        /// As much memory as this process may have; an hour, or the time that a run may take where that is longer.
        static Limits of(SystemDesign design) {
            Optional<Duration> asked = design.requirements().training().within().filter(within -> within.compareTo(LEAST) > 0);
            return new Limits(Runtime.getRuntime().maxMemory() / MEGABYTE, asked.orElse(LEAST));
        }
    }

    /// @param asked   the arguments of `septet retraining` that name design, store and sources
    /// @param folder in which orders and what comes of them stand
    /// @param text   of the design: its file may be under a person's hands
    ChildProcess(List<String> asked, Path folder, Limits limits, String text) {
        this.text = text;
        this.asked = List.copyOf(asked);
        this.folder = folder;
        this.limits = limits;
    }

    static ChildProcess of(Work work, Map<String, Path> sources, Limits limits) {
        List<String> asked = new ArrayList<>(List.of(work.design().toString(), "--store", work.store().toString()));
        sources.forEach((name, file) -> asked.addAll(List.of("--source", name + "=" + file)));
        return new ChildProcess(asked, work.store().resolve("retraining"), limits, work.text());
    }

    @Override
    public String words() {
        return String.format(java.util.Locale.ROOT, "in a process of its own, with at most %,d MB and %s", limits.megabytes(),
                new septet.design.Expression.Constant.Span(limits.time()).text());
    }

    @Override
    public Going start(RetrainingOrder order) {
        Path found = folder.resolve("found.json");
        Path said = folder.resolve("said.txt");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(found);
            Files.write(folder.resolve("order.json"), order.bytes());
            Files.writeString(folder.resolve("design.yaml"), text);
            Process process = new ProcessBuilder(command(found)).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            return new Running(process, found, said, System.nanoTime());
        } catch (IOException e) {
            return new NotStarted("the process could not be started: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private List<String> command(Path found) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) command.addAll(List.of(NICE.toString(), "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Xmx" + limits.megabytes() + "m", "-cp", System.getProperty("java.class.path"), Main.class.getName(), RetrainingCommand.NAME));
        command.addAll(asked);
        command.addAll(List.of("--order", folder.resolve("order.json").toString(), "--text", folder.resolve("design.yaml").toString(), "--found", found.toString()));
        return command;
    }

    private record NotStarted(String why) implements SeparateProcess.Going {
        @Override
        public Optional<Ended> ended() {
            return Optional.of(new Died(why));
        }

        @Override
        public void stop() {
            // it never ran
        }
    }

    private final class Running implements SeparateProcess.Going {
        private final Process process;
        private final Path found;
        private final Path said;
        private final long began;

        Running(Process process, Path found, Path said, long began) {
            this.process = process;
            this.found = found;
            this.said = said;
            this.began = began;
        }

        @Override
        public Optional<Ended> ended() {
            if (process.isAlive()) {
                if (System.nanoTime() - began < limits.time().toNanos()) return Optional.empty();
                stop();
                return Optional.of(new Died("it took longer than " + new septet.design.Expression.Constant.Span(limits.time()).text() + ", and was stopped"));
            }
            if (process.exitValue() != 0) return Optional.of(new Died(why(process.exitValue())));
            try {
                return Optional.of(new Wrote(Files.readAllBytes(found)));
            } catch (IOException _) {
                return Optional.of(new Died("it ended and wrote nothing"));
            }
        }

        private String why(int code) {
            String text = text();
            if (text.contains("OutOfMemoryError") || text.contains("ENGINE-MEMORY")) return String.format(java.util.Locale.ROOT, "it needed more than %,d MB", limits.megabytes());
            String last = text.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line).orElse("");
            String how = code > 128 ? "it was killed (signal " + (code - 128) + ")" : "it ended with code " + code;
            return last.isEmpty() ? how : how + ": " + last.substring(0, Math.min(MOST_SAID, last.length()));
        }

        private String text() {
            try {
                return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
            } catch (IOException | UncheckedIOException _) {
                return "";
            }
        }

        @Override
        public void stop() {
            process.destroyForcibly();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) return;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
