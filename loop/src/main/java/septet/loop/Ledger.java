package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.data.TimingRecord;
import septet.data.VersionRecord;
import septet.design.GateSentence;
import septet.design.Problem;
import septet.features.Feature;
import septet.monitoring.Facts;
import septet.monitoring.Monitor;
import septet.monitoring.Refusing;
import septet.monitoring.StepVerdict;
import septet.monitoring.Trial;
import septet.serving.Holdback;
import septet.serving.Listener;
import septet.serving.Takeover;
import septet.world.Chance;

/// What was decided in a rehearsal, example by example, and what the loop made of it.
final class Ledger implements Listener, Answered {
    static final int NOTHING = -1;
    private static final double SLOWER = 20;
    private final Material material;
    private final List<String> lines;
    private final Profile profile;
    private final Chance latencies;
    private final int unit;
    private final Rollcall rollcall = new Rollcall();
    private final int[] line;
    private final int[] version;
    private final boolean[] degraded;
    private final double[] loss;
    private final BegunDrift inputs = new BegunDrift();
    private final SeenSlices slices = new SeenSlices();
    private Optional<HeldRows> held = Optional.empty();
    /// By the end of a day how far the input that lay farthest from training had drifted.
    private final java.util.SortedMap<Long, Double> drifts = new java.util.TreeMap<>();
    /// Examples by the moment at which their label becomes known.
    private final int[] maturing;
    private final Map<String, Integer> versions = new LinkedHashMap<>();
    private final List<LoopRecord> acts = new ArrayList<>();
    private final List<LoopRecord> notes = new ArrayList<>();
    private final List<RefusedRows.Request> lost = new ArrayList<>();
    /// Of the rollout under way, or the last one.
    private String rollout = "";
    private Optional<TimingRecord> timing = Optional.empty();
    /// Who watches, as beside a server.
    private Optional<Monitor> monitor = Optional.empty();
    private long served;
    private int place = NOTHING;
    private long decisions;
    private long compared;
    private long different;
    private boolean replaying;
    private boolean slow;
    private boolean delayed;

    /// @param lines the decisions of the design, in their order
    /// @param unit  the slot of what keeps its arm by the design; -1: each request
    Ledger(Material material, List<String> lines, int unit, Profile profile, Chance latencies) {
        this.unit = unit;
        this.material = material;
        this.lines = lines;
        this.profile = profile;
        this.latencies = latencies;
        line = new int[material.size()];
        version = new int[material.size()];
        degraded = new boolean[material.size()];
        loss = new double[material.size()];
        maturing = java.util.stream.IntStream.range(0, material.size()).filter(material::labelled).boxed()
                .sorted(java.util.Comparator.comparingLong(row -> material.knownAt()[row])).mapToInt(Integer::intValue).toArray();
        Arrays.fill(line, NOTHING);
        Arrays.fill(version, NOTHING);
    }

    /// From now on this one hears what is heard, the log that is read again too.
    void measures(Monitor by) {
        monitor = Optional.of(by);
    }

    /// From now on it is kept who is held back.
    ///
    /// @param name of a unit
    void holdsBack(String name) {
        held = Optional.of(new HeldRows(material.size(), name));
    }

    Optional<HeldRows> held() {
        return held;
    }

    /// The example that the next decision belongs to; [#NOTHING] where it is none.
    void expect(int place) {
        this.place = place;
    }

    /// From now on a step of this rollout is under way.
    void steps(String name) {
        rollout = name;
    }

    @Override
    public void shadowed(ShadowRecord said) {
        monitor.ifPresent(each -> each.shadowed(said));
        if (!replaying) rollcall.shadowed(rollout, !said.degraded().isEmpty());
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        monitor.ifPresent(each -> each.decided(decision, row));
        if (replaying) return;
        Candidate only = decision.candidates().getFirst();
        long number = decisions++;
        String of = Rollcall.unit(row, unit);
        if (place >= 0) {
            keep(decision, only);
            held.ifPresent(each -> each.decided(place, of, decision.arm().equals(Holdback.ARM)));
        }
        rollcall.decided(decision, of);
        timing = Takeover.isCompared(decision.arm()) ? Optional.of(new TimingRecord(decision.request(), Math.round(took(number) * 1e3))) : Optional.empty();
    }

    @Override
    public void timed(TimingRecord told) {
        monitor.ifPresent(each -> each.timed(told));
    }

    /// How long the last answer took, where a step is judged by it; once.
    Optional<TimingRecord> timing() {
        Optional<TimingRecord> last = timing;
        timing = Optional.empty();
        return last;
    }

    /// Microseconds.
    private double took(long number) {
        return (slow ? SLOWER : 1) * profile.latency(latencies.at(number));
    }

