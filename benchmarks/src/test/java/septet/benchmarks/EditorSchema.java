package septet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What an editor says of designs by our schema: yaml-language-server, fetched from npm, asked for problems, completion and hover. Needs node and npm.
final class EditorSchema {
    static final String NAME = "editor-schema";
    private static final ObjectMapper JSON = new ObjectMapper();

    private EditorSchema() {}

    static Outcome run(Size size) throws IOException, InterruptedException {
        Path here = Repository.ROOT.resolve("benchmarks/editor");
        Path folder = Files.createTempDirectory("septet-editor");
        Files.copy(here.resolve("package.json"), folder.resolve("package.json"));
        said(folder, List.of("npm", "install", "--no-audit", "--no-fund", "--silent"));
        Path repository = Repository.ROOT;
        Path schema = repository.resolve("docs/septet.schema.json");
        JsonNode sound = ask(here, folder, schema, repository);
        // planted: a schema that lets unknown keys pass
        Path lax = Files.writeString(folder.resolve("lax.json"), Files.readString(schema).replace("\"additionalProperties\" : false", "\"additionalProperties\" : true"));
        JsonNode planted = ask(here, folder, lax, repository);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("questions", sound.get("questions").asInt());
        values.put("answered wrongly", sound.get("failed").size());
        if (!sound.get("failed").isEmpty()) values.put("wrong", lines(sound.get("failed")));
        return new Outcome(NAME, "none", sound.get("questions").asInt(), values, Map.of("a schema that lets unknown keys pass", planted.get("failed").size() > 0),
                sound.get("failed").isEmpty());
    }

    private static List<String> lines(JsonNode failed) {
        List<String> lines = new ArrayList<>();
        failed.forEach(each -> lines.add(each.asString()));
        return lines;
    }

    private static JsonNode ask(Path here, Path folder, Path schema, Path repository) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", here.resolve("editor.mjs").toString(), "node_modules/yaml-language-server/bin/yaml-language-server",
                schema.toString(),
                repository.resolve("examples/card-fraud/design.yaml").toString()));
        try (Stream<Path> designs = Stream.concat(Files.walk(repository.resolve("examples")), Files.list(repository.resolve("loop/src/test/resources")))) {
            designs.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(file -> command.add(file.toString()));
        }
        return JSON.readTree(said(folder, command));
    }

    private static String said(Path folder, List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new UncheckedIOException(new IOException(String.join(" ", command.subList(0, 2)) + ": " + Files.readString(errors)));
        return out;
    }
}
