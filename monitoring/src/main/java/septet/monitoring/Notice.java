package septet.monitoring;

import java.util.List;

/// What somebody is told, once for all alerts that rose or ended together.
///
/// @param id      the same each time that it is sent, so that a receiver can tell a repetition
/// @param at      microseconds
/// @param again   whether it repeats alerts that nobody has acknowledged
public record Notice(String id, long at, List<Line> risen, List<Line> ended, boolean again) {
    public Notice {
        risen = List.copyOf(risen);
        ended = List.copyOf(ended);
    }

    /// @param since microseconds: since when it holds, or held
    public record Line(String rule, String says, long since) {}
}
