package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import septet.design.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema is read by another implementation, with the types that an editor's YAML reader gives.
class SchemaTest {
    private static final String TEXT = JsonSchema.of(SystemDesign.class, "A Septet design");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TEXT);

    static Stream<Path> designs() {
        return Stream.concat(Repository.sound().stream(), Repository.files(Repository.root().resolve("examples"), ".yaml").stream());
    }

    @Test
    void theCommittedSchemaIsUpToDate() {
        Repository.isUpToDate(Repository.root().resolve("docs/septet.schema.json"), TEXT);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyDesignFollowsIt(Path design) {
        assertThat(errors(Repository.text(design))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reasons: 3|raesons: 3", "task: binary classification|task: binary clasification", "for each: payments|for aech: payments", "train: 21d|train: [21d]",
        "depth: 3..8|dept: 3..8", "boosted trees:|boosted tree:", "night: hour(time) < 6|night: [1]", "within: 3m|within: 3 months", "calibrate: isotonic|calibrate: isotnic",
        "card: key|card: {key: 1}", "trials: 12|trials: many", "header: true|header: perhaps", "loss: log|loss: logarithm", "system: card-fraud|sys: x"})
    void whatIsWrongIsFound(String right, String wrong) {
        String design = Repository.text(Repository.root().resolve("examples/card-fraud/design.yaml")).replace("id: payment\n", "id: payment\n      format: {header: true}\n");
        assertThat(design).contains(right);
        String broken = design.replace(right, wrong);
        assertThat(errors(design)).isEmpty();
        assertThat(errors(broken)).isNotEmpty();
    }

    @Test
    void everyKeyIsDescribed() {
        JsonNode root = JsonMapper.shared().readTree(TEXT);
        List<JsonNode> records = Stream.concat(Stream.of(root), root.get("definitions").valueStream()).filter(node -> node.has("properties")).toList();
        assertThat(records).hasSizeGreaterThan(30).allSatisfy(node -> node.get("properties").forEachEntry(
                (name, key) -> assertThat(key.path("description").asString("")).as(name).hasSizeGreaterThan(8)));
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }
}
