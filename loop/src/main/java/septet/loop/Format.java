package septet.loop;

import java.math.BigDecimal;
import septet.design.Mark;
import septet.design.Phrase;

/// The format of the language: 1.
public record Format(int number) {
    public static Format read(Phrase line) {
        Mark mark = line.mark();
        if (line.number().compareTo(BigDecimal.ONE) != 0) throw Phrase.wrong(mark, "a format that this program does not read", "Write septet: 1.");
        return new Format(1);
    }
}
