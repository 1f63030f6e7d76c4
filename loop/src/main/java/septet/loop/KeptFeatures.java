package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Dictionary;
import septet.data.Table;
import septet.design.Resolved;
import septet.design.Tree;
import septet.design.Type;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;

/// Replays history once: the same rows, words and sections of the design give the examples that they gave before. What learns and how long is no part of these.
final class KeptFeatures implements Preparation.Replay<InterruptedException> {
    /// Raised when the same design and rows would give other examples.
    private static final String FORMAT = "features 2";
    private static final List<String> SECTIONS = List.of("requirements", "framing", "data", "evaluation", "serving");
    /// Longer ones are made anew each time.
    private static final long MOST_BYTES = 256L << 20;

    private final KeptSteps steps;
    private final Job job;
    private final Ingested ingested;

    KeptFeatures(KeptSteps steps, Job job, Ingested ingested) {
        this.steps = steps;
        this.job = job;
        this.ingested = ingested;
    }

    @Override
    public TrainingSet of(FeaturePlan plan, List<Table> tables, TrainingSet.Request request) throws InterruptedException {
        if (!TrainingSet.isReplayed(plan, tables)) return TrainingSet.of(plan, tables, request, job.world().scheduler(), job.threads());
        Dictionary words = ingested.dictionary();
        String key = key(request);
        Optional<byte[]> kept = steps.read(key);
        boolean classes = request.label() >= 0 && isWord(plan.schema().columns().get(request.label()).type());
        if (kept.isPresent()) return KeptExamples.read(kept.get(), words, request, classes);
        TrainingSet made = TrainingSet.of(plan, tables, request, job.world().scheduler(), job.threads());
        if (KeptExamples.bytes(made) <= MOST_BYTES) steps.write(key, KeptExamples.write(made, words));
        else steps.passed();
        return made;
    }

    static boolean isWord(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key;
    }

    private String key(TrainingSet.Request request) {
        Tree resolved = job.file().bound().orElseThrow().resolved();
        List<String> parts = new ArrayList<>(List.of(FORMAT, job.program(), ingested.fingerprint(), String.valueOf(request.from()), String.valueOf(request.until())));
        SECTIONS.forEach(section -> parts.add(resolved.at(section).map(Resolved::fingerprint).orElse("")));
        request.inputs().forEach(input -> parts.add(input.name() + " " + input.slot() + " " + input.type()));
        return String.join("\n", parts);
    }
}
