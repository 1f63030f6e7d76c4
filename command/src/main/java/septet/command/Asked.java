package septet.command;

import java.util.List;
import septet.design.Problem;
import septet.serving.Event;

/// One row that is to be scored, or why it cannot be.
///
/// @param row  from 1
/// @param line of the file on which it begins
record Asked(long row, long line, Event event, List<Problem> problems) {
    static Asked good(long row, long line, Event event) {
        return new Asked(row, line, event, List.of());
    }

    static Asked bad(long row, long line, List<Problem> problems) {
        return new Asked(row, line, new Event(), problems);
    }
}
