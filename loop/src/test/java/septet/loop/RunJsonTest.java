package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.loop.RunReport.Measure;

class RunJsonTest {
    @Test
    void aReportComesBackAsItWas() {
        RunReport report = report();
        byte[] bytes = RunJson.write(report);
        assertThat(RunJson.read(bytes, "run.json")).isEqualTo(report);
        assertThat(RunJson.write(RunJson.read(bytes, "run.json"))).isEqualTo(bytes);
    }

    @Test
    void aFieldOfALaterProgramIsPassedOver() {
        String text = new String(RunJson.write(report()), StandardCharsets.UTF_8).replaceFirst("\\{", "{ \"later\": [1, 2],");
        assertThat(RunJson.read(text.getBytes(StandardCharsets.UTF_8), "run.json")).isEqualTo(report());
    }

    @Test
    void whatAnEarlierProgramDidNotWriteIsMissing() {
        String text = new String(RunJson.write(report()), StandardCharsets.UTF_8).replaceFirst(",\\s*\"delivered\" : null", "");
        assertThat(text).doesNotContain("delivered");
        assertThat(RunJson.read(text.getBytes(StandardCharsets.UTF_8), "run.json").delivered()).isEmpty();
    }

    @Test
    void whatIsNoReportIsRefusedWithAReason() {
        for (String text : List.of("", "{", "[]", "42", "{\"format\": 1, \"about\": 3}", "\u0000\u0001")) {
            assertThatThrownBy(() -> RunJson.read(text.getBytes(StandardCharsets.UTF_8), "old/run.json")).as(text).isInstanceOf(Refused.class)
                    .hasMessageContaining("old/run.json: ").hasMessageContaining("[DESIGN-RUN-UNREADABLE]");
        }
        assertThatThrownBy(() -> RunJson.read("{\"format\": 7}".getBytes(StandardCharsets.UTF_8), "run.json")).hasMessageContaining("format 7");
    }

    private static RunReport report() {
        RunQuality.Contestant baseline = new RunQuality.Contestant("baseline", "rule", true, Map.of(), 0, 0,
                List.of(new RunQuality.Metric("roc auc", Measure.of(0.1 + 0.2, 1e-9, 1), false, "")), Map.of("f1", "no decisions"), Optional.empty(),
                        List.of(), List.of(), List.of(), List.of());
        return new RunReport(RunReport.FORMAT, new RunReport.About("s", "", "g", "r", "", "baseline", "binary classification", "y", "rows"),
                new RunReport.Verdict(false, "no learner is better."),
                Optional.of(new RunReport.Money("EUR", 3, 2, 1.25, Measure.of(0.75), 10, 0, false)),
                new Outline("s", "binary classification", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), "", List.of()),
                new RunFlow(0, List.of(), List.of(), Optional.empty()), List.of(),
                new RunQuality(List.of(baseline), List.of(), List.of(), List.of(), Optional.empty(), List.of(),
                        Optional.of(new RunQuality.Replicates("ab", Map.of("cost", List.of(0.5, 1.0 / 3))))),
                List.of(), new RunLineage("", "", "", 1, "0.1.0", "", 1, 0, true, "", List.of()), List.of(), "septet: 1\n", List.of(), Optional.empty());
    }
}
