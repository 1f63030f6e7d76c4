package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Input;
import tools.jackson.core.JsonGenerator;

/// The REST side of the Open Inference Protocol v2: health, metadata and inference for each learner that is loaded.
public final class InferenceRoutes {
    /// Rows of one request: so many take a few milliseconds on the loop.
    private static final int ROWS = 1_000;
    private static final int VALUES = 100_000;
    private final Supplier<List<ServedModel>> models;
    private final Readiness readiness;
    private final String program;
    private final Json json;
    private final InferenceReader reader;

    private InferenceRoutes(Supplier<List<ServedModel>> models, Readiness readiness, String program, Limits limits) {
        this.models = models;
        this.readiness = readiness;
        this.program = program;
        json = new Json(limits);
        reader = new InferenceReader(json, VALUES);
    }

    /// @param models  that are loaded at the moment, the one that serves among them
    /// @param program version of the program
    public static List<Route> of(Supplier<List<ServedModel>> models, Readiness readiness, String program, Limits limits) {
        return new InferenceRoutes(models, readiness, program, limits).routes();
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get("/v2/health/live", _ -> truth("live", true)));
        routes.add(Route.get("/v2/health/ready", _ -> truth("ready", readiness.ready())));
        routes.add(Route.get("/v2", _ -> Response.json(json.write(this::server))));
        for (String model : List.of("/v2/models/{}", "/v2/models/{}/versions/{}")) {
            routes.add(Route.get(model, request -> Response.json(json.write(to -> metadata(find(request), to)))));
            routes.add(Route.get(model + "/ready", request -> ready(find(request))));
            routes.add(Route.post(model + "/infer", request -> infer(find(request), request.body())));
        }
        return routes;
    }

    private Response truth(String name, boolean value) {
        return Response.json(value ? 200 : 503, json.write(to -> {
            to.writeStartObject();
            to.writeBooleanProperty(name, value);
            to.writeEndObject();
        }));
    }

    private void server(JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("name", "septet");
        to.writeStringProperty("version", program);
        to.writeArrayPropertyStart("extensions");
        to.writeEndArray();
        to.writeEndObject();
    }

    private ServedModel find(Request request) {
        String name = request.captures().getFirst();
        List<ServedModel> all = models.get();
        List<ServedModel> named = all.stream().filter(model -> model.name().equals(name)).toList();
        if (named.isEmpty()) throw unknown("models", "there is no such model", Nearest.remedy(name, all.stream().map(ServedModel::name).toList()));
        if (request.captures().size() == 1) return named.getFirst();
        String version = request.captures().getLast();
        return named.stream().filter(model -> model.version().equals(version)).findFirst()
                .orElseThrow(() -> unknown("versions", "there is no such version of " + name,
                        Nearest.remedy(version, named.stream().map(ServedModel::version).toList())));
    }

    private static Refused unknown(String place, String cause, String remedy) {
        return new Refused(Fault.DATA, Problem.error(place, cause, "nothing was estimated", remedy, "SERVING-UNKNOWN-MODEL"));
    }

    private void metadata(ServedModel model, JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("name", model.name());
        to.writeArrayPropertyStart("versions");
        models.get().stream().filter(other -> other.name().equals(model.name())).forEach(other -> to.writeString(other.version()));
        to.writeEndArray();
        to.writeStringProperty("platform", "septet");
        to.writeArrayPropertyStart("inputs");
        for (Input input : model.predictor().inputs()) tensor(to, input.name(), input.kind() == Input.Kind.NUMBER ? "FP64" : "BYTES");
        to.writeEndArray();
        to.writeArrayPropertyStart("outputs");
        for (String head : model.predictor().heads()) tensor(to, head, "FP64");
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void tensor(JsonGenerator to, String name, String datatype) {
        to.writeStartObject();
        to.writeStringProperty("name", name);
        to.writeStringProperty("datatype", datatype);
        to.writeArrayPropertyStart("shape");
        to.writeNumber(-1);
        to.writeEndArray();
        to.writeEndObject();
    }

    private Response ready(ServedModel model) {
        return Response.json(json.write(to -> {
            to.writeStartObject();
            to.writeStringProperty("name", model.name());
            to.writeBooleanProperty("ready", true);
            to.writeEndObject();
        }));
    }

    private Response infer(ServedModel model, byte[] body) {
        InferenceReader.Asked asked = reader.read(body);
        List<String> heads = model.predictor().heads();
        for (String output : asked.outputs()) {
            if (!heads.contains(output)) throw new Refused(Fault.DATA,
                    Problem.error("outputs", "there is no such output", "nothing was estimated", Nearest.remedy(output, heads), "SERVING-TENSOR"));
        }
        double[][] estimates = new Inference(model, ROWS).estimate(asked.inputs());
        return Response.json(json.write(to -> {
            to.writeStartObject();
            to.writeStringProperty("model_name", model.name());
            to.writeStringProperty("model_version", model.version());
            if (!asked.id().isEmpty()) to.writeStringProperty("id", asked.id());
            to.writeArrayPropertyStart("outputs");
            for (int head = 0; head < heads.size(); head++) {
                if (asked.outputs().isEmpty() || asked.outputs().contains(heads.get(head))) output(to, heads.get(head), estimates[head]);
            }
            to.writeEndArray();
            to.writeEndObject();
        }));
    }

    private static void output(JsonGenerator to, String head, double[] estimates) {
        to.writeStartObject();
        to.writeStringProperty("name", head);
        to.writeArrayPropertyStart("shape");
        to.writeNumber(estimates.length);
        to.writeEndArray();
        to.writeStringProperty("datatype", "FP64");
        to.writeArrayPropertyStart("data");
        for (double estimate : estimates) {
            if (Double.isFinite(estimate)) to.writeNumber(estimate);
            else to.writeNull();
        }
        to.writeEndArray();
        to.writeEndObject();
    }
}
