package septet.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "completion", mixinStandardHelpOptions = true, sortOptions = false, description = "A script that completes commands and options in a shell.",
        footer = {"", "  septet completion bash > ~/.local/share/bash-completion/completions/septet", "  septet completion zsh >> ~/.zshrc", "",
                "  source <(septet completion bash)      in this shell only"})
final class CompletionCommand implements Callable<Integer> {
    /// The shells that it is made for.
    enum Shell { BASH, ZSH }

    private static final String ZSH = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

    private final Console console;
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("septet", Commands.line(console));
        String text = shell == Shell.ZSH ? ZSH + script : script;
        console.lines(text);
        console.event("completion", Map.of("shell", shell.name().toLowerCase(Locale.ROOT), "text", text));
        return 0;
    }
}
