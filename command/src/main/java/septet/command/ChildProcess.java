package septet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import septet.design.Expression.Constant.Span;
import septet.loop.RetrainingOrder;
import septet.loop.SeparateProcess;

/// Does one retraining in an [OwnProcess]. It is handed an order as a file and hands back a file; it holds no lock and writes nothing else.
final class ChildProcess implements SeparateProcess {
    private final List<String> asked;
    private final Path folder;
    private final OwnProcess.Limits limits;
    private final String text;

    /// @param asked   the arguments of `septet retraining` that name design, store and sources
    /// @param folder in which orders and what comes of them stand
    /// @param text   of the design: its file may be under a person's hands
    ChildProcess(List<String> asked, Path folder, OwnProcess.Limits limits, String text) {
        this.text = text;
        this.asked = List.copyOf(asked);
        this.folder = folder;
        this.limits = limits;
    }

    static ChildProcess of(Work work, Map<String, Path> sources, OwnProcess.Limits limits) {
        return new ChildProcess(work.arguments(sources), work.store().resolve("retraining"), limits, work.text());
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "in a process of its own, with at most %,d MB and %s", limits.megabytes(), new Span(limits.time()).text());
    }

    @Override
    public Going start(RetrainingOrder order) {
        Path found = folder.resolve("found.json");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(found);
            Files.write(folder.resolve("order.json"), order.bytes());
            Files.writeString(folder.resolve("design.yaml"), text);
            return new Running(OwnProcess.start(arguments(found), folder.resolve("said.txt"), limits), found);
        } catch (IOException e) {
            return new NotStarted(OwnProcess.notStarted(e));
        }
    }

    private List<String> arguments(Path found) {
        List<String> arguments = new ArrayList<>(List.of(RetrainingCommand.NAME));
        arguments.addAll(asked);
        arguments.addAll(List.of("--order", folder.resolve("order.json").toString(), "--text", folder.resolve("design.yaml").toString(), "--found", found.toString()));
        return arguments;
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

    private record Running(OwnProcess process, Path found) implements SeparateProcess.Going {
        @Override
        public Optional<Ended> ended() {
            OptionalInt code = process.ended();
            if (code.isEmpty()) return Optional.empty();
            if (code.getAsInt() != 0) return Optional.of(new Died(process.why(code.getAsInt())));
            try {
                return Optional.of(new Wrote(Files.readAllBytes(found)));
            } catch (IOException _) {
                return Optional.of(new Died("it ended and wrote nothing"));
            }
        }

        @Override
        public void stop() {
            process.stop();
        }
    }
}
