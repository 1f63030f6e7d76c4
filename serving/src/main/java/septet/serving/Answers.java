package septet.serving;

import java.util.List;
import java.util.Map;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JsonGenerator;

/// Answers that say no: `{error, code, problems: [{place, cause, consequence, remedy, code}]}`.
public final class Answers {
    private static final Json JSON = new Json(Limits.DEFAULT);

    /// The HTTP status of each code that is not plain 400.
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("SERVING-UNKNOWN-HOST", 403),
            Map.entry("SERVING-FOREIGN-ORIGIN", 403),
            Map.entry("SERVING-UNKNOWN-PATH", 404),
            Map.entry("SERVING-UNKNOWN-SOURCE", 404),
            Map.entry("SERVING-UNKNOWN-MODEL", 404),
            Map.entry("SERVING-UNKNOWN-ID", 404),
            Map.entry("SERVING-UNKNOWN-ALERT", 404),
            Map.entry("SERVING-METHOD", 405),
            Map.entry("SERVING-SLOW-REQUEST", 408),
            Map.entry("SERVING-ID-REUSED", 409),
            Map.entry("SERVING-LABEL-CONTRADICTS", 409),
            Map.entry("SERVING-BODY-TOO-LARGE", 413),
            Map.entry("SERVING-VALUE-TOO-LARGE", 413),
            Map.entry("SERVING-TOO-MANY-ROWS", 413),
            Map.entry("SERVING-LINE-TOO-LONG", 414),
            Map.entry("SERVING-CLOUDEVENT-FORMAT", 415),
            Map.entry("SERVING-CONTENT-ENCODING", 415),
            Map.entry("SERVING-CHECK-FAILED", 422),
            Map.entry("SERVING-MISSING-FIELD", 422),
            Map.entry("SERVING-DELETION", 422),
            Map.entry("SERVING-TIME-IN-FUTURE", 422),
            Map.entry("SERVING-KNOWN-LATER", 422),
            Map.entry("SERVING-HEADERS-TOO-LARGE", 431),
            Map.entry("SERVING-BEHIND", 429),
            Map.entry("SERVING-BUG", 500),
            Map.entry("SERVING-NO-MODEL", 503),
            Map.entry("SERVING-LOG-FAILED", 503),
            Map.entry("SERVING-STATE-LOST", 503),
            Map.entry("SERVING-MEMORY-FULL", 507));

    private Answers() {}

    /// The HTTP status that goes with a code.
    public static int status(String code) {
        return STATUS.getOrDefault(code, 400);
    }

    /// The answer to a refusal; its first error gives the status. What a device or an engine refuses is no mistake of whoever asked, who should send it again.
    public static Response refused(Refused refusal) {
        String code = first(refusal.problems()).code();
        return refused(refusal.problems(), refusal.fault() == Fault.ENGINE ? STATUS.getOrDefault(code, 503) : status(code));
    }

    public static Response refused(Problem problem) {
        return refused(List.of(problem), status(problem.code()));
    }

    private static Response refused(List<Problem> problems, int status) {
        return Response.json(status, JSON.write(json -> {
            json.writeStartObject();
            problems(problems, json);
            json.writeEndObject();
        }));
    }

    /// The fields of an object that say what is wrong.
    static void problems(List<Problem> problems, JsonGenerator json) {
        Problem first = first(problems);
        json.writeStringProperty("error", first.line());
        json.writeStringProperty("code", first.code());
        json.writeArrayPropertyStart("problems");
        for (Problem problem : problems) write(json, problem);
        json.writeEndArray();
    }

    private static Problem first(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).findFirst().orElse(problems.getFirst());
    }

    private static void write(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("place", problem.place());
        json.writeStringProperty("cause", problem.cause());
        json.writeStringProperty("consequence", problem.consequence());
        json.writeStringProperty("remedy", problem.remedy());
        json.writeStringProperty("code", problem.code());
        json.writeEndObject();
    }
}
