package septet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.studio.Terminal;

/// `septet`: the command line.
@Command(name = "septet", mixinStandardHelpOptions = true, version = "septet " + Composition.PROGRAM, sortOptions = false,
        description = "Runs the machine-learning system that you drew on the whiteboard: one design file is checked, trained, gated, served and watched.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "septet COMMAND --help says more of each, with examples.", "",
            "Exit codes: 0 done; 1 a defect of septet; 2 usage or design wrong; 3 not promoted; 4 data wrong; 5 machine or engine failed; 130, 143 interrupted."})
public final class Main implements Runnable {
    private static final String BEGIN = """
            Septet runs the machine-learning system that you drew on the whiteboard.

            Begin here:
              septet demo                                    the whole loop on card fraud, in about a minute
              septet new card-fraud                          a design to start from
              septet check design.yaml                       all problems of a design, and its arithmetic

            septet --help lists every command; septet explain WORD says what a word, key or code means.
            """;

    @Option(names = "--json", scope = CommandLine.ScopeType.INHERIT, description = "One versioned event per line instead of text.")
    void json(boolean on) {
        if (on) console.json(true);
    }

    private final Console console;

    Main(Console console) {
        this.console = console;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        AtomicBoolean ended = new AtomicBoolean();
        Console console = new Console(out, err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!ended.get()) console.interrupted();
        }));
        int code = run(console, arguments);
        ended.set(true);
        out.flush();
        System.exit(code);
    }

    /// @return the exit code
    static int run(Console console, String... arguments) {
        try {
            return execute(console, arguments);
        } catch (OutOfMemoryError _) {
            console.problems(List.of(Problem.error("septet", "no memory is left", "the work stopped; nothing is half written",
                    "Give it more: SEPTET_HEAP=4g septet ...", "ENGINE-MEMORY")));
            return Fault.ENGINE.exitCode();
        } catch (RuntimeException | Error failure) {
            return defect(console, failure);
        }
    }

    private static int execute(Console console, String... arguments) {
        CommandLine line = Commands.line(console, arguments);
        line.setExecutionExceptionHandler((failure, command, _) -> failed(console, failure));
        line.setParameterExceptionHandler((wrong, _) -> {
            console.problems(List.of(Usage.problem(wrong, arguments)));
            return Fault.DESIGN.exitCode();
        });
        line.setOut(console.writer());
        line.setUsageHelpWidth(Terminal.WIDTH);
        return line.execute(arguments);
    }

    @Override
    public void run() {
        console.lines(BEGIN);
    }

    private static int failed(Console console, Exception failure) {
        return switch (failure) {
            case Refused refused -> {
                console.problems(refused.problems());
                yield refused.fault().exitCode();
            }
            case InterruptedException _ -> 130;
            case UncheckedIOException io -> {
                console.problems(List.of(Problem.error("disk", String.valueOf(io.getCause().getMessage()), "the work stopped; nothing is half written",
                        "Free some room or check permissions, then try again.", "ENGINE-DISK")));
                yield Fault.ENGINE.exitCode();
            }
            default -> defect(console, failure);
        };
    }

    private static int defect(Console console, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String where = "the details could not be written";
        try {
            Path details = Files.createTempFile("septet-defect-", ".txt");
            Files.writeString(details, trace.toString());
            where = "Please report it with " + details + ".";
        } catch (IOException _) {
            // the message goes out without them
        }
        console.problems(List.of(Problem.error("septet", "a defect of septet: " + failure, "the work stopped; nothing is half written", where, "BUG")));
        return Fault.BUG.exitCode();
    }
}
