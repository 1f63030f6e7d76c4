package septet.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import septet.data.DecisionRecord;
import septet.data.DefinitionsRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.TimingRecord;
import septet.data.Values;
import septet.data.VersionRecord;
import septet.design.GateSentence;
import septet.design.Problem;
import septet.model.Heads;
import septet.model.MostLikely;
import septet.serving.Audited;
import septet.serving.Listener;
import septet.serving.Routes;
import septet.serving.Traffic;
import septet.serving.UnitOf;

/// Watches a system while it serves, from the records of its decisions. It is fed on the thread that decides and belongs to it;
/// a replay of the log brings it to the same counts.
public final class Monitor implements Listener, Traffic {
    private static final int MOST_VERSIONS = 100;
    Watched watched;
    final DecisionWatch decisions;
    DriftWatch drift;
    final MaturedLosses losses = new MaturedLosses();
    final LoopWatch loop = new LoopWatch();
    final VersionWatch versions = new VersionWatch();
    final SliceQuality sliced = new SliceQuality();
    final QualityWatch quality;
    /// Of classes; of anything else it stays empty.
    final EstimatedClasses estimatedClasses;
    private final EstimatedErrors estimatedErrors;
    /// Of classes and numbers; of yes and no it stays empty.
    final OutcomeWatch outcomes;
    final SourceWatch sources = new SourceWatch();
    final Refusals refusals = new Refusals();
    private final Map<String, String> meanings = new HashMap<>();
    /// The features of each version of which decisions may follow.
    private final LinkedHashMap<String, List<String>> features = new LinkedHashMap<>();
    /// Classes, in their order; of anything else empty.
    private final List<String> classes;
    /// Versions that know other classes: what they decided is no outcome here.
    private final Set<String> foreign = new LinkedHashSet<>();
    private List<String> counted = List.of();
    private String served = "";
    private Function<String, Optional<Watched>> versionsWatched = _ -> Optional.empty();
    private Onlooker onlooker = Onlooker.NONE;
    private HeldBack held = HeldBack.NOBODY;
    private Trial trial = new Trial(_ -> Optional.empty());
    private DefinitionsRecord meant = new DefinitionsRecord("", List.of());
    Supplier<Optional<Audited>> audits = Optional::empty;
    /// What the conditions of the design have found.
    final AlertBook alerts;
    /// What became of the notices of it.
    Supplier<Outbox.Sent> notices = () -> Outbox.Sent.NOTHING;
    TrafficWatch traffic = new TrafficWatch(List.of());

    public Monitor(Watched watched) {
        this.watched = watched;
        classes = watched.heads() instanceof Heads.Classes own ? own.words() : List.of();
        alerts = new AlertBook(watched.system());
        decisions = new DecisionWatch(watched.decisions());
        drift = new DriftWatch(watched);
        sliced.of(drift.watchedSlices());
        estimatedClasses = new EstimatedClasses(classes.size());
        estimatedErrors = EstimatedErrors.of(watched.score());
        quality = new QualityWatch(watched.prices(), versions, sliced, losses);
        outcomes = new OutcomeWatch(switch (watched.heads()) {
            case Heads.Classes classes -> new ClassOutcomes(classes.words());
            case Heads.Truth _, Heads.Amount _ -> new NumberOutcomes(watched.unit());
        }, sliced, losses);
    }

    boolean ofTruth() {
        return watched.heads() instanceof Heads.Truth;
    }

    /// What features mean now: values of another meaning do not count among theirs.
    public void means(List<String> features, List<String> definitions) {
        for (int i = 0; i < features.size(); i++) meanings.put(features.get(i), definitions.get(i));
    }

    /// What is watched of each version of this design: once another one serves, where its inputs lie is compared with where they lay in its training.
    ///
    /// @param version that serves now
    public void follows(String version, Function<String, Optional<Watched>> versions) {
        served = version;
        versionsWatched = versions;
    }

    /// Another version serves, or the same.
    public void serving(String version) {
        if (version.equals(served)) return;
        versionsWatched.apply(version).ifPresent(next -> {
            served = version;
            watched = next;
            quality.price(next.prices());
            drift = new DriftWatch(next);
            sliced.of(drift.watchedSlices());
            drift.serves(counted);
            held.begins();
        });
    }

    /// Some units are held back: what becomes of them is compared with the others, from when on a version serves.
    ///
    /// @param of makes what is compared
    public void holds(UnitOf units, Supplier<Optional<ExperimentWatch>> of) {
        held = new HeldBack(units, of);
    }

    /// Versions take over step by step: what both arms answer is compared.
    ///
    /// @param courses of their rollouts, by version; empty where one cannot be had
    public void tries(Function<String, Optional<Trial.Course>> courses) {
        trial = new Trial(courses);
    }

