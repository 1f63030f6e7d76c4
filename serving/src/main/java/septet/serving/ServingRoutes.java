package septet.serving;

import java.util.List;

/// `POST /decide` and `POST /sources/NAME`.
public final class ServingRoutes {
    private ServingRoutes() {}

    /// Nothing is ever too much.
    public static List<Route> of(Decider decider, Limits limits) {
        return of(decider, limits, () -> false);
    }

    public static List<Route> of(Decider decider, Limits limits, Pressure pressure) {
        Json json = new Json(limits);
        EventReader events = new EventReader(json, limits);
        SourceRows rows = new SourceRows(decider, json, limits, pressure);
        return List.of(
                Route.post("/decide", request -> {
                    Decision decision = decider.decide(events.one(request.body()), request.at());
                    return Response.json(json.write(to -> DecisionJson.write(decision, to)));
                }),
                Route.post("/sources/{}", rows::answer));
    }
}
