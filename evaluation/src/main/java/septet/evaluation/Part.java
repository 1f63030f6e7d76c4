package septet.evaluation;

/// One part of a split.
///
/// @param from  microseconds, included; 0 where rows have no time
/// @param until microseconds, excluded; 0 where rows have no time
public record Part(Role role, long from, long until, int rows, int positives) {
    public boolean empty() {
        return rows == 0;
    }

    public int negatives() {
        return rows - positives;
    }
}