    /// What the rollout under way has shown.
    public Trial trial() {
        return trial;
    }

    /// What that shows by now; empty where nobody is held back, or nothing is compared.
    public Optional<StepVerdict> heldBack(long now) {
        return held.judge(now);
    }

    /// From now on this one hears too what is heard.
    public void shows(Onlooker to) {
        onlooker = to;
    }

    /// What the closed loop has decided, the oldest first.
    public List<LoopRecord> acts() {
        return loop.acts();
    }

    /// What answers lost whose labels could be used since, and by now.
    public double[] losses(long since, long now) {
        mature(now);
        return losses.between(since, now);
    }

    /// How many labels could be used since, and by now; to the hour.
    public long labels(long since, long now) {
        mature(now);
        return losses.labels(since, now);
    }

    /// The features that lie elsewhere than in training in a way that costs.
    public List<String> drifting(long now) {
        return drift.features(now).stream().filter(DriftWatch.Finding::alarms).sorted(DriftWatch.Finding.BY_HARM)
                .map(found -> String.format(Locale.ROOT, "%s (stability index %.2f)", found.reference().feature(), found.drift().psi())).toList();
    }

    /// How many requests were refused of late, and why.
    public Refusing refusing(long now) {
        return refusals.standing(now);
    }

    @Override
    public void refused(List<Problem> problems, long at) {
        refusals.refused(problems, at);
    }

    /// The stability index of the feature that lies farthest from training; NaN as long as too little was counted of each to tell.
    public double farthest(long now) {
        return drift.farthest(now);
    }

    /// What is known of each slice that had rows of late, the most harmed first.
    public List<SliceStanding> slices(long now) {
        mature(now);
        return drift.slices().findings(now).stream().map(found -> new SliceStanding(found.sentence(), found.key(), found.name(), found.rows(), found.drifted(),
                SliceStanding.Answers.of(sliced.of(found.sentence(), found.key())))).sorted(SliceStanding.BY_HARM).toList();
    }

    /// Lines of slices that are not watched, because their counts would not fit into the memory that is given to them.
    public List<String> slicesNotWatched() {
        return drift.slices().refused();
    }

    /// What a condition finds now: empty where it does not hold.
    public Optional<String> holds(GateSentence condition, Facts facts) {
        mature(facts.now());
        return new Readings(this, facts).of(condition).filter(Readings.Reading::holds).map(reading -> String.format(Locale.ROOT, "it is %.4g", reading.value()));
    }

    @Override
    public void acted(LoopRecord act) {
        loop.acted(act).ifPresent(this::serving);
        trial.acted(act);
    }

    @Override
    public void shadowed(ShadowRecord shadow) {
        trial.shadowed(shadow);
        onlooker.shadowed(shadow);
    }

    @Override
    public void timed(TimingRecord timing) {
        trial.timed(timing);
    }

    /// Gives what the last audit found, whenever somebody looks.
    public void audits(Supplier<Optional<Audited>> last) {
        audits = last;
    }

    @Override
    public void means(DefinitionsRecord definitions) {
        meant = definitions;
    }

