package septet.features;

import java.util.List;

/// What a window of a [Lane] does with the block of a history, or all of them do in turn.
interface LaneStep {
    /// Moves on to a time.
    ///
    /// @param base    where the record begins
    /// @param entered so many entries have just entered
    /// @return false if there is more that leaves
    boolean slide(long[] page, int base, long time, int entered);

    /// The last entry leaves again, which has entered last.
    ///
    /// @param last the number of it
    void takeBack(long[] page, int base, int last);

    /// One after the other.
    record InTurn(List<LaneWindow> windows) implements LaneStep {
        @Override
        public boolean slide(long[] page, int base, long time, int entered) {
            boolean done = true;
            for (int i = 0; i < windows.size(); i++) done &= windows.get(i).slide(page, base, time, entered);
            return done;
        }

        @Override
        public void takeBack(long[] page, int base, int last) {
            for (int i = 0; i < windows.size(); i++) windows.get(i).takeBack(page, base, last);
        }
    }
}
