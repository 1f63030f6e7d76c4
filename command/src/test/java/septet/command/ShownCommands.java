package septet.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Lines of a shell as documentation shows them: each is one that `septet` understands, and names files that are there.
final class ShownCommands {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Set<String> FIGURES = Set.of("deep", "figure");

    private ShownCommands() {}

    /// What is wrong with the lines of a block; empty where nothing is.
    static List<String> wrong(String block) {
        String oneLineEach = QUOTED.matcher(block.replace("\\\n", " ")).replaceAll(match -> Matcher.quoteReplacement(match.group().replace("\n", " ")));
        return oneLineEach.lines().map(line -> line.replaceAll("(^|\\s)#.*$", "").strip()).filter(line -> !line.isEmpty())
                .flatMap(line -> Stream.of(line.split("\\s+(?:\\||&&)\\s+"))).map(ShownCommands::problem).filter(problem -> !problem.isEmpty()).toList();
    }

    private static String problem(String line) {
        List<String> words = words(line);
        String program = words.getFirst();
        return switch (program) {
            case "./septet", "septet" -> septet(words.subList(1, words.size()), program.startsWith("./"));
            case "./verify" -> words.size() == 1 || FIGURES.contains(words.get(1)) ? "" : line + ": verify takes deep or figure";
            case "curl", "cat" -> "";
            default -> line + ": a reader may not have " + program;
        };
    }

    /// @param here in the repository, where a file that is named lies; elsewhere files are the reader's own
    private static String septet(List<String> words, boolean here) {
        String line = "septet " + String.join(" ", words);
        try {
            Commands.line(new Console(SILENT, SILENT)).parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException wrong) {
            return line + ": " + wrong.getMessage();
        }
        for (String word : words) {
            String file = word.contains("=") ? word.substring(word.indexOf('=') + 1) : word;
            boolean named = file.matches("\\S+\\.(?:yaml|csv|parquet)");
            if (here && named && !Files.exists(Rooms.repository().resolve(Path.of(file)))) return line + ": there is no " + file;
        }
        return "";
    }

    /// As a shell parts them; what goes to a file is no word of the command.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.replaceAll("\\s\\d?>.*$", ""));
        while (matcher.find()) words.add(Stream.of(1, 2, 3).map(matcher::group).filter(java.util.Objects::nonNull).findFirst().orElse(""));
        return words;
    }
}
