package septet.loop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.design.Expression.Constant;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;

/// What goes wrong in a rehearsal, as a person asks for it: `power cut at 12d`, `disk full at 20d for 6h`.
///
/// @param after from the beginning of the rehearsal
/// @param length an hour where nothing is said
public record MishapLine(Mishap.Kind kind, Duration after, Duration length) {
    /// @throws septet.design.Refused with every line that means nothing
    public static List<MishapLine> read(List<String> lines) {
        Problems problems = new Problems();
        List<MishapLine> read = lines.stream().flatMap(line -> Phrase.read(line, new Mark("--fault", 1, 1), "--fault", problems, MishapLine::read).stream()).toList();
        problems.refuse(Fault.DESIGN);
        return read;
    }

    private static MishapLine read(Phrase line) {
        Mark mark = line.mark();
        Mishap.Kind kind = kind(line, mark);
        line.expect("at");
        Duration after = line.duration();
        Mark behind = line.mark();
        if (!line.take("for")) return new MishapLine(kind, after, Duration.ofHours(1));
        Duration length = line.duration();
        if (!kind.lasts()) throw Phrase.wrong(behind, kind.words() + " happens at once", "Leave out for " + new Constant.Span(length).text() + ".");
        if (length.isZero()) throw Phrase.wrong(behind, kind.words() + " for no time at all", "Write how long, such as for 6h.");
        return new MishapLine(kind, after, length);
    }

    private static Mishap.Kind kind(Phrase line, Mark mark) {
        for (Mishap.Kind kind : Mishap.Kind.values()) if (line.take(kind.words().split(" "))) return kind;
        throw Phrase.wrong(mark, "nothing goes wrong that way", "It takes: " + Mishap.Kind.all() + ", as in power cut at 12d.");
    }

    /// When the rows were whose labels become known while it lasts.
    WorldChange.Span span(Duration maturity) {
        Duration begin = after.minus(maturity);
        return new WorldChange.Span(begin, Optional.of(begin.plus(length)));
    }

    /// @param begin microseconds: when the rehearsal begins
    public Mishap from(long begin) {
        return new Mishap(kind, begin + after.toNanos() / 1_000, length.toNanos() / 1_000);
    }
}
