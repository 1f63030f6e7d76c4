package septet.loop;

import java.util.Optional;
import septet.data.DataSection;
import septet.design.Key;
import septet.evaluation.EvaluationSection;
import septet.framing.Framing;
import septet.model.ModelSection;
import septet.monitoring.MonitoringSection;
import septet.requirements.Requirements;
import septet.serving.ServingSection;

/// A whole design: seven sections, in the order in which such a system is thought through.
public record SystemDesign(
        @Key(says = "The format of the language.", examples = "1") Format septet,
        @Key(says = "The system's name.", examples = "card-fraud") String system,
        @Key(says = "What it is for, in a sentence.") Optional<String> about,
        @Key(says = "Step 1: what it must achieve, and what that may cost.", byDefault = "{}") Requirements requirements,
        @Key(says = "Step 2: the question, its row, and the rule that a model must beat.") Framing framing,
        @Key(says = "Step 3: sources, columns, features.") DataSection data,
        @Key(says = "Step 4: what learns, and how one is chosen.") ModelSection model,
        @Key(says = "Step 5: what a version must show before it serves.") EvaluationSection evaluation,
        @Key(says = "Step 6: from a score to an answer.", byDefault = "{}") ServingSection serving,
        @Key(says = "Step 7: what is watched, and who acts.", byDefault = "{}") MonitoringSection monitoring) {
    /// The same with another `model.seed`.
    SystemDesign seeded(long seed) {
        return new SystemDesign(septet, system, about, requirements, framing, data, model.seeded(seed), evaluation, serving, monitoring);
    }
}
