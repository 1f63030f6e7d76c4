package septet.loop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import septet.model.Version;
import septet.monitoring.ExperimentWatch;
import septet.monitoring.StepWatch;
import septet.serving.RolloutStep;

/// A version on its way to serve, and how far it has come.
final class Rollout {
    /// How often a step may be extended by its own length before it is undecided.
    static final int EXTENSIONS = 2;
    /// Before the version that was retrained.
    static final String REFRESH = "refresh-";
    /// Before the version of a changed design.
    static final String CHANGED = "rollout-";
    private final String name;
    private final Version version;
    private final List<RolloutStep> steps;
    private int step = -1;
    private long began;
    private int extensions;
    private StepWatch watch = new StepWatch();
    private final Optional<ExperimentWatch> experiment;
    private long exposed = Long.MAX_VALUE;

    Rollout(String name, Version version, List<RolloutStep> steps, Optional<ExperimentWatch> experiment) {
        this.experiment = experiment;
        this.name = name;
        this.version = version;
        this.steps = steps;
    }

    String name() {
        return name;
    }

    Version version() {
        return version;
    }

    void next(long now) {
        step++;
        began = now;
        extensions = 0;
        watch = new StepWatch(step > 0);
        if (share() > 0) exposed = Math.min(exposed, now);
    }

    /// What becomes of units, from the first step in which some are answered by the version.
    Optional<ExperimentWatch> experiment() {
        return experiment;
    }

    /// Since when; far away where no unit was yet.
    long exposed() {
        return exposed;
    }

    /// Whether it is the last share before all.
    boolean isDeciding() {
        return step + 1 < steps.size() && isAll(steps.get(step + 1)) && share() > 0;
    }

    boolean isFirst() {
        return step <= 0;
    }

    RolloutStep step() {
        return steps.get(step);
    }

    boolean isLast() {
        return isAll(step());
    }

    private static boolean isAll(RolloutStep step) {
        return step.length().isEmpty() || step.share().compareTo(BigDecimal.ONE) == 0;
    }

    double share() {
        return step().share().doubleValue();
    }

    StepWatch watch() {
        return watch;
    }

    private long length() {
        return step().length().orElseThrow().toNanos() / 1_000;
    }

    /// The next time to look at the step.
    long nextLook(long now) {
        long between = Math.max(1, length() * (1 + EXTENSIONS) / StepWatch.LOOKS);
        return Math.min(now + between, end());
    }

    long end() {
        return began + length() * (1 + extensions);
    }

    boolean isExtendable() {
        return extensions < EXTENSIONS;
    }

    void extend() {
        extensions++;
    }

    /// `shadow`, `canary`.
    String action() {
        return share() == 0 ? "shadow" : "canary";
    }

    /// `shadow for 1h`, `5% for 1d`.
    String words() {
        return step().text();
    }
}
