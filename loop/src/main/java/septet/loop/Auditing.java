package septet.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import septet.data.LogReader;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.model.Version;
import septet.serving.Audit;
import septet.serving.Audited;
import septet.serving.Retelling;

/// Computes what was served once more, from the sources and the log, and compares.
public final class Auditing {
    private Auditing() {}

    /// By the design of a version.
    ///
    /// @param job   of any design of this system
    /// @param share of the decisions, 0 to 1
    /// @param log   gives a reader from the beginning of the log; it is closed here
    public static Audited of(Job job, Version version, double share, Supplier<LogReader> log) {
        Job own = job.of(version);
        Ingested ingested = Ingestion.of(own);
        FeaturePlan plan = Preparation.plan(own.design(), ingested);
        Release release = Release.read(job.store().artifacts().get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id());
        FeatureState state = new FeatureState(plan);
        TrainingSet.replay(state, ingested.tables(), new TrainingSet.Request(Long.MAX_VALUE, Long.MAX_VALUE, List.of(), -1, Optional.empty(), List.of()));
        Audit audit = new Audit(plan, share);
        try (LogReader reader = log.get()) {
            Retelling.of(ServedSystem.setup(own.design(), plan, ingested, release.plain().heads()), state, reader, audit);
        }
        return audit.audited(job.world().clock().micros());
    }
}
