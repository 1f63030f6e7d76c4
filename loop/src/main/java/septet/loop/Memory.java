package septet.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import septet.data.StateReader;
import septet.data.Table;
import septet.design.Problem;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.monitoring.Monitor;
import septet.serving.Backfill;
import septet.serving.Checkpoint;
import septet.serving.Decider;
import septet.serving.Setup;

/// What a served system knows: from its checkpoint and the end of its log, or, where there is none that can be used, from its ingested
/// rows and its whole log. Both give the same bits.
record Memory(Decider decider, Monitor monitor) {
    /// What it is made of.
    ///
    /// @param monitors gives one that has heard nothing yet
    record Making(Setup setup, FeaturePlan plan, List<Table> tables, Supplier<Monitor> monitors) {}

    static Memory of(Job job, Checkpoint checkpoint, Making making) {
        return switch (checkpoint.read(job.store().log())) {
            case Checkpoint.Image image -> resumed(job, making, image);
            case Checkpoint.None _ -> rebuilt(job, making);
            case Checkpoint.Unusable unusable -> {
                say(job, unusable.cause());
                yield rebuilt(job, making);
            }
        };
    }

    private static Memory resumed(Job job, Making making, Checkpoint.Image image) {
        Monitor monitor = making.monitors().get();
        try {
            return new Memory(Decider.resume(making.setup(), new FeatureState(making.plan()), job.store().log(), monitor, image), monitor);
        } catch (StateReader.Mismatch mismatch) {
            say(job, "means something else to this program (" + mismatch.getMessage() + ")");
            return rebuilt(job, making);
        }
    }

    /// The same for a design that will answer instead of what serves: from the log, while that goes on.
    static Backfill beside(Job job, Making making, Monitor monitor) {
        return Backfill.of(making.setup(), ingested(job, making), job.store().log(), monitor);
    }

    private static Memory rebuilt(Job job, Making making) {
        Monitor monitor = making.monitors().get();
        return new Memory(Decider.recover(making.setup(), ingested(job, making), job.store().log(), monitor), monitor);
    }

    private static FeatureState ingested(Job job, Making making) {
        FeatureState state = new FeatureState(making.plan());
        TrainingSet.replay(state, making.tables(), new TrainingSet.Request(Long.MAX_VALUE, Long.MAX_VALUE, List.of(), -1, Optional.empty(), List.of()));
        state.beyondRange().ifPresent(problem -> job.progress().say("serve: " + problem.line()));
        return state;
    }

    private static void say(Job job, String cause) {
        job.progress().say("serve: " + Problem.warning("checkpoint", cause, "the state is made from the sources and the whole log again, with the same bits",
                "Nothing needs to be done; the next checkpoint replaces it.", "SERVING-CHECKPOINT-UNUSABLE").line());
    }
}
