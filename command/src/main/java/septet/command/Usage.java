package septet.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import septet.design.Nearest;
import septet.design.Problem;

/// What was wrong with a command line, and what was meant.
final class Usage {
    private Usage() {}

    /// @param arguments as they were typed
    static Problem problem(CommandLine.ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        String typed = command.getCommandSpec().qualifiedName();
        return switch (wrong) {
            case CommandLine.UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() -> unknown(command, typed, unmatched.getUnmatched().getFirst());
            // that a parameter is missing often follows from an option that is not known
            case CommandLine.MissingParameterException _ -> Arrays.stream(arguments).filter(word -> word.startsWith("--") && !options(command).contains(name(word))).findFirst()
                    .map(word -> unknown(command, typed, word)).orElseGet(() -> problem(typed, firstLine(wrong), "See " + typed + " --help."));
            case CommandLine.ParameterException _ when firstLine(wrong).contains("InvalidPathException") -> problem(typed, "a path with a letter that no path has", "Name a file or a folder.");
            default -> problem(typed, firstLine(wrong), "See " + typed + " --help.");
        };
    }

    private static Collection<String> options(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet();
    }

    private static String name(String word) {
        return word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    }

    private static Problem unknown(CommandLine command, String typed, String word) {
        if (word.startsWith("-")) {
            List<String> options = options(command).stream().filter(name -> name.startsWith("--")).sorted().toList();
            return problem(typed, "unknown option " + name(word), remedy(name(word), options, typed));
        }
        Collection<String> commands = command.getSubcommands().keySet();
        if (commands.isEmpty()) return problem(typed, "too many arguments: nothing is done with " + word, "See " + typed + " --help.");
        return problem(typed, "unknown command " + word, remedy(word, commands, typed));
    }

    private static String remedy(String word, Collection<String> known, String typed) {
        List<String> near = Nearest.of(word, known);
        return near.isEmpty() ? "See " + typed + " --help." : "Did you mean " + String.join(" or ", near) + "?";
    }

    private static Problem problem(String typed, String cause, String remedy) {
        return Problem.error(typed, cause, "nothing was done", remedy, "COMMAND-USAGE");
    }

    /// In small letters and without the full stop, as problems are written.
    private static String firstLine(Exception wrong) {
        String line = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("it cannot be understood").replace("java.nio.file.", "").replace("option option", "option");
        return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1).replaceAll("\\.$", "");
    }
}
