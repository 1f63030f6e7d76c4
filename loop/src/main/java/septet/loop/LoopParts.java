package septet.loop;

import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import septet.monitoring.StepVerdict;
import septet.monitoring.StepWatch;

/// The decisions inside the closed loop that must not go wrong, each as a part of its own: whoever tests a rehearsal puts a faulty one in its place.
///
/// @param known  whether a label may be learned from
/// @param learns whether a row is learned from
/// @param judge  what becomes of a step
/// @param unit   from the slot of the column that keeps its arm to the one that is used
/// @param stage  where versions serve
public record LoopParts(Known known, Learns learns, StepJudge judge, IntUnaryOperator unit, UnaryOperator<Stage> stage) {
    /// As they are.
    public static final LoopParts OURS = new LoopParts((knownAt, at) -> knownAt <= at, (part, recent) -> !recent || part > 1, StepWatch::judge, IntUnaryOperator.identity(),
            UnaryOperator.identity());

    /// Whether a label that becomes known at a moment may be learned from at another one.
    public interface Known {
        boolean isKnown(long knownAt, long at);
    }

    /// Whether a row is learned from.
    public interface Learns {
        /// @param part   of its entity: 0 judges, 1 chooses
        /// @param recent whether rows of its time are kept back for that
        boolean learns(int part, boolean recent);
    }

    /// What becomes of a step of a rollout.
    public interface StepJudge {
        StepVerdict judge(StepWatch watch, boolean over, boolean last);
    }

    public LoopParts known(Known other) {
        return new LoopParts(other, learns, judge, unit, stage);
    }

    public LoopParts learns(Learns other) {
        return new LoopParts(known, other, judge, unit, stage);
    }

    public LoopParts judge(StepJudge other) {
        return new LoopParts(known, learns, other, unit, stage);
    }

    /// With a column that keeps its arm.
    public LoopParts unit(IntUnaryOperator other) {
        return new LoopParts(known, learns, judge, other, stage);
    }

    /// With another stage around ours.
    public LoopParts stage(UnaryOperator<Stage> other) {
        return new LoopParts(known, learns, judge, unit, other);
    }
}
