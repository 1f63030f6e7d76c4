package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import septet.data.Leak;
import septet.design.Refused;
import septet.design.Resolved;
import septet.design.Tree;
import septet.evaluation.Evaluation;
import septet.evaluation.EvaluationJson;
import septet.evaluation.Identity;
import septet.evaluation.Scored;
import septet.features.Feature;
import tools.jackson.core.JacksonException;

/// Judges nothing twice: the same rows, design, models and seed give the evaluation, the leaks and the delivery that they gave before.
final class KeptFindings {
    /// Raised when the same of all these would give other findings.
    private static final String FORMAT = "findings 3";
    private static final List<String> SECTIONS = List.of("requirements", "framing", "data", "model", "evaluation", "serving");

    private final KeptSteps steps;
    private final String key;

    /// @param seed of the run, which may be another than the design's
    KeptFindings(KeptSteps steps, Job job, Ingested ingested, long seed) {
        this.steps = steps;
        Tree resolved = job.file().bound().orElseThrow().resolved();
        List<String> parts = new ArrayList<>(List.of(FORMAT, job.program(), System.getProperty("os.arch"), ingested.fingerprint(), String.valueOf(seed)));
        SECTIONS.forEach(section -> parts.add(resolved.at(section).map(Resolved::fingerprint).orElse("")));
        key = String.join("\n", parts);
    }

    /// @param scored what each contestant says of the test rows
    Evaluation evaluation(SequencedMap<String, Scored> scored, Supplier<Evaluation> judge) {
        String what = key + "\nevaluation\n" + scored.keySet() + Long.toHexString(content(scored));
        Optional<Evaluation> kept = steps.read(what).flatMap(KeptFindings::evaluation);
        if (kept.isPresent()) return kept.get();
        Evaluation made = judge.get();
        steps.write(what, EvaluationJson.write(made));
        return made;
    }

    private static Optional<Evaluation> evaluation(byte[] bytes) {
        try {
            return Optional.of(EvaluationJson.read(bytes, "a kept evaluation"));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    private static long content(SequencedMap<String, Scored> scored) {
        long content = 0;
        for (Scored each : scored.sequencedValues()) {
            for (double[] head : each.heads()) for (double value : head) content = Identity.of(content + Double.doubleToRawLongBits(value));
            if (each.decided().isEmpty()) continue;
            for (int decision : each.decided().get().decisions()) content = Identity.of(content + decision);
            for (long cost : each.decided().get().costs()) content = Identity.of(content + cost);
        }
        return content;
    }

    /// What trials scored.
    KeptScores scores() {
        return new KeptScores(steps, key);
    }

    /// What a search found in the columns.
    record Leaks(List<Leak> leaks) {}

    /// @param seen the columns that were looked at
    List<Leak> leaks(List<Feature> seen, Supplier<List<Leak>> search) {
        return json("leaks\n" + seen.stream().map(Feature::name).toList(), Leaks.class, () -> new Leaks(search.get())).leaks();
    }

    /// @param models the hashes of what was judged
    RunDelivery.Found delivery(String models, List<Leak> leaks, Supplier<RunDelivery.Found> deliver) {
        return json("delivery\n" + models + leaks, RunDelivery.Found.class, deliver);
    }

    private <T> T json(String what, Class<T> type, Supplier<T> make) {
        String whole = key + "\n" + what;
        Optional<T> kept = steps.read(whole).flatMap(bytes -> read(bytes, type));
        if (kept.isPresent()) return kept.get();
        T made = make.get();
        steps.write(whole, RunJson.MAPPER.writeValueAsBytes(made));
        return made;
    }

    private static <T> Optional<T> read(byte[] bytes, Class<T> type) {
        try {
            return Optional.of(RunJson.MAPPER.readValue(bytes, type));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
