package septet.design;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// Points in time as a design writes them: `2018-07-25`, `2018-07-25 14:30`, `2018-07-25T14:30:00`; no zone.
public final class Moments {
    private Moments() {}

    public static LocalDateTime read(Mark mark, String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException _) {
            throw new Unreadable(mark, "expected a date, found '" + text + "'", "Write it like 2018-07-25 or 2018-07-25 14:30.", Codes.UNIT);
        }
    }
}
