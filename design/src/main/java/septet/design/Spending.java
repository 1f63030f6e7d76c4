package septet.design;

import java.time.Duration;
import septet.design.Expression.Constant;

/// Money in a time: `20 EUR/d`.
public record Spending(Constant.Money money, Duration per) {
    public static Spending read(Phrase line) {
        if (!(line.literal() instanceof Constant.Money money)) throw line.wrong("expected money such as 20 EUR/d", "");
        return new Spending(money, Rate.per(line));
    }

    @Override
    public String toString() {
        return money.text() + "/" + Units.text(per).substring(1);
    }
}
