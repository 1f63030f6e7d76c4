package septet.design;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import septet.design.Expression.Constant;

/// So many in a time: `2000/s`, `500/d`.
public record Rate(BigDecimal count, Duration per) {
    private static final Map<String, Duration> TIMES = Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    public static Rate read(Phrase line) {
        BigDecimal count = line.number();
        return new Rate(count, per(line));
    }

    static Duration per(Phrase line) {
        line.expect("/");
        Mark mark = line.mark();
        Duration per = TIMES.get(line.name());
        if (per == null) throw Phrase.wrong(mark, "an unknown time after /", "Write /s, /m, /h or /d.");
        return per;
    }

    public double perSecond() {
        return count.doubleValue() / per.toSeconds();
    }

    public double perDay() {
        return perSecond() * 86_400;
    }

    @Override
    public String toString() {
        return new Constant.Number(count).text() + "/" + Units.text(per).substring(1);
    }
}
