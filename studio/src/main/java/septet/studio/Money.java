package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunReport;
import septet.loop.RunReport.Interval;
import septet.loop.RunReport.Measure;

/// What the system saves against the baseline, said so that nobody is misled: per day only where rows have a time,
/// per year only where whole weeks of the whole traffic were judged and the sign is certain.
final class Money {
    private static final double WEEK = 6.5;
    private static final int YEAR = 365;

    private Money() {}

    /// `This design saves EUR 5,432 [4,900, 6,010] in 7 days against the baseline.`
    static String sentence(RunReport report) {
        if (Contestants.noneTaken(report)) return "No learner proved better than the baseline.";
        RunReport.Money money = report.money().orElseThrow();
        return "This design " + verb(report) + " " + Numbers.money(money.currency(), shown(money)) + " " + period(money) + " against the baseline.";
    }

    /// What is not promoted saves nothing yet.
    static String verb(RunReport report) {
        boolean saves = report.money().orElseThrow().saved().value() >= 0;
        return report.verdict().promoted() ? saves ? "saves" : "loses" : saves ? "would save" : "would lose";
    }

    static String last(RunReport report) {
        return report.outline().decisions().isEmpty() ? "the last decision" : report.outline().decisions().getLast();
    }

    /// The difference without its sign, which the verb says.
    static Measure shown(RunReport.Money money) {
        return unsigned(money.saved());
    }

    static String period(RunReport.Money money) {
        return money.days() > 0 ? "in " + Numbers.days(money.days()) + (money.days() == 1 ? " day" : " days") : "on " + Numbers.plural(money.rows(), "row");
    }

    /// What the sum rests on, and what it would be in a day and a year.
    static String basis(RunReport.Money money) {
        String sure = money.saved().interval().isEmpty() ? "No interval could be given. " : certain(money) ? ""
                : "The interval holds zero: the difference may be chance. ";
        return sure + pace(money).map(pace -> pace + " ").orElse("") + "Judged on " + Numbers.plural(money.rows(), "test row")
                + ", in the costs that the design gives its decisions; brackets are 95% intervals.";
    }

    /// Whether the interval leaves out zero; without an interval nothing is certain.
    static boolean certain(RunReport.Money money) {
        return money.saved().interval().filter(interval -> interval.low() > 0 || interval.high() < 0).isPresent();
    }

    /// `EUR 776 [700, 859] a day; a year of such days would be about EUR 280,000.`
    static Optional<String> pace(RunReport.Money money) {
        if (money.days() <= 0) return Optional.empty();
        String day = Numbers.money(money.currency(), scaled(money.saved(), 1 / money.days())) + " a day";
        if (!money.wholeTraffic()) return Optional.of(day + " of the rows judged.");
        if (money.days() < WEEK) return Optional.of(day + "; too few days to speak of a year.");
        if (!certain(money)) return Optional.of(day + "; the interval holds zero, so that a year's figure would mean nothing.");
        Interval year = scaled(money.saved(), YEAR / money.days()).interval().orElseThrow();
        return Optional.of(day + "; a year of such days would be about " + money.currency() + "\u00A0" + Numbers.rough(money.saved().value() * YEAR / money.days())
                + " [" + Numbers.rough(year.low()) + ",\u00A0" + Numbers.rough(year.high()) + "].");
    }

    /// Three bars to one scale.
    static Markup bars(RunReport report) {
        RunReport.Money money = report.money().orElseThrow();
        double top = Math.max(Math.max(money.doingNothing(), money.baseline()), money.served());
        List<Markup> bars = new ArrayList<>();
        bars.add(bar("Always " + last(report), money.doingNothing(), top, money.currency(), "nothing"));
        bars.add(bar("Baseline", money.baseline(), top, money.currency(), "baseline"));
        if (!Contestants.noneTaken(report)) bars.add(bar((report.verdict().promoted() ? "Served: " : "Not promoted: ")
                + Contestants.takenName(report), money.served(), top, money.currency(), "served"));
        return html("<dl class=\"money\">{}</dl>", bars);
    }

    private static Markup bar(String name, double value, double top, String currency, String kind) {
        String width = Numbers.format("%.1f", top <= 0 ? 0 : 100 * Math.max(0, value) / top);
        return html("<div><dt>{}</dt><dd><span class=\"track\"><span class=\"bar {}\" style=\"width:{}%\"></span></span><span class=\"sum\">{}</span></dd></div>",
                name, kind, width, Numbers.money(currency, value));
    }

    static Measure scaled(Measure measure, double by) {
        return new Measure(measure.value() * by, measure.interval().map(interval -> new Interval(interval.low() * by, interval.high() * by)));
    }

    /// A difference without its sign, which words say.
    static Measure unsigned(Measure measure) {
        return measure.value() >= 0 ? measure : new Measure(-measure.value(), measure.interval().map(interval -> new Interval(-interval.high(), -interval.low())));
    }
}
