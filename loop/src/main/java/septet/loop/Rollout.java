package septet.loop;

import java.math.BigDecimal;
import java.util.List;
import septet.data.LoopRecord;
import septet.model.Version;
import septet.monitoring.StepWatch;
import septet.serving.RolloutStep;

/// A version on its way to serve, and how far it has come.
final class Rollout {
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
    private long exposed = Long.MAX_VALUE;

    Rollout(String name, Version version, List<RolloutStep> steps) {
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
        if (share() > 0) exposed = Math.min(exposed, now);
    }

    /// The step that was under way when the process ended, as far as it had come.
    void goOn(LoopPast.Under under) {
        step = under.step() - 1;
        began = under.began();
        extensions = under.extensions();
        exposed = under.exposed();
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

    private long length() {
        return step().length().orElseThrow().toNanos() / 1_000;
    }

    /// The next time to look at the step.
    long nextLook(long now) {
        return Math.min(now + between(), end());
    }

    private long between() {
        return Math.max(1, length() * (1 + step().extensions()) / StepWatch.LOOKS);
    }

    /// The first of those times that is not over; at once where all are.
    long lookFrom(long now) {
        long look = began;
        for (int part = 1; look < now && part <= 1 + extensions; part++) {
            while (look < now && look < began + part * length()) look = Math.min(look + between(), began + part * length());
        }
        return look == began ? nextLook(now) : Math.max(look, now);
    }

    long end() {
        return began + length() * (1 + extensions);
    }

    boolean isExtendable() {
        return extensions < step().extensions();
    }

    void extend() {
        extensions++;
    }

    /// `shadow`, `canary`.
    String action() {
        return share() == 0 ? LoopRecord.SHADOW : LoopRecord.CANARY;
    }

    /// `shadow for 1h`, `5% for 1d`.
    String words() {
        return step().text();
    }
}