    /// The features of a version, of which those that meant something else have no name.
    private List<String> named(VersionRecord version) {
        if (!meant.version().equals(version.version()) || meanings.isEmpty()) return version.features();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < version.features().size(); i++) {
            String name = version.features().get(i);
            names.add(meant.definitions().get(i).equals(meanings.getOrDefault(name, meant.definitions().get(i))) ? name : "");
        }
        return names;
    }

    /// The routes whose answers it will hear of.
    public void over(Routes routes) {
        traffic = new TrafficWatch(routes.list());
    }

    @Override
    public void serves(VersionRecord version) {
        features.put(version.version(), named(version));
        if (!classes.isEmpty() && !version.heads().equals(classes)) foreign.add(version.version());
        if (features.size() > MOST_VERSIONS) foreign.remove(features.pollFirstEntry().getKey());
        counts(version.version());
    }

    /// The features of the decision that follows.
    private void counts(String version) {
        List<String> names = features.getOrDefault(version, counted);
        if (names == counted) return;
        if (!names.equals(counted)) drift.serves(names);
        counted = names;
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        refusals.answered(decision.at());
        counts(decision.version());
        trial.decided(decision, row, watched.decisions());
        double[] heads = decision.candidates().getFirst().heads();
        if (!classes.isEmpty() && (heads.length != classes.size() || foreign.contains(decision.version()))) return;
        double score = heads[0];
        decisions.decided(decision.decision(), decision.degraded(), decision.at());
        String version = versions.name(decision.version(), decision.arm());
        versions.decided(version, score, !decision.degraded().isEmpty());
        mature(decision.at());
        DriftWatch.By by = new DriftWatch.By(version, drift.groups(row), sliced.set());
        long loss = 0;
        if (ofTruth()) loss = quality.decided(new QualityWatch.Answer(decision.request(), by, decision.decision(), score, decision.at()), row);
        else if (!Double.isNaN(score)) {
            outcomes.decided(decision.request(), answered(heads), by);
            if (watched.heads() instanceof Heads.Classes) {
                loss = Math.round((1 - heads[MostLikely.of(heads)]) * 1e6);
                if (!by.isHeldBack()) estimatedClasses.decided(heads, decision.at());
            } else {
                loss = estimatedErrors.relative(score);
            }
        }
        if (!by.isHeldBack()) drift.decided(decision.candidates().getFirst().features(), new DriftWatch.Answer(score, likeliest(heads)), by, loss, decision.at());
        drift.read(row, loss, decision.at());
        held.decided(decision, row);
        onlooker.decided(decision, row);
    }

    private Outcomes.Answered answered(double[] heads) {
        if (watched.heads() instanceof Heads.Classes) return new Outcomes.Answered(MostLikely.of(heads), Double.NaN, Double.NaN, heads[MostLikely.of(heads)]);
        boolean ranged = heads.length == 3;
        return new Outcomes.Answered(heads[0], ranged ? heads[1] : Double.NaN, ranged ? heads[2] : Double.NaN, estimatedErrors.of(heads[0]));
    }

    /// Whether what is estimated before labels come may be believed.
    Trust trust(long now) {
        List<String> unseen = drift.features(now).stream().filter(finding -> finding.harm().unseen() >= Harm.STRANGE).map(finding -> finding.reference().feature()).toList();
        return ofTruth() ? Trust.of(quality.quality().matured(), quality.concept, unseen) : Trust.of(outcomes.expectation.matured(), outcomes.concept, unseen);
    }

    /// What answers about classes and numbers of late are estimated to be worth.
    List<LiveFigure> estimated(long now) {
        return watched.heads() instanceof Heads.Classes ? estimatedClasses.figures(now) : estimatedErrors.figures(drift.score(now).now(), watched.unit());
    }

    /// Counts the truths that may be used by now.
    void mature(long now) {
        quality.mature(now);
        outcomes.mature(now);
    }

    private String likeliest(double[] heads) {
        return watched.heads() instanceof Heads.Classes classes && !Double.isNaN(heads[0]) ? classes.words().get(MostLikely.of(heads)) : "";
    }

    @Override
    public void labelled(String id, long truth, long from) {
        if (truth == Values.MISSING) return;
        held.labelled(id, truth);
        trial.labelled(id, truth);
        onlooker.labelled(id, truth, from);
        if (ofTruth()) quality.labelled(id, truth == 1, from);
        else outcomes.labelled(id, watched.truths().applyAsDouble(truth), from);
    }

    @Override
    public void happened(String source, Row row) {
        held.happened(source, row);
        trial.happened(source, row);
        onlooker.happened(source, row);
    }

    @Override
    public void arrived(String source, long time, long at) {
        sources.arrived(source, time, at);
    }

    @Override
    public void write(StateWriter to) {
        to.section("monitor 8");
        to.text(served);
        to.number(features.size());
        features.forEach((version, names) -> {
            to.text(version);
            to.number(names.size());
            names.forEach(to::text);
        });
        to.number(foreign.size());
        foreign.forEach(to::text);
        losses.write(to);
        loop.write(to);
        decisions.write(to);
        drift.write(to);
        versions.write(to);
        quality.write(to);
        outcomes.write(to);
        estimatedClasses.write(to);
        sliced.write(to);
        sources.write(to);
        held.write(to);
        trial.write(to);
    }

    @Override
    public void read(StateReader from) {
        from.section("monitor 8");
        String version = from.text();
        for (int left = from.count(); left > 0; left--) {
            String name = from.text();
            List<String> names = new ArrayList<>();
            for (int more = from.count(); more > 0; more--) names.add(from.text());
            features.put(name, List.copyOf(names));
        }
        for (int left = from.count(); left > 0; left--) foreign.add(from.text());
        losses.read(from);
        loop.read(from);
        serving(version);
        decisions.read(from);
        drift.read(from);
        versions.read(from);
        quality.read(from);
        outcomes.read(from);
        estimatedClasses.read(from);
        sliced.read(from);
        sliced.of(drift.watchedSlices());
        sources.read(from);
        held.read(from);
        trial.read(from);
    }

    @Override
    public void answered(int route, int status, long at, long nanos) {
        traffic.answered(route, status, at, nanos);
        onlooker.answered(route, status, at, nanos);
    }
}
