package septet.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// All commands, in the order of the help.
final class Commands {
    private static final List<Class<?>> ALL = List.of(DemoCommand.class, NewCommand.class, ExploreCommand.class, DriftCommand.class, CheckCommand.class, ReviewCommand.class, DrawCommand.class,
            PlanCommand.class,
            RunCommand.class, ServeCommand.class, UpCommand.class, PredictCommand.class, RehearseCommand.class, CompareCommand.class, ExplainCommand.class, VersionsCommand.class, HistoryCommand.class,
            PromoteCommand.class, RollbackCommand.class, DoctorCommand.class, AuditCommand.class, BackupCommand.class,
            RestoreCommand.class, ForgetCommand.class, RevealCommand.class, SchemaCommand.class, CompletionCommand.class, RetrainingCommand.class);

    private Commands() {}

    /// The command line, with the one command that the arguments begin with; with all where they begin with none.
    /// (To make all takes longer than most of them run.)
    static CommandLine line(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main(console), new Consoles(console));
        Optional<String> first = Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).findFirst();
        List<Class<?>> asked = ALL.stream().filter(type -> first.filter(name(type)::equals).isPresent()).toList();
        for (Class<?> type : asked.isEmpty() ? ALL : asked) line.addSubcommand(type);
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static String name(Class<?> type) {
        return type.getAnnotation(CommandLine.Command.class).name();
    }
}
