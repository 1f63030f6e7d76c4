package septet.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import septet.design.Expression.Constant.Span;
import septet.loop.SystemDesign;

/// A Java process of low priority that does one command of this very program beside a server, with limits on memory and time. It ends with the process that started it: its input
/// is a pipe, and when that closes it halts ([#endWithWhoStarted]).
final class OwnProcess {
    /// Those of the launcher, which say why.
    static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-XX:PretenureSizeThreshold=4m",
            "-XX:MaxHeapFreeRatio=100");
    /// What the launcher adds where the kernel has large pages.
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_SAID = 300;
    private final Process process;
    private final Path said;
    private final Limits limits;
    private final long began;
    private boolean late;

    /// How much it may take.
    record Limits(long megabytes, Duration time) {
        private static final Duration LEAST = Duration.ofHours(1);

        /// As much memory as this process may have; an hour, or the time that a run may take where that is longer.
        static Limits of(SystemDesign design) {
            Optional<Duration> asked = design.requirements().training().within().filter(within -> within.compareTo(LEAST) > 0);
            return new Limits(Runtime.getRuntime().maxMemory() / MEGABYTE, asked.orElse(LEAST));
        }
    }

    private OwnProcess(Process process, Path said, Limits limits) {
        this.process = process;
        this.said = said;
        this.limits = limits;
        began = System.nanoTime();
    }

    /// @param own of this process
    static List<String> flags(List<String> own) {
        List<String> flags = new ArrayList<>(FLAGS);
        if (own.contains(LARGE_PAGES)) flags.add(LARGE_PAGES);
        return flags;
    }

    /// @param arguments of the program
    /// @param said      a file for what it prints
    static OwnProcess start(List<String> arguments, Path said, Limits limits) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) command.addAll(List.of(NICE.toString(), "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Xmx" + limits.megabytes() + "m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return new OwnProcess(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start(), said, limits);
    }

    /// Why it could not be started, for a person, without a stop at its end.
    static String notStarted(IOException why) {
        return "the process could not be started: " + String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    }

    /// The exit code; empty while it goes on. One that has no time left is stopped.
    OptionalInt ended() {
        if (!process.isAlive()) return OptionalInt.of(process.exitValue());
        if (System.nanoTime() - began < limits.time().toNanos()) return OptionalInt.empty();
        late = true;
        stop();
        return OptionalInt.of(process.isAlive() ? -1 : process.exitValue());
    }

    /// Why it ended with a code, for a person, without a stop at its end.
    String why(int code) {
        if (late) return "it took longer than " + new Span(limits.time()).text() + ", and was stopped";
        String text = text();
        if (text.contains("OutOfMemoryError") || text.contains("ENGINE-MEMORY")) return String.format(Locale.ROOT, "it needed more than %,d MB", limits.megabytes());
        String last = text.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line).orElse("");
        String how = code > 128 ? "it was killed (signal " + (code - 128) + ")" : "it ended with code " + code;
        return last.isEmpty() ? how : how + ": " + last.substring(0, Math.min(MOST_SAID, last.length()));
    }

    private String text() {
        try {
            return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// Ends it now.
    void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// For the process itself: when the one that started it ends, however it does, it ends too.
    static void endWithWhoStarted() {
        Thread.ofPlatform().daemon().name("septet-parent").start(() -> {
            try {
                while (System.in.read() >= 0) { }
            } catch (IOException _) {
                // the same
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
