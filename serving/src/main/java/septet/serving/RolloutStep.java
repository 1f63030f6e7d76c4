package septet.serving;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.design.Expression.Constant;
import septet.design.Phrase;
import septet.design.Share;

/// One step of a rollout: `shadow for 1d`, `5% for 1d`, `all`.
///
/// @param share  of the answers that the new version gives; 0 in shadow, 1 in the last
/// @param length empty in the last
public record RolloutStep(BigDecimal share, Optional<Duration> length) {
    public static RolloutStep read(Phrase line) {
        if (line.take("all")) return new RolloutStep(BigDecimal.ONE, Optional.empty());
        BigDecimal share = line.take(LoopRecord.SHADOW) ? BigDecimal.ZERO : Share.read(line).value();
        line.expect("for");
        return new RolloutStep(share, Optional.of(line.duration()));
    }

    /// How often it may be extended by its own length before it is undecided. In shadow nobody meets the version: there it only takes time.
    public int extensions() {
        return share.signum() == 0 ? 7 : 2;
    }

    /// The same step, so long.
    public RolloutStep with(Duration other) {
        return new RolloutStep(share, Optional.of(other));
    }

    /// As it is read.
    public String text() {
        if (length.isEmpty()) return "all";
        return (share.signum() == 0 ? LoopRecord.SHADOW : new Share(share).toString()) + " for " + new Constant.Span(length.get()).text();
    }
}
