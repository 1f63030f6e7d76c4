package septet.features;

/// Hears of a row what was computed from later events.
public interface Closes {
    /// @param event the row's number in the state
    /// @param id    of the row
    /// @param slot  of the column
    /// @param value encoded as [septet.data.Values] says
    /// @param at    microseconds: when it became known
    void closed(long event, String id, int slot, long value, long at);
}
