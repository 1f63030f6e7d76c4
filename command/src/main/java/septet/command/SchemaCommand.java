package septet.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import septet.design.JsonSchema;
import septet.loop.SystemDesign;

@Command(name = "schema", mixinStandardHelpOptions = true, description = "The JSON Schema (draft-07) of a design, for editors that complete and check while one types.",
        footer = {"", "  septet schema > septet.schema.json", "", "Then, as the first line of a design:  # yaml-language-server: $schema=septet.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String schema = JsonSchema.of(SystemDesign.class, "A Septet design");
        console.lines(schema);
        console.event("schema", Map.of("text", schema));
        return 0;
    }
}
