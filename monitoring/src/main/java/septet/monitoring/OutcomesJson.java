package septet.monitoring;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What classes and numbers turned out to be, within `quality` of `/status`.
final class OutcomesJson {
    /// Above this many classes their table would be longer than all else.
    private static final int MOST_CLASSES = 30;

    private OutcomesJson() {}

    static void write(Outcomes outcomes, JsonGenerator json) {
        json.writeArrayPropertyStart("figures");
        for (LiveFigure figure : outcomes.figures()) {
            json.writeStartObject();
            json.writeStringProperty("metric", figure.metric());
            json.writeNumberProperty("value", figure.value());
            end(json, "low", figure.low());
            end(json, "high", figure.high());
            json.writeStringProperty("unit", figure.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (outcomes instanceof ClassOutcomes classes && classes.classes().size() <= MOST_CLASSES) confusion(classes, json);
    }

    private static void end(JsonGenerator json, String name, double value) {
        json.writeName(name);
        if (Double.isNaN(value)) json.writeNull();
        else json.writeNumber(value);
    }

    private static void confusion(ClassOutcomes classes, JsonGenerator json) {
        List<String> names = classes.classes();
        json.writeArrayPropertyStart("confusion");
        for (int truth = 0; truth <= names.size(); truth++) {
            for (int answered = 0; answered < names.size(); answered++) {
                if (classes.count(truth, answered) == 0) continue;
                json.writeStartObject();
                json.writeName("truth");
                if (truth == names.size()) json.writeNull();
                else json.writeString(names.get(truth));
                json.writeStringProperty("answered", names.get(answered));
                json.writeNumberProperty("rows", classes.count(truth, answered));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
