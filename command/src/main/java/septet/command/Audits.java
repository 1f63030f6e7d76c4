package septet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import septet.loop.Progress;
import septet.model.Store;
import septet.serving.Audited;
import septet.world.Scheduler;
import septet.world.World;

/// The proof in production: from time to time a share of the features that were served is computed once more from the sources and the log, by `septet audit` in a process of its own, and
/// compared bit by bit. What it finds stands in the store; the server's status and alerts tell it.
final class Audits implements AutoCloseable {
    private static final long LOOK_MICROS = 1_000_000;
    private static final String SHARE = "10%";
    private final Work work;
    private final Map<String, Path> sources;
    private final OwnProcess.Limits limits;
    private final long every;
    private final World world;
    private final Progress progress;
    private final Scheduler.Repeating repeating;
    private long next;
    private Optional<OwnProcess> going = Optional.empty();

    private Audits(Work work, Map<String, Path> sources, OwnProcess.Limits limits, Duration every, World world, Progress progress) {
        this.work = work;
        this.sources = sources;
        this.limits = limits;
        this.every = every.toNanos() / 1_000;
        this.world = world;
        this.progress = progress;
        long now = world.clock().micros();
        next = Math.clamp(Audited.last(world.disk(), Store.audit(work.store())).map(Audited::at).orElse(now) + this.every, now, now + this.every);
        repeating = world.scheduler().every(LOOK_MICROS, this::look, failed -> progress.say("audit: nothing was compared, and this is tried again: " + failed));
    }

    /// @param every so often, counted from the last one that the store knows, also of a server before
    static Audits start(Work work, Map<String, Path> sources, OwnProcess.Limits limits, Duration every, World world, Progress progress) {
        return new Audits(work, sources, limits, every, world, progress);
    }

    private synchronized void look() {
        if (going.isPresent()) {
            OwnProcess audit = going.get();
            OptionalInt code = audit.ended();
            if (code.isEmpty()) return;
            going = Optional.empty();
            if (code.getAsInt() != 0 && code.getAsInt() != AuditCommand.DIFFERENT) progress.say("audit: nothing was compared: " + audit.why(code.getAsInt()));
        } else if (world.clock().micros() >= next) {
            next = world.clock().micros() + every;
            start();
        }
    }

    private void start() {
        Path folder = work.store().resolve("auditing");
        try {
            Files.createDirectories(folder);
            Path text = Files.writeString(folder.resolve("design.yaml"), work.text());
            List<String> arguments = new ArrayList<>(List.of(AuditCommand.NAME));
            arguments.addAll(work.arguments(sources));
            arguments.addAll(List.of("--share", SHARE, "--text", text.toString()));
            going = Optional.of(OwnProcess.start(arguments, folder.resolve("said.txt"), limits));
        } catch (IOException e) {
            progress.say("audit: nothing was compared: " + OwnProcess.notStarted(e));
        }
    }

    @Override
    public void close() {
        repeating.close();
        stop();
    }

    private synchronized void stop() {
        going.ifPresent(OwnProcess::stop);
        going = Optional.empty();
    }
}
