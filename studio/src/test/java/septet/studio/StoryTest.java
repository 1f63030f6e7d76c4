package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import septet.loop.LoopReport;

class StoryTest {
    private static final long DAY = 86_400_000_000L;
    private static final long FROM = 1_530_000_000_000_000L;

    private static final LoopReport.Slices SLICES = new LoopReport.Slices(List.of(
            new LoopReport.Slice("top 2 of shop", "gas <b>", 700, FROM + 7 * DAY, List.of(new LoopReport.Moved("amount", 0.31)), 500, 0.02, 0.21, 0.1, 60, 50),
            new LoopReport.Slice("weekend", "false", 1_400, FROM + 7 * DAY, List.of(), 900, 0.01, 0.05, 0.06, 30, 70)), List.of("top 300 of card"));

    private static final Optional<LoopReport.Holdback> HELD = Optional.of(new LoopReport.Holdback("card", 98, 902, 1_500, 1_230,
            Optional.of(new LoopReport.Extra(900, -400, 2_200, 0.41))));

    private static LoopReport report(double cost, String row) {
        List<LoopReport.Day> days = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            days.add(new LoopReport.Day(FROM + i * DAY, 1000 + i, 8, cost, 300, 110, 20, i == 5 ? 3 : 0, i < 7 ? "v1" : "v2", 0.02, i < 7 ? OptionalDouble.empty()
                    : OptionalDouble.of(0.1)));
        }
        List<LoopReport.Entry> story = List.of(new LoopReport.Entry(FROM, "promote", "v1", "", "It stands at the beginning.", List.of()),
                new LoopReport.Entry(FROM + 5 * DAY, "gate", "v2", "pass", "The candidate passes.", List.of("within 2% of served: pass, <b>0.1</b>")),
                new LoopReport.Entry(FROM + 5 * DAY + 1, "shadow", "v2", "", "The step begins: shadow for 1d.", List.of()),
                new LoopReport.Entry(FROM + 6 * DAY, "shadow", "v2", "advance", "The step shadow for 1d is passed.", List.of()),
                new LoopReport.Entry(FROM + 6 * DAY, "canary", "v2", "", "The step begins: 5% for 1d.", List.of()),
                new LoopReport.Entry(FROM + 7 * DAY, "promote", "v2", "advance", "v2 serves instead of v1.", List.of()),
                new LoopReport.Entry(FROM + 8 * DAY, "fault", "", "", "Injected: power cut.", List.of()),
                new LoopReport.Entry(FROM + 9 * DAY, "roll back", "v2", "roll back", "v2 is worse than v1 was; v1 serves again.", List.of()));
        return new LoopReport(LoopReport.FORMAT, new LoopReport.About("card-fraud", "v7", "strong", row, FROM, FROM + 14 * DAY, 1, ""), "EUR", days, story,
                List.of(new LoopReport.Made("v1", FROM, 1000, OptionalLong.of(FROM), 7000)), new LoopReport.Totals(14_091, 14 * cost, 4200, 1540, 1, 1, 1, 0, 0),
                new LoopReport.Checks(0, 0, 0, 0, 0, 100, new LoopReport.Rollouts(0, 0, 0, 0, 0)), SLICES, HELD, LoopReport.Lost.NONE, List.of("a retraining takes about 12 s"), "abc", 10);
    }

    @Test
    void thePageIsWellFormedAndTellsEachDecision() {
        String page = Story.html(report(100, "payments"));
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page).contains("The candidate passes.", "v1 serves again.", "Injected: power cut.", "&lt;b&gt;0.1&lt;/b&gt;", "EUR\u00A01,400").doesNotContain("<script", "NaN");
    }

    @Test
    void nothingOfTheDataIsMarkup() {
        assertThat(Story.html(report(100, "<script>alert(1)</script>"))).doesNotContain("<script>alert");
    }

    @Test
    void twoAreDrawnOnTheSameScales() {
        String page = Story.html(report(100, "payments"), report(400, "payments"), List.of("with", "without"));
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page).contains("rehearsals with and without", "without cost EUR\u00A04,200 more than with", "In both: payments decided 14,091", "EUR\u00A05,600",
                "+EUR\u00A04,200").containsPattern("(?s)EUR\u00A0400.*EUR\u00A0400");
        assertThat(Story.text(report(100, "payments"), report(400, "payments"), List.of("with", "without"), 100)).contains("cost", "+EUR 4,200");
    }

    /// Where nothing has a price, answers are compared by what they lost; days of which no label came say nothing.
    @Test
    void twoWithoutMoneyAreComparedByTheirLoss() {
        List<String> names = List.of("with", "without");
        String page = Story.html(priceless(3.5), priceless(3.75), names);
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page).contains("without lost 0.250 more an answer than with", "mean loss of an answer").doesNotContain(" cost ", " cost,");
        assertThat(Story.html(priceless(3.5), priceless(3.5), names)).contains("with and without lost the same");
        assertThat(Story.text(priceless(3.5), priceless(3.25), names, 100)).containsPattern("mean loss of an answer +3.500 +3.250 +\u2212?-?0.250");
    }

    private static LoopReport priceless(double loss) {
        LoopReport priced = report(0, "deliveries");
        List<LoopReport.Day> days = new ArrayList<>();
        for (LoopReport.Day day : priced.days()) {
            days.add(new LoopReport.Day(day.from(), day.rows(), 0, 0, 0, 0, 0, 0, day.version(), days.size() == 3 ? 0 : loss, day.drift()));
        }
        return new LoopReport(priced.format(), priced.about(), "", days, priced.story(), priced.versions(), priced.totals(), priced.checks(), new LoopReport.Slices(List.of(), List.of()),
                Optional.empty(), priced.lost(), priced.modelled(), priced.logHash(), priced.records());
    }

    @Test
    void theTerminalTellsItToo() {
        String text = StoryText.of(report(100, "payments"), 100);
        assertThat(text).contains("14 days", "1 rollback", "It cost EUR 1,400: EUR 2,800 less than the baseline", "v1 serves again.", "0 events lost")
                .doesNotContain("The step begins");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void whatTheWholeHidesIsToldSliceBySlice() {
        LoopReport found = report(100, "payments");
        assertThat(Story.html(found)).contains("Most was lost beyond what answers made to be expected where top 2 of shop is gas &lt;b&gt;", "amount (0.31) by", "top 300 of card");
        assertThat(StoryText.of(found, 120)).contains("In 1 of 2 slices something once lay elsewhere", "weekend: false", "would not fit into", "memory: top 300 of card.");
    }

    @Test
    void whatHoldingBackCostIsSaidWithItsInterval() {
        LoopReport found = report(100, "payments");
        String said = "98 of 1,000 cards were held back: the baseline decided on them 1,500 times, at EUR 1,230. Served as the others they would have cost EUR 900 less (at any time between EUR 400 more and "
                + "EUR 2,200). So many show a difference of EUR 0.41 a decision four times in five.";
        assertThat(StoryText.of(found, 1_000)).contains(said);
        assertThat(Story.html(found)).contains(said.replaceAll("EUR (?=[0-9])", "EUR\u00A0"));
    }

    /// What was refused is drawn over what was decided, and counted by itself.
    @Test
    void whatNobodyDecidedOnIsSaid() {
        LoopReport calm = report(100, "payments");
        LoopReport refused = new LoopReport(calm.format(), calm.about(), calm.currency(), calm.days(), calm.story(), calm.versions(), calm.totals(), calm.checks(), calm.slices(), calm.holdback(),
                new LoopReport.Lost(2_500, List.of(0L, 0L, 2_500L)), calm.modelled(), calm.logHash(), calm.records());
        String page = Story.html(refused);
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page).contains("2,500 more were refused", "bar refused", "up to 3,502 a day");
        assertThat(StoryText.of(refused, 1_000)).contains("2,500 more were refused");
        assertThat(Story.text(calm, refused, List.of("calm", "broken"), 100)).containsPattern("refused, decided by nobody +0 +2,500");
        assertThat(Story.html(calm)).doesNotContain("more were refused", "bar refused");
    }

    @Test
    void whatMustNotBeIsSaidLoudly() {
        LoopReport good = report(100, "payments");
        LoopReport bad = new LoopReport(good.format(), good.about(), good.currency(), good.days(), good.story(), good.versions(), good.totals(),
                new LoopReport.Checks(1, 0, 0, 0, 0, 100, new LoopReport.Rollouts(0, 0, 0, 0, 0)), good.slices(), good.holdback(), good.lost(), good.modelled(), good.logHash(), good.records());
        assertThat(StoryText.of(bad, 100)).contains("NOT AS IT MUST BE");
    }
}
