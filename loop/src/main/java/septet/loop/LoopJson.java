package septet.loop;

import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A [LoopReport] as the file `rehearsal.json`.
public final class LoopJson {
    private LoopJson() {}

    /// The same report gives the same bytes.
    public static byte[] write(LoopReport report) {
        return RunJson.MAPPER.writeValueAsBytes(report);
    }

    /// @param place names the file in a refusal
    /// @throws Refused when the bytes are no such report, or one of a format that this program does not know
    public static LoopReport read(byte[] bytes, String place) {
        try {
            JsonNode tree = RunJson.MAPPER.readTree(bytes);
            int format = tree.path("format").asInt(0);
            if (format != LoopReport.FORMAT || !tree.has("story")) throw refused(place, "is no rehearsal of a format that this program knows");
            return RunJson.MAPPER.treeToValue(tree, LoopReport.class);
        } catch (JacksonException e) {
            throw refused(place, "is no rehearsal");
        }
    }

    private static Refused refused(String place, String cause) {
        return new Refused(Fault.DESIGN, Problem.error(place, cause, "it cannot be compared or drawn", "Name the rehearsal.json that `septet rehearse` wrote, or its folder.",
                "DESIGN-RUN-UNREADABLE"));
    }
}
