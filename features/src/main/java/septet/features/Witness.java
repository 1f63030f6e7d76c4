package septet.features;

import septet.data.Row;

/// Hears of each event that enters the histories of a group, or leaves them because it was corrected.
interface Witness {
    /// Hears nothing of it.
    Witness NOBODY = (_, _, _, _, _) -> { };

    /// @param row   valid only during the call; of an event that waited only what its group needs
    /// @param known microseconds: its own time, or when what it waited for became known
    /// @param event that entered
    /// @param now   the event that is being taken in
    void entered(int group, Row row, long known, long event, long now);

    /// With the row that entered.
    default void left(int group, Row row, long event, long now) {}
}
