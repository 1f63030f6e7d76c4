package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.data.Exploration;
import septet.data.Explorer;
import septet.data.Table;
import septet.framing.Prediction;
import septet.framing.Task;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is in the rows that a run has read, for its report; kept beside it as `explored.json`.
public final class RunExploration {
    public static final String FILE = "explored.json";
    private static final int MOST_ROWS = 20_000;
    /// So that a wide table takes no longer than a narrow one.
    private static final int MOST_CELLS = 2_000_000;
    private static final int LEAST_ROWS = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private RunExploration() {}

    /// Of the source whose rows are examples.
    public static List<Exploration> of(SystemDesign design, Run.Result result) {
        Ingested ingested = result.ingested();
        Table table = ingested.table(design.framing().forEach());
        Optional<String> label = design.framing().predict() instanceof Prediction.Column(String name) ? Optional.of(name) : Optional.empty();
        return List.of(Explorer.of(table, design.framing().forEach(), new Explorer.Aim(label, Optional.empty(), label.flatMap(_ -> task(design.framing().task())), 1, _ -> {}),
                Math.clamp(MOST_CELLS / table.schema().columns().size(), LEAST_ROWS, MOST_ROWS), result.leaks()));
    }

    private static Optional<Exploration.Task> task(Task task) {
        return switch (task) {
            case BINARY_CLASSIFICATION -> Optional.of(Exploration.Task.BINARY);
            case MULTICLASS_CLASSIFICATION -> Optional.of(Exploration.Task.CLASSES);
            case REGRESSION -> Optional.of(Exploration.Task.NUMBER);
            case MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION -> Optional.empty();
        };
    }

    public static byte[] write(List<Exploration> explored) {
        return MAPPER.writeValueAsBytes(explored);
    }

    /// Nothing where the bytes are of another program.
    public static List<Exploration> read(byte[] bytes) {
        try {
            return List.of(MAPPER.readValue(bytes, Exploration[].class));
        } catch (JacksonException _) {
            return List.of();
        }
    }
}
