package septet.serving;

import java.util.List;
import septet.design.Problem;

/// `POST /sources/NAME`: rows of a source, as JSON, JSON Lines or CloudEvents.
final class SourceRows {
    /// More problems than anybody reads.
    private static final int MOST_PROBLEMS = 1_000;
    private static final int SOME_REFUSED = 207;
    private final Decider decider;
    private final Json json;
    private final EventReader rows;
    private final CloudEventReader cloudEvents;
    private final Pressure pressure;

    SourceRows(Decider decider, Json json, Limits limits, Pressure pressure) {
        this.decider = decider;
        this.json = json;
        this.pressure = pressure;
        rows = new EventReader(json, limits);
        cloudEvents = new CloudEventReader(json, rows, limits);
    }

    /// Status 200 where all rows are good, 207 where some are, else that of the first problem; the good ones are acknowledged after the sync.
    Response answer(Request request) {
        if (pressure.isHigh()) {
            throw EventReader.refused("sources", "more came than the device has taken", "nothing was taken in", "Wait a second, and send it again.", "SERVING-BEHIND");
        }
        List<Event> events = CloudEventReader.reads(request.media()) ? cloudEvents.read(request.media(), request.body()) : rows.many(request.media(), request.body());
        Taken taken = decider.take(request.captures().getFirst(), events, request.at());
        byte[] body = json.write(to -> DecisionJson.write(taken, MOST_PROBLEMS, to));
        return Response.json(status(taken), body).acknowledging();
    }

    private static int status(Taken taken) {
        if (taken.refused() == 0) return 200;
        if (taken.refused() < taken.outcomes().size()) return SOME_REFUSED;
        return Answers.status(taken.problems().stream().filter(Problem::isError).findFirst().orElseThrow().code());
    }
}
