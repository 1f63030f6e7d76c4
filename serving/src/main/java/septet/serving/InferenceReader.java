package septet.serving;

import java.util.ArrayList;
import java.util.List;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the body of an inference request (Open Inference Protocol v2, REST). Parameters are allowed everywhere and mean nothing here.
final class InferenceReader {
    /// @param id      to be given back; empty where there was none
    /// @param outputs that are asked for; none: all
    record Asked(String id, List<Tensor> inputs, List<String> outputs) {}

    private final Json json;
    private final int mostValues;

    InferenceReader(Json json, int mostValues) {
        this.json = json;
        this.mostValues = mostValues;
    }

    /// @throws Refused with SERVING-NOT-INFERENCE
    Asked read(byte[] body) {
        try (JsonParser parser = json.read(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw refused("body", "is no JSON object");
            String id = "";
            List<Tensor> inputs = new ArrayList<>();
            List<String> outputs = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = parser.getString();
                    case "inputs" -> array(parser, value, "inputs", () -> inputs.add(tensor(parser)));
                    case "outputs" -> array(parser, value, "outputs", () -> outputs.add(output(parser)));
                    default -> parser.skipChildren();
                }
            }
            if (inputs.isEmpty()) throw refused("inputs", "are missing");
            return new Asked(id, inputs, outputs);
        } catch (JacksonException e) {
            throw refused("body", "is not JSON, or deeper or longer than is taken here");
        }
    }

    private void array(JsonParser parser, JsonToken start, String place, Runnable each) {
        if (start != JsonToken.START_ARRAY) throw refused(place, "are no list");
        while (parser.nextToken() != JsonToken.END_ARRAY) each.run();
    }

    private Tensor tensor(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) throw refused("inputs", "hold something that is no tensor");
        String name = "";
        String datatype = "";
        List<Long> shape = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "name" -> name = text(parser, "inputs.name");
                case "datatype" -> datatype = text(parser, "inputs.datatype");
                case "shape" -> array(parser, value, "inputs.shape", () -> shape.add(length(parser)));
                case "data" -> data(parser, value, values);
                default -> parser.skipChildren();
            }
        }
        return new Tensor(name, datatype, shape, values);
    }

    /// All values in their order, whatever the nesting.
    private void data(JsonParser parser, JsonToken start, List<Object> values) {
        if (start != JsonToken.START_ARRAY) throw refused("inputs.data", "is no list");
        for (int depth = 1; depth > 0;) {
            JsonToken token = parser.nextToken();
            switch (token) {
                case START_ARRAY -> depth++;
                case END_ARRAY -> depth--;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.add(parser.getDoubleValue());
                case VALUE_STRING -> values.add(parser.getString());
                case VALUE_TRUE -> values.add(true);
                case VALUE_FALSE -> values.add(false);
                case VALUE_NULL -> values.add(Tensor.MISSING);
                default -> throw refused("inputs.data", "holds something that is no value");
            }
            if (values.size() > mostValues) throw refused("inputs.data", "has more than " + mostValues + " values");
        }
    }

    private String output(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) throw refused("outputs", "hold something that is no object");
        String name = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean named = parser.currentName().equals("name");
            parser.nextToken();
            if (named) name = text(parser, "outputs.name");
            else parser.skipChildren();
        }
        return name;
    }

    private static long length(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) throw refused("inputs.shape", "holds something that is no whole number");
        return parser.getLongValue();
    }

    private static String text(JsonParser parser, String place) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) throw refused(place, "is no text");
        return parser.getString();
    }

    private static Refused refused(String place, String cause) {
        return new Refused(Fault.DATA, Problem.error(place, cause, "nothing was estimated",
                "Send {\"inputs\": [{\"name\": \"amount\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [12.5]}, ...]}; GET the model for its inputs.",
                "SERVING-NOT-INFERENCE"));
    }
}
