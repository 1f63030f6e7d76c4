package septet.serving;

import java.util.List;

/// `POST /decide` and `POST /sources/NAME`.
public final class ServingRoutes {
    private ServingRoutes() {}

    public static List<Route> of(Decider decider, Limits limits) {
        Json json = new Json(limits);
        EventReader events = new EventReader(json, limits);
        return List.of(
                Route.post("/decide", request -> {
                    Decision decision = decider.decide(events.one(request.body()), request.at());
                    return Response.json(json.write(to -> DecisionJson.write(decision, to)));
                }),
                Route.post("/sources/{}", request -> {
                    Receipt receipt = decider.tell(request.captures().getFirst(), events.many(request.body()), request.at());
                    return Response.json(json.write(to -> DecisionJson.write(receipt, to))).acknowledging();
                }));
    }
}
