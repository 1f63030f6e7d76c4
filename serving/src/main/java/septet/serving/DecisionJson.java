package septet.serving;

import tools.jackson.core.JsonGenerator;

/// Answers as JSON. What is not known (a score that nothing could estimate, a missing value) is null.
final class DecisionJson {
    private DecisionJson() {}

    static void write(Decision decision, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", decision.id());
        if (!decision.decision().isEmpty()) json.writeStringProperty("decision", decision.decision());
        number(json, "score", decision.score());
        json.writeObjectPropertyStart("heads");
        for (Decision.Head head : decision.heads()) number(json, head.name(), head.estimate());
        json.writeEndObject();
        json.writeArrayPropertyStart("reasons");
        for (Decision.Why why : decision.reasons()) {
            json.writeStartObject();
            json.writeStringProperty("feature", why.feature());
            if (why.value().isEmpty()) json.writeNullProperty("value");
            else json.writeStringProperty("value", why.value());
            number(json, "contribution", why.contribution());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("version", decision.version());
        json.writeBooleanProperty("degraded", !decision.degraded().isEmpty());
        if (!decision.degraded().isEmpty()) json.writeStringProperty("because", decision.degraded());
        json.writeEndObject();
    }

    /// @param most problems that are told; the outcomes of all rows are
    static void write(Taken taken, int most, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("events", taken.receipt().events());
        json.writeNumberProperty("labels", taken.receipt().labels());
        json.writeNumberProperty("repeated", taken.receipt().repeated());
        json.writeNumberProperty("refused", taken.refused());
        json.writeArrayPropertyStart("results");
        for (Taken.Outcome outcome : taken.outcomes()) json.writeString(outcome.word());
        json.writeEndArray();
        if (!taken.problems().isEmpty()) Answers.problems(taken.problems().size() > most ? taken.problems().subList(0, most) : taken.problems(), json);
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) json.writeNumberProperty(name, value);
        else json.writeNullProperty(name);
    }
}
