package septet.monitoring;

import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.Row;

/// What is compared of units in an experiment, such as what a card lost within a week.
///
/// @param name   as the design has it
/// @param kind   what becomes of what several events say
/// @param better 1 where more is better, -1 where less is, 0 where neither is said
/// @param role   what it is for
/// @param within microseconds behind the first exposure; events later are not its own
/// @param delay  microseconds until what such an event says is known
/// @param events what an event says of a unit
public record UnitOutcome(String name, Kind kind, int better, Role role, long within, long delay, Events events) {
    public enum Kind { SUM, ANY, MEAN }

    /// What must get better, what must not get worse by more than a share of what it was, and what is only shown.
    public sealed interface Role {}

    public record Improved() implements Role {}

    /// @param share that is no loss yet
    public record Protected(double share) implements Role {}

    public record Shown() implements Role {}

    /// What an event says.
    ///
    /// @param unit  of whom
    /// @param value where the label is no, or plays no part
    /// @param ifYes where the label is yes
    /// @param waits whether it is only known with the label
    public record Said(String unit, double value, double ifYes, boolean waits) {}

    /// Reads it; each by default says nothing.
    public interface Events {
        /// An event of any source.
        default Optional<Said> of(String source, Row row) {
            return Optional.empty();
        }

        /// A decision on a unit.
        default Optional<Said> of(String unit, DecisionRecord decision, Row row) {
            return Optional.empty();
        }
    }
}
