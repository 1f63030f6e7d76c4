package septet.loop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import septet.data.DecisionRecord;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.LoopRecord;
import septet.data.Records;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.features.FeaturePlan;
import septet.model.Version;
import septet.serving.Event;
import septet.world.SimulatedWorld;

/// A town whose payments go on where those of the run ended, asked of a served system in virtual time, while its closed loop acts. Payments and labels come when they would.
final class LiveTown implements AutoCloseable {
    static final long DAY = 86_400_000_000L;
    static final String DESIGN = Towns.SHORT.replace("shadow for 18h, 25% for 1d, 50% for 12h", "shadow for 12h, 25% for 1d");

    private record Told(long at, Event event) {}

    private final Table payments;
    private final RawEvent spoken;
    private final int label;
    private final PriorityQueue<Told> labels = new PriorityQueue<>(java.util.Comparator.comparingLong(Told::at));
    private final Row row;
    final SimulatedWorld world;
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<RetrainingOrder> orders = new ArrayList<>();
    Job job;
    final LoopParts parts;
    UnaryOperator<SeparateProcess.Ended> ending = UnaryOperator.identity();
    /// Whether processes go on and on.
    boolean hangs;
    int stopped;
    /// Whether no process can be begun, by a mistake.
    boolean broken;
    ServedSystem system;
    LiveLoop loop;
    private final java.util.Map<String, String> cards = new java.util.HashMap<>();
    final long began;
    private int next;

    private LiveTown(Job job, SimulatedWorld world, Ingested all, LoopParts parts) {
        this.job = job;
        this.world = world;
        this.parts = parts;
        FeaturePlan plan = Preparation.plan(job.design(), all);
        payments = all.tables().getFirst();
        spoken = Spoken.of(job.design(), all, plan).events().getFirst();
        label = plan.schema().slot("fraud");
        row = new Row(plan.slots());
        began = world.world().clock().micros();
        while (next < payments.rows() && payments.time(next) <= world.world().clock().micros()) next++;
    }

    static LiveTown open(String design, LoopParts parts) throws InterruptedException {
        Ingested all = Ingestion.of(Towns.job(design.replace("days: 46", "days: 75")));
        Table old = Ingestion.of(Towns.job(design)).tables().getFirst();
        SimulatedWorld world = new SimulatedWorld(1, old.time(old.rows() - 1));
        Job job = Towns.job(design, world);
        Run.Result run = Run.of(job);
        if (!run.promoted()) throw new IllegalStateException(run.why());
        LiveTown town = new LiveTown(job, world, all, parts);
        town.start(Optional.of(run.ingested()));
        return town;
    }

    private void start(Optional<Ingested> ingested) {
        system = ServedSystem.open(job, ingested);
        loop = LiveLoop.open(system, new InProcess(), new LiveLoop.Place(job, Runnable::run, job.store().log()::sync, () -> new septet.monitoring.Facts(now(), true, system.version().id(),
                system.version().at(), "", 0, 0, 0, List.of()), world.world().clock(), said::add, turned -> system = turned), parts);
    }

    /// The process ends without a word, and starts again.
    void restart() {
        world.disk().processEnds();
        job = Towns.again(job);
        start(Optional.empty());
    }

    /// A changed design is run beside the server, as by `--watch`.
    Version change(String design) throws InterruptedException {
        Job other = new Job(DesignFile.read(design, "design.yaml"), design, job.folder(), job.places(), job.store(), job.world(), job.engines(), job.progress(), 1, job.program());
        Run.Result run = Run.candidate(other);
        if (!run.promoted()) throw new IllegalStateException(run.why());
        loop.change(run.version(), ServedSystem.successor(other, run.version(), run.ingested(), system), run.why());
        return run.version();
    }

    long now() {
        return world.world().clock().micros();
    }

    /// Lets time pass with all that happens in it.
    void pass(long micros) {
        long until = now() + micros;
        while (next < payments.rows() && payments.time(next) <= until) {
            tell(payments.time(next));
            payments.load(next++, row);
            at(row.time);
            system.decider().decide(spoken.event(row), now());
            loop.answered(0, 200, now(), 80_000 + Math.floorMod(row.id.hashCode() * 0x9E3779B9, 60_000));
            cards.put(row.id, Long.toString(row.values[0]));
            if (row.values[label] != Values.MISSING) labels.add(new Told(row.time + 7 * DAY, spoken.late(row.id, label, row)));
        }
        tell(until);
        at(until);
    }

    /// Until something was said, at most so many days.
    void until(String words, int days) {
        for (int i = 0; i < 24 * days && said.stream().noneMatch(line -> line.contains(words)); i++) pass(DAY / 24);
        if (said.stream().noneMatch(line -> line.contains(words))) throw new AssertionError("never said: " + words + "\n" + String.join("\n", said));
    }

    private void tell(long until) {
        while (!labels.isEmpty() && labels.element().at() <= until) {
            Told due = labels.remove();
            at(due.at());
            system.decider().tell("payments", List.of(due.event()), now());
        }
    }

    private void at(long moment) {
        world.advanceTo(moment);
        loop.act();
    }

    /// A fit as of a moment, from what the log holds now.
    RetrainingFound fit(long asOf, LoopParts with) {
        return Retraining.found(job, this::reader, new RetrainingOrder(RetrainingOrder.FORMAT, asOf, "v1", "", 0), with);
    }

    String card(String id) {
        return cards.get(id);
    }

    List<LoopRecord> story() {
        return system.monitor().acts();
    }

    List<DecisionRecord> decisions() {
        List<DecisionRecord> decisions = new ArrayList<>();
        try (LogReader reader = reader()) {
            while (reader.next()) {
                LogRecord record = Records.read(reader.kind(), reader.payload());
                if (record instanceof DecisionRecord decision) decisions.add(decision);
            }
        }
        return decisions;
    }

    /// A file of a version becomes another one.
    void damage(String hash) {
        world.disk().replace(Path.of("/store/artifacts", hash.substring(0, 2), hash.substring(2)), new byte[] {1});
    }

    LogReader reader() {
        job.store().log().flush();
        return job.store().log().reader(0);
    }

    @Override
    public void close() {
        loop.close();
        job.store().close();
    }

    /// Does at once what a process would.
    private final class InProcess implements SeparateProcess {
        @Override
        public Going start(RetrainingOrder order) {
            if (broken) throw new IllegalStateException("it was planted");
            orders.add(order);
            return new Going() {
                @Override
                public Optional<Ended> ended() {
                    return hangs ? Optional.empty() : Optional.of(ending.apply(new Wrote(Retraining.found(job, LiveTown.this::reader, order, parts).bytes())));
                }

                @Override
                public void stop() {
                    stopped++;
                }
            };
        }

        @Override
        public String words() {
            return "in no time";
        }
    }
}
