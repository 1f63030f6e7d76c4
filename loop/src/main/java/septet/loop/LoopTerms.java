package septet.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rehearsal of the closed loop is to play.
///
/// @param days        before the end of the rows
/// @param labelsAfter how long after its row a label really arrives; empty: as the source itself says, or else as the design does
/// @param retraining  whether the loop may retrain
/// @param seed        of everything that is drawn
/// @param world       what becomes different in the rows
/// @param faults      what goes wrong
/// @param words       what was asked for, for a person; empty for nothing beside the days
public record LoopTerms(int days, Optional<Duration> labelsAfter, boolean retraining, long seed, WorldScript world, List<MishapLine> faults, String words) {
    private static final BigDecimal POISON = new BigDecimal("0.1");

    public LoopTerms {
        faults = List.copyOf(faults);
    }

    public static LoopTerms days(int days) {
        return new LoopTerms(days, Optional.empty(), true, 1, WorldScript.NONE, List.of(), "");
    }

    /// What becomes different in the rows, poisoned labels among it.
    ///
    /// @param maturity from a row to its label
    WorldScript script(Duration maturity) {
        List<WorldChange> changes = new ArrayList<>(world.changes());
        faults.stream().filter(line -> line.kind() == Mishap.Kind.POISONED_LABELS)
                .forEach(line -> changes.add(new WorldChange.Poisoned(POISON, line.span(maturity))));
        return new WorldScript(changes);
    }

    public LoopTerms seed(long other) {
        return new LoopTerms(days, labelsAfter, retraining, other, world, faults, words);
    }

    /// With what goes wrong.
    public LoopTerms with(List<MishapLine> mishaps) {
        return new LoopTerms(days, labelsAfter, retraining, seed, world, mishaps, words);
    }

    public LoopTerms withoutRetraining() {
        return new LoopTerms(days, labelsAfter, false, seed, world, faults, words.isEmpty() ? "without retraining" : words + ", without retraining");
    }

    /// In a world of this script.
    public LoopTerms in(WorldScript script, String told) {
        return new LoopTerms(days, labelsAfter, retraining, seed, script, faults, told);
    }
}
