package septet.serving;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import septet.design.Refused;
import septet.world.Clock;
import septet.world.Scheduler;

/// Follows a stream of another system: what comes is taken in as rows of a source, what is broken is put aside, and where to go on stands in the log behind both.
/// Each event counts once, however often the process, the other system or the device fails: the position is written after the events, on the device with them,
/// and what comes again is known by its id.
public final class Follower implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long SOON_MICROS = 1_000;
    private final Topic topic;
    private final Work work;
    private final Scheduler.Repeating repeating;
    private final Map<Integer, Long> places = new HashMap<>();
    private volatile boolean failed;
    private volatile long taken;
    private volatile long putAside;

    /// What a follower works with.
    ///
    /// @param source   whose rows come
    /// @param between  runs a task where the decider may be used, and returns when it has ended
    /// @param sync     returns when everything that was logged is on the device
    /// @param progress hears what a person should know
    public record Work(String source, Decider decider, Checkpoints.Between between, Runnable sync, Clock clock, AsideFile asides, Consumer<String> progress) {}

    private Follower(Topic topic, Work work, Scheduler scheduler) {
        this.topic = topic;
        this.work = work;
        repeating = scheduler.every(SOON_MICROS, this::step, failure -> stands(failure.toString()));
    }

    public static Follower start(Topic topic, Work work, Scheduler scheduler) {
        return new Follower(topic, work, scheduler);
    }

    private void step() {
        if (failed) return;
        try {
            Topic.Poll poll = topic.next(this::place, PATIENCE);
            poll.told().forEach(work.progress());
            if (!poll.messages().isEmpty()) take(poll.messages());
        } catch (Refused refused) {
            stands(refused.problems().getFirst().line());
        }
    }

    /// The stream does not give again what it has given: a further step would leave out what this one has not taken in.
    private void stands(String why) {
        failed = true;
        work.progress().accept("follow: " + work.source() + " stands still: " + why);
    }

    /// Events, then what was put aside, then the position: each is on its way to the device before the next, and all are there before anything more is read.
    private void take(List<Message> messages) {
        AtomicReference<List<Aside>> asides = new AtomicReference<>(List.of());
        work.between().run(() -> asides.set(work.decider().follow(work.source(), topic.address(), messages, work.clock().micros())));
        if (!asides.get().isEmpty()) put(asides.get());
        Map<Integer, Long> next = new HashMap<>();
        for (Message message : messages) next.put(message.partition(), message.offset() + 1);
        work.between().run(() -> work.decider().reached(work.source(), topic.address(), next));
        work.sync().run();
        places.putAll(next);
        taken += messages.size();
        next.forEach(topic::reached);
    }

    private void put(List<Aside> asides) {
        work.asides().put(asides);
        if (putAside == 0) work.progress().accept("follow: " + work.source() + ": the first message was put aside, in " + work.asides().path() + ": " + asides.getFirst().problem().line());
        putAside += asides.size();
    }

    private OptionalLong place(int partition) {
        Long place = places.get(partition);
        if (place != null) return OptionalLong.of(place);
        AtomicReference<OptionalLong> known = new AtomicReference<>(OptionalLong.empty());
        work.between().run(() -> known.set(work.decider().next(work.source(), topic.address(), partition)));
        return known.get();
    }

    public String source() {
        return work.source();
    }

    public String stream() {
        return topic.address();
    }

    /// Messages that were taken in or put aside since the start.
    public long taken() {
        return taken;
    }

    /// Rows that were not taken in since the start.
    public long putAside() {
        return putAside;
    }

    /// Whether it stands still until the process starts again.
    public boolean failed() {
        return failed;
    }

    /// Ends with the step that it is in; before whatever runs its tasks ends.
    @Override
    public void close() {
        repeating.close();
        topic.close();
    }
}
