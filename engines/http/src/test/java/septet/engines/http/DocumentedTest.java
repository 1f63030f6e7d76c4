package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import septet.serving.Answers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/serving.md` says what is: each request in it is asked, each code in it exists, and none lacks.
class DocumentedTest {
    private static final Pattern EXAMPLE = Pattern.compile("```sh\ncurl localhost:8000(\\S+)(?: -d '([^']*)')?\n```\n```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("SERVING-[A-Z]+(?:-[A-Z]+)*");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String docs = read(repository().resolve("docs/serving.md"));

    @Test
    void eachExampleIsAnsweredInTheFormThatIsPrinted() throws Exception {
        int examples = 0;
        try (Fraud fraud = new Fraud(); HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Matcher example = EXAMPLE.matcher(docs);
            for (; example.find(); examples++) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fraud.server.address() + example.group(1)));
                if (example.group(2) != null) request.POST(HttpRequest.BodyPublishers.ofString(example.group(2)));
                String answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
                assertThat(differences("", JSON.readTree(example.group(3)), JSON.readTree(answer))).as(example.group() + "\n" + answer).isEmpty();
            }
        }
        assertThat(examples).isEqualTo(6);
    }

    @Test
    void everyCodeStandsInTheTableWithItsStatus() throws IOException {
        Set<String> built = new TreeSet<>();
        for (String module : List.of("serving", "engines/http")) {
            try (Stream<Path> files = Files.walk(repository().resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.toString().matches(".*(Rules|Estimates)\\.java"))
                        .forEach(file -> codes(read(file), built));
            }
        }
        Set<String> documented = new TreeSet<>();
        codes(docs, documented);
        assertThat(documented).isEqualTo(built);
        Matcher row = Pattern.compile("\\| `(SERVING-[A-Z-]+)` \\| (\\d+) \\|").matcher(docs);
        while (row.find()) assertThat(Answers.status(row.group(1))).as(row.group(1)).isEqualTo(Integer.parseInt(row.group(2)));
    }

    /// What is printed must be there, with the same kind of value; there may be more.
    private static List<String> differences(String path, JsonNode printed, JsonNode answered) {
        List<String> differences = new ArrayList<>();
        boolean either = printed.isNull() || answered.isNull();
        if (!either && printed.getNodeType() != answered.getNodeType()) differences.add(path + ": " + printed + " printed, " + answered + " answered");
        if (printed.isObject()) {
            for (String name : printed.propertyNames()) {
                if (answered.has(name)) differences.addAll(differences(path + "/" + name, printed.get(name), answered.get(name)));
                else differences.add(path + "/" + name + " lacks");
            }
        }
        if (printed.isArray() && !printed.isEmpty()) {
            if (answered.isEmpty()) differences.add(path + " is empty");
            else differences.addAll(differences(path + "/0", printed.get(0), answered.get(0)));
        }
        return differences;
    }

    private static void codes(String text, Set<String> into) {
        Matcher code = CODE.matcher(text);
        while (code.find()) into.add(code.group());
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/serving.md"))) folder = folder.getParent();
        return folder;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
