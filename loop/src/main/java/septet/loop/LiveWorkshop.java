package septet.loop;

import java.util.Optional;
import septet.model.ArtifactFolder;
import septet.model.Version;

/// Has candidates fitted and judged in processes of their own, one at a time.
final class LiveWorkshop implements Workshop, AutoCloseable {
    /// So often it is looked whether a process has ended.
    private static final long LOOK_MICROS = 1_000_000;
    private final SeparateProcess process;
    private final ArtifactFolder artifacts;
    private Optional<Under> going = Optional.empty();

    private record Under(Task task, SeparateProcess.Going work) {}

    LiveWorkshop(SeparateProcess process, ArtifactFolder artifacts) {
        this.process = process;
        this.artifacts = artifacts;
    }

    @Override
    public Begun begin(Task task) {
        if (going.isEmpty()) start(task);
        return new Begun(LOOK_MICROS, process.words());
    }

    private void start(Task task) {
        going = Optional.of(new Under(task, process.start(RetrainingOrder.of(task))));
    }

    @Override
    public Optional<Result> result(Task task) {
        if (going.isEmpty()) start(task);
        if (!going.get().task().equals(task)) return Optional.empty();
        Optional<SeparateProcess.Ended> ended = going.get().work().ended();
        if (ended.isEmpty()) return Optional.empty();
        going = Optional.empty();
        return Optional.of(switch (ended.get()) {
            case SeparateProcess.Died(String why) -> new Failed(why);
            case SeparateProcess.Wrote(byte[] found) -> RetrainingFound.read(found, switch (task) {
                case Fit fit -> fit.served().id();
                case Comparison comparison -> comparison.version().id();
            });
        });
    }

    @Override
    public double[][] losses(Version version) {
        return VersionFile.read(version, RetrainingFound.LOSSES, double[][].class, artifacts).orElse(new double[0][]);
    }

    @Override
    public void close() {
        going.ifPresent(each -> each.work().stop());
        going = Optional.empty();
    }
}
