package septet.data;

import java.time.Duration;
import java.time.LocalDateTime;
import septet.design.Mark;
import septet.design.Moments;
import septet.design.Phrase;

/// When an event happened.
public sealed interface TimeOfRow {
    /// The column in the file that holds it.
    record Column(String name) implements TimeOfRow {}

    /// Rows in file order, the first at `from`, each `every` after the one before it. In the source's zone.
    record Regular(LocalDateTime from, Duration every) implements TimeOfRow {}

    /// `at` or `from 1996-05-07 every 30m`; a header may have any characters.
    static TimeOfRow read(Mark mark, String text) {
        if (!text.startsWith("from ")) return new Column(text);
        int every = text.indexOf(" every ");
        if (every < 0) throw Phrase.wrong(mark, "a start without every", "Write it like from 1996-05-07 every 30m.");
        LocalDateTime from = Moments.read(mark.plus(5), text.substring(5, every).strip());
        Phrase rest = Phrase.of(text.substring(every + 7), mark.plus(every + 7));
        Duration step = rest.duration();
        rest.end();
        if (step.isZero()) throw Phrase.wrong(mark.plus(every + 7), "rows that stand at one time", "Give a duration above 0.");
        return new Regular(from, step);
    }
}