    private void keep(DecisionRecord decision, Candidate only) {
        line[place] = lines.indexOf(decision.decision());
        version[place] = versions.computeIfAbsent(decision.version(), _ -> versions.size());
        degraded[place] = !decision.degraded().isEmpty();
        loss[place] = decision.arm().equals(Holdback.ARM) ? Double.NaN : Refit.loss(material, place, only.heads());
        for (int i = 0; i < material.inputs().size() && !delayed; i++) {
            Feature feature = material.inputs().get(i);
            compared++;
            if (!Matching.same(feature, only.features(), i, material.columns()[i][place], material.words())) different++;
        }
    }

    @Override
    public void acted(LoopRecord loop) {
        acts.add(loop);
        monitor.ifPresent(each -> each.acted(loop));
        if (loop.action().equals("promote")) served = loop.at();
        rollcall.acted(loop);
    }

    @Override
    public void serves(VersionRecord version) {
        monitor.ifPresent(each -> each.serves(version));
    }

    @Override
    public void labelled(String id, long truth, long from) {
        monitor.ifPresent(each -> each.labelled(id, truth, from));
    }

    @Override
    public void happened(String source, Row row) {
        monitor.ifPresent(each -> each.happened(source, row));
    }

    @Override
    public Refusing refusing(long now) {
        return monitor.map(each -> each.refusing(now)).orElse(Refusing.NOTHING);
    }

    @Override
    public void refused(List<Problem> problems, long at) {
        monitor.ifPresent(each -> each.refused(problems, at));
    }

    /// A request that nobody decided on.
    void lost(RefusedRows.Request request) {
        lost.add(request);
    }

    /// In their order.
    List<RefusedRows.Request> lost() {
        return List.copyOf(lost);
    }

    @Override
    public Optional<StepVerdict> heldBack(long now) {
        return monitor.flatMap(each -> each.heldBack(now));
    }

    /// Of an example the line of `serving.decide`; [#NOTHING] where it was never decided.
    int line(int example) {
        return line[example];
    }

    /// Of an example the place of its version among [#versions]; [#NOTHING] where it was never decided.
    int version(int example) {
        return version[example];
    }

    /// Of an example what its answer lost; NaN where that is not known.
    double loss(int example) {
        return loss[example];
    }

    /// How far the input that lay farthest from training had drifted in the week that ended then; NaN where nobody looked.
    double drift(long end) {
        return drifts.getOrDefault(end, Double.NaN);
    }

    boolean degraded(int example) {
        return degraded[example];
    }

    /// That answered, in the order of their first answers.
    List<String> versions() {
        return List.copyOf(versions.keySet());
    }

    /// What the loop decided, as its log has it.
    List<LoopRecord> acts() {
        return List.copyOf(acts);
    }

    /// That and what happened to it, by time.
    List<LoopRecord> story() {
        java.util.stream.Stream<LoopRecord> refused = RefusedRows.runs(lost).stream().map(RefusedRows.Run::told);
        return java.util.stream.Stream.of(notes.stream(), acts.stream(), refused).flatMap(each -> each).sorted(java.util.Comparator.comparingLong(LoopRecord::at)).toList();
    }

    /// Something happened that the loop did not decide.
    void note(LoopRecord happened) {
        notes.add(happened);
    }

    /// While the log is read again, only what the loop decided is taken from it, anew.
    void replays(boolean begins) {
        replaying = begins;
        if (begins) acts.clear();
    }

    /// Whether answers take longer now.
    void slow(boolean now) {
        slow = now;
    }

    /// Rows did not arrive when they were sent: features are other than in the training set, and rightly so.
    void delayed() {
        delayed = true;
    }

    @Override
    public double[] losses(long since, long now) {
        int begin = first(since + 1);
        int end = first(now + 1);
        return java.util.stream.IntStream.range(begin, end).map(i -> maturing[i]).filter(row -> version[row] != NOTHING && !Double.isNaN(loss[row]))
                .mapToDouble(row -> loss[row]).toArray();
    }

    @Override
    public long labels(long since, long now) {
        return first(now + 1) - first(since + 1);
    }

    @Override
    public Optional<String> holds(GateSentence condition, long now) {
        return monitor.flatMap(each -> each.holds(condition, new Facts(now, true, "", served, "", 0, 0, 0, List.of())));
    }

    /// The first whose label becomes known at this moment or later.
    private int first(long moment) {
        int low = 0;
        for (int high = maturing.length; low < high;) {
            int middle = (low + high) >>> 1;
            if (material.knownAt()[maturing[middle]] < moment) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    @Override
    public List<String> drifted(long now) {
        monitor.ifPresent(each -> slices.look(now, each));
        drifts.put(now, monitor.map(each -> each.farthest(now)).orElse(Double.NaN));
        return inputs.of(monitor.map(each -> each.drifting(now)).orElse(List.of()));
    }

    @Override
    public Trial trial() {
        return monitor.orElseThrow().trial();
    }

    @Override
    public void anew(List<String> told) {
        inputs.anew(told);
    }

    LoopReport.Slices slices() {
        return slices.report();
    }

    Rollcall rollcall() {
        return rollcall;
    }

    long decisions() {
        return decisions;
    }

    long compared() {
        return compared;
    }

    long different() {
        return different;
    }
}
