package septet.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;

@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, synopsisSubcommandLabel = "decision ID DESIGN",
        subcommands = {DecisionCommand.class}, description = "What a problem code, a key, a metric or a word means; why a decision was taken.",
        footer = {"", "  septet explain FEATURES-KNOWN-TOO-EARLY      a problem code", "  septet explain serving.decide                a key",
                "  septet explain average precision            a metric",
            "  septet explain canary                        a word", "  septet explain decision 4711 design.yaml     a decision from the log: features, score, reasons, version"})
final class ExplainCommand implements Callable<Integer> {
    private final Console console;
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;
    @Parameters(paramLabel = "THING", arity = "0..*", description = "A problem code, a key such as serving.decide, a metric, or a word.")
    private List<String> words = List.of();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (words.stream().allMatch(String::isBlank)) throw new CommandLine.ParameterException(command.commandLine(), "name what is to be explained, such as drift");
        String thing = String.join(" ", words).strip();
        Glossary glossary = Glossary.read();
        List<String> found = glossary.find(thing);
        if (found.isEmpty()) throw unknown(thing, glossary);
        console.lines(String.join("\n\n", found) + "\n");
        found.forEach(text -> console.event("explanation", Map.of("thing", thing, "text", text)));
        return 0;
    }

    private static Refused unknown(String thing, Glossary glossary) {
        List<String> near = Nearest.of(thing, glossary.names());
        String remedy = near.isEmpty() ? "Codes stand in brackets at the end of a problem; keys, metrics and words are those of docs." : "Did you mean "
                + String.join(" or ", near) + "?";
        return new Refused(Fault.DESIGN, Problem.error(thing, "nothing is known of it", "nothing can be explained", remedy, "COMMAND-UNKNOWN-THING"));
    }
}
