package septet.loop;

import java.util.List;
import java.util.Map;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.monitoring.Fields;
import septet.serving.Json;
import septet.serving.Limits;
import septet.serving.Response;
import septet.serving.Route;

/// What a person may decide while a server runs: `POST /versions/promote {version, by, why}` and `POST /versions/rollback {by, why}`. It is done within a moment, and stands in the
/// log with who and why; `GET /history` tells all that the loop decided.
final class LoopRoutes {
    private static final Json JSON = new Json(Limits.DEFAULT);

    private LoopRoutes() {}

    static List<Route> of(LiveLoop loop) {
        return List.of(
                Route.post("/versions/promote", request -> {
                    Map<String, String> fields = Fields.of(request);
                    return asked(loop, new ByHand.Promote(known(loop, Fields.get(fields, "version")), Fields.by(fields), Fields.why(fields)));
                }),
                Route.post("/versions/rollback", request -> {
                    Map<String, String> fields = Fields.of(request);
                    return asked(loop, new ByHand.RollBack(Fields.by(fields), Fields.why(fields)));
                }),
                Route.get("/history", _ -> Response.json(RunJson.MAPPER.writeValueAsBytes(Map.of("history", loop.story())))));
    }

    private static String known(LiveLoop loop, String version) {
        if (loop.isRegistered(version)) return version;
        throw new Refused(Fault.DATA, Problem.error("body.version", version + " is no registered version", "nothing was changed", "septet versions DESIGN lists them.",
                "MODEL-VERSION-UNKNOWN"));
    }

    private static Response asked(LiveLoop loop, ByHand by) {
        loop.ask(by);
        return Response.json(JSON.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("asked", by instanceof ByHand.Promote(String version, String _, String _) ? "promote " + version : "roll back");
            json.writeStringProperty("by", by.who());
            json.writeEndObject();
        }));
    }
}
