package septet.loop;

import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A [RunReport] as the file `run.json`.
public final class RunJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RunJson() {}

    /// The same report gives the same bytes.
    public static byte[] write(RunReport report) {
        return MAPPER.writeValueAsBytes(report);
    }

    /// @param place names the file in a refusal
    /// @throws Refused when the bytes are no report, or one of a format that this program does not know
    public static RunReport read(byte[] bytes, String place) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            int format = tree.path("format").asInt(0);
            if (format != RunReport.FORMAT) throw refused(place, "format " + format + " of a run report is not known to this program",
                    "Use the version of Septet that wrote it.");
            return MAPPER.treeToValue(tree, RunReport.class);
        } catch (JacksonException e) {
            throw refused(place, "not a run report", "Name the run.json that `septet run` wrote, or its folder.");
        }
    }

    private static Refused refused(String place, String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error(place, cause, "it cannot be compared or drawn", remedy, "DESIGN-RUN-UNREADABLE"));
    }
}
