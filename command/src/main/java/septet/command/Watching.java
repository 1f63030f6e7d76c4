package septet.command;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Job;
import septet.loop.Run;
import septet.loop.RunExploration;
import septet.loop.ServedSystem;
import septet.world.Scheduler;

/// Looks at the design file while its version serves: when it has changed, the new design is run beside the server, and, where its version is promoted, answers from one place
/// of the log on, from a state that was made of all that the log holds. A design that is wrong, or not promoted, changes nothing.
final class Watching implements AutoCloseable {
    private static final long LOOK_MICROS = 1_000_000;
    private final Work work;
    private final Function<Work, Job> jobs;
    private final Running running;
    private final Scheduler.Repeating repeating;
    /// The text that was last looked at.
    private String seen;
    /// The thread that runs a changed design, while it does.
    private volatile Optional<Thread> runs = Optional.empty();

    private Watching(Work work, Function<Work, Job> jobs, Running running, Scheduler scheduler) {
        this.work = work;
        this.jobs = jobs;
        this.running = running;
        seen = work.text();
        repeating = scheduler.every(LOOK_MICROS, this::look, this::missed);
    }

    /// @param jobs of a design, in the store and the world that are served
    static Watching start(Work work, Function<Work, Job> jobs, Running running, Scheduler scheduler) {
        return new Watching(work, jobs, running, scheduler);
    }

    private void look() {
        String text = new String(Work.bytes(work.design()), StandardCharsets.UTF_8);
        if (text.equals(seen)) return;
        seen = text;
        try {
            succeed(Work.open(work.design(), work.store().toString()));
        } catch (Refused refused) {
            Job job = jobs.apply(work);
            refused.problems().stream().filter(Problem::isError).forEach(problem -> job.progress().say("watch: " + problem.line()));
            job.progress().say("watch: " + running.system().version().id() + " goes on as it was");
        } catch (RuntimeException failed) {
            jobs.apply(work).progress().say("watch: this run failed (" + failed + "); " + running.system().version().id() + " goes on as it was");
        } catch (InterruptedException _) {
            jobs.apply(work).progress().say("watch: the run of the changed design was stopped");
        }
    }

    /// The file could not be read, as where it is away for a moment.
    private void missed(Throwable failed) {
        String why = failed instanceof Refused refused ? refused.problems().getFirst().line() : "this look failed: " + failed;
        jobs.apply(work).progress().say("watch: " + why + "; " + running.system().version().id() + " goes on, and the design is looked at again");
    }

    private void succeed(Work changed) throws InterruptedException {
        String before = running.system().version().id();
        Job job = jobs.apply(changed);
        Run.Result result = run(job);
        RunFiles.write(changed, job.store(), job.world().disk(), result.report(), RunExploration.of(changed.file().design(), result));
        if (!result.promoted()) {
            job.progress().say("watch: " + result.version().id() + " is not promoted; " + before + " goes on");
            return;
        }
        running.loop().change(result.version(), ServedSystem.successor(job, result.version(), result.ingested(), running.system()), result.why());
    }

    private Run.Result run(Job job) throws InterruptedException {
        runs = Optional.of(Thread.currentThread());
        try {
            return Run.candidate(job);
        } finally {
            runs = Optional.empty();
        }
    }

    @Override
    public void close() {
        runs.ifPresent(Thread::interrupt);
        repeating.close();
    }
}
