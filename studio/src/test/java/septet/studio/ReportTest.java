package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import septet.loop.RunJson;
import septet.loop.RunReport;

class ReportTest {
    private static final int LARGEST = 2_000_000;
    private static final String PAGE = Report.html(Fixture.report());

    @Test
    void isOneWellFormedFileThatLoadsNothing() throws IOException {
        Files.writeString(Path.of("target/report.html"), PAGE);
        assertThat(HtmlCheck.of(PAGE).wrong).isEmpty();
        assertThat(PAGE.startsWith("<!doctype html>") && PAGE.contains("content=\"default-src &#39;none&#39;;")).isTrue();
        String own = PAGE.replace(Library.CHARTS, "");
        assertThat(Pattern.compile("https?://[^\"' <]*").matcher(own).results().map(MatchResult::group).distinct()).containsOnly("http://www.w3.org/2000/svg");
        assertThat(List.of("@import", "url(http", "fetch(", "XMLHttpRequest", " eval(").stream().filter(own::contains)).isEmpty();
        assertThat(PAGE.getBytes(StandardCharsets.UTF_8).length).isLessThan(LARGEST);
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(Report.html(Fixture.report())).isEqualTo(PAGE);
        assertThat(Report.html(RunJson.read(RunJson.write(Fixture.report()), "run.json"))).isEqualTo(PAGE);
    }

    @Test
    void namesOfColumnsAndFilesStayText() {
        String page = Report.html(Hostile.of(Fixture.report()));
        HtmlCheck check = HtmlCheck.of(page);
        assertThat(check.wrong).isEmpty();
        assertThat(check.scripts).hasSameSizeAs(HtmlCheck.of(PAGE).scripts);
        String own = page.replace(Library.CHARTS, "");
        assertThat(own.contains("&lt;script&gt;alert(1)") && !own.contains("<script>alert")).isTrue();
    }

    @Test
    void onePlaceThatForgetsToEscapeIsFound() {
        String planted = PAGE.replace("<main id=\"main\">", "<main id=\"main\">" + Hostile.TEXT);
        assertThat(HtmlCheck.of(planted).wrong).isNotEmpty();
        assertThat(HtmlCheck.of(PAGE.replace("<main id=\"main\">", "<main id=\"main\"><img src=\"https://a.example/x.png\">")).wrong).isNotEmpty();
        assertThat(HtmlCheck.of(PAGE.replaceFirst("</section>", "")).wrong).isNotEmpty();
    }

    @Test
    void onlyScriptsOfItsPolicyRun() {
        assertThat(HtmlCheck.of(PAGE).scripts.stream().filter(String::isEmpty)).hasSize(2);
        assertThat(missing("script-src &#39;sha256-")).isEmpty();
        assertThat(PAGE.contains("script-src &#39;unsafe")).isFalse();
    }

    @Test
    void everyChartIsToldInWordsAndNumbersAndReachedByKeyboard() {
        MatchResult[] charts = Pattern.compile("<div class=\"chart\" tabindex=\"0\" role=\"img\" aria-label=\"([^\"]*)\"").matcher(PAGE).results()
                .toArray(MatchResult[]::new);
        assertThat(charts).hasSize(6).allSatisfy(chart -> assertThat(chart.group(1)).matches("(?s).*\\d.*").hasSizeGreaterThan(60));
        assertThat(PAGE.split("class=\"chart-figure\"", -1)).hasSize(7);
        assertThat(PAGE.split("The numbers behind it</summary>", -1)).hasSize(7);
    }

    @Test
    void theFirstLineSpeaksOfMoney() {
        assertThat(missing("This design saves <em>EUR\u00A011,433</em><small> [9,871,\u00A013,005]</small> in 7 days against the baseline",
                "a year of such days would be about EUR\u00A0600,000 [510,000,\u00A0680,000]")).isEmpty();
    }

    @Test
    void whatWasNotMeasuredSaysSo() {
        assertThat(missing("not measured</span>", "5 of 7 requirements met, 1 missed, 1 not measured by this run.")).isEmpty();
    }

    @Test
    void whatWasReplayedStandsBesideWhatWasPromised() {
        String page = Report.html(Leak.leaking().run().orElseThrow());
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page.contains("promised in vain</span>") && page.contains("0.249 of it is a leak")).isTrue();
    }

    @Test
    void whatIsNotPromotedSavesNothingYet() {
        RunReport report = Fixture.report();
        RunReport refused = Reports.promoted(report, new RunReport.Verdict(false, "average precision >= 0.60 is undecided"), report.quality());
        String page = Report.html(refused);
        assertThat(page.contains("This design would save <em>") && page.contains("not promoted</span>") && page.contains("Not promoted: strong")).isTrue();
        assertThat(Terminal.outcome(refused, 100)).contains("NOT promoted", "strong (not promoted)", "would save");
    }

    @Test
    void aBaselineThatNobodyBeatIsSaidFirst() {
        RunReport report = Fixture.report();
        String page = Report.html(Reports.promoted(report, new RunReport.Verdict(false, "strong > baseline is undecided"),
                Reports.taking("baseline", report.quality())));
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page.contains("<h1>No learner proved better than the baseline</h1>")).isTrue();
        assertThat(page.replace(Library.CHARTS, "").contains("NaN")).isFalse();
    }

    @Test
    void aReportWithoutMoneyCurvesOrTimesIsDrawnToo() {
        String page = Report.html(Reports.bare());
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page.replace(Library.CHARTS, "").contains("NaN")).isFalse();
        assertThat(page.contains("fewer than 10 positives") && page.contains("Not reproducible: the search was cut off")).isTrue();
        assertThat(Terminal.outcome(Reports.bare(), 80)).contains("names no costs", "fewer than");
    }

    private static List<String> missing(String... words) {
        return List.of(words).stream().filter(word -> !PAGE.contains(word)).toList();
    }
}
