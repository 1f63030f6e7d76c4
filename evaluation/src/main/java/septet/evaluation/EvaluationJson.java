package septet.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An [Evaluation] as the file `evaluation.json`. The same evaluation gives the same bytes.
public final class EvaluationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Figure.class, FigureKinds.class)
            .addMixIn(Verdict.class, VerdictKinds.class)
            .addMixIn(Picture.class, PictureKinds.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({@JsonSubTypes.Type(value = Figure.Measured.class, name = "measured"), @JsonSubTypes.Type(value = Figure.TooFew.class, name = "too few")})
    private interface FigureKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({@JsonSubTypes.Type(value = Verdict.Passed.class, name = "pass"), @JsonSubTypes.Type(value = Verdict.Failed.class, name = "fail"),
            @JsonSubTypes.Type(value = Verdict.Undecided.class, name = "undecided")})
    private interface VerdictKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({@JsonSubTypes.Type(value = Curves.class, name = "curves"), @JsonSubTypes.Type(value = Confusions.class, name = "confusions"),
            @JsonSubTypes.Type(value = Residuals.class, name = "residuals")})
    private interface PictureKinds {}

    private EvaluationJson() {}

    public static byte[] write(Evaluation evaluation) {
        return MAPPER.writeValueAsBytes(evaluation);
    }

    /// @param place names the file in a refusal
    /// @throws Refused when the bytes are no evaluation, or one of a format that this program does not know (EVALUATION-UNREADABLE)
    public static Evaluation read(byte[] bytes, String place) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            int format = tree.path("format").asInt(0);
            if (format != Evaluation.FORMAT) throw refused(place, "format " + format + " of an evaluation is not known to this program");
            return MAPPER.treeToValue(tree, Evaluation.class);
        } catch (JacksonException _) {
            throw refused(place, "not an evaluation");
        }
    }

    private static Refused refused(String place, String cause) {
        return new Refused(Fault.DATA, Problem.error(place, cause, "it cannot be compared or shown", "Evaluate again with this version.", "EVALUATION-UNREADABLE"));
    }
}
