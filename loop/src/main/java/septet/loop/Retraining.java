package septet.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import septet.data.LogReader;
import septet.design.Refused;
import septet.evaluation.Contest;
import septet.model.ArtifactFolder;
import septet.model.Heads;
import septet.model.Version;
import septet.model.Versions;

/// A retraining beside a server: from the sources that the version was made of and from the server's log, both read only. It writes nothing but what it gives back, so that
/// it can run in a process of its own, and end in any way.
public final class Retraining {
    private static final long DAY = 86_400_000_000L;
    private static final long SPARE = 30 * DAY;
    private final Job job;
    private final ArtifactFolder artifacts;
    private final Version version;
    private final Ingested ingested;
    private final Preparation prepared;
    private final Examples examples;
    private final Refit refit;

    private Retraining(Job job, Supplier<LogReader> log, Version version, long asOf, LoopParts parts) {
        this.job = job;
        this.version = version;
        artifacts = job.store().artifacts();
        ingested = Ingestion.of(job);
        prepared = Preparation.of(job.design(), ingested);
        long maturity = maturity(prepared);
        Heads heads = Release.read(artifacts.get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id()).plain().heads();
        long reach = Window.Lengths.of(prepared.split(), maturity).length() + 2 * maturity + SPARE;
        Refit.From from = new Refit.From(version, maturity);
        Examples late = examples(heads, asOf - reach, log);
        Refit ofLate = new Refit(job, ingested, prepared, late, from, parts);
        boolean enough = ofLate.window(asOf).learn().length > 0;
        // Where no label came for long, the newest ones are those of the sources.
        examples = enough ? late : examples(heads, Math.min(asOf, prepared.material().knownUntil()) - reach, log);
        refit = enough ? ofLate : new Refit(job, ingested, prepared, examples, from, parts);
    }

    private Examples examples(Heads heads, long from, Supplier<LogReader> log) {
        return Examples.of(job.design(), ingested, heads, new Examples.Span(from, Long.MAX_VALUE),
                (plan, tables, request) -> LoggedSet.of(ServedSystem.setup(job.design(), plan, ingested, heads), plan, tables, request, log));
    }

    static long maturity(Preparation prepared) {
        return Preparation.micros(prepared.plan().schema().columns().get(prepared.label()).known().delay());
    }

    /// Does what is asked for.
    ///
    /// @param job of any design of the system, upon its store or a copy
    /// @param log of the server; gives a reader from its beginning
    /// @return what is to be handed back, whatever happened
    public static byte[] of(Job job, Supplier<LogReader> log, RetrainingOrder order) {
        return found(job, log, order, LoopParts.OURS).bytes();
    }

    static RetrainingFound found(Job job, Supplier<LogReader> log, RetrainingOrder order, LoopParts parts) {
        try {
            Versions versions = job.store().registry().versions();
            Version version = job.store().registry().version(order.version());
            String taken = Release.read(job.store().artifacts().get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id()).taken();
            if (taken.equals(Contest.BASELINE)) return RetrainingFound.failed("the gates took the baseline in " + version.id() + ", and only what was learned can be fitted again");
            Retraining retraining = new Retraining(job.of(version), log, version, order.asOf(), parts);
            if (!retraining.ingested.fingerprint().equals(version.provenance().data())) {
                return RetrainingFound.failed("the rows of the sources are not those that " + version.id() + " was made of; run the design again");
            }
            return order.before().isEmpty() ? retraining.fit(order.asOf()) : retraining.compare(versions.find(order.before()).orElseThrow(), order);
        } catch (Refused refused) {
            return RetrainingFound.failed(refused.problems().getFirst().line());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return RetrainingFound.failed("it was interrupted");
        }
    }

    private RetrainingFound fit(long asOf) throws InterruptedException {
        return switch (refit.at(asOf)) {
            case Refit.Failed(String why) -> RetrainingFound.failed(why);
            case Refit.Fresh fresh -> judged(fresh);
        };
    }

    private RetrainingFound judged(Refit.Fresh fresh) {
        RefreshGate gate = new RefreshGate(job.design(), prepared, examples);
        Refit.Fresh served = refit.registered(version, artifacts);
        int[] judge = refit.unseen(version, fresh.window().judge());
        PastFailures failures = new PastFailures(examples.material(), job.file().fingerprint());
        List<PastFailures.Case> before = version.artifacts().containsKey(PastFailures.ROLE) ? PastFailures.read(artifacts.get(version.artifacts().get(PastFailures.ROLE)))
                : List.of();
        RefreshGate.Found found = gate.judge(refit, fresh, served, judge);
        Workshop.Judged judged = failures.judge(Workshop.Judged.of(found.promotion()), before, fresh);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(JudgedShift.ROLE, JudgedShift.bytes(found.shift()));
        files.put(RetrainingFound.LOSSES, RetrainingFound.losses(refit.losses(fresh)));
        files.put(PastFailures.ROLE, PastFailures.write(failures.and(before, judge, List.of(refit.said(fresh.model(), judge), refit.said(served.model(), judge)),
                List.of(fresh.thresholds(), served.thresholds()))));
        return RetrainingFound.of(refit.draft(fresh, Optional.of(version.id()), files), judged, fresh.window().learn().length);
    }

    private RetrainingFound compare(Version before, RetrainingOrder order) {
        int[] rows = refit.matured(order.since(), order.asOf());
        if (rows.length == 0) return RetrainingFound.of(new Workshop.Compared(false, "", 0));
        RefreshGate gate = new RefreshGate(job.design(), prepared, examples);
        return RetrainingFound.of(Workshop.Compared.of(gate.margin(refit, rows, refit.registered(version, artifacts), refit.registered(before, artifacts)), rows.length));
    }
}
