package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.design.Mark;
import septet.design.MetricSentence;
import septet.design.Phrase;
import septet.design.Problems;

/// `docs/metrics.md`: its rows are read, its values computed again.
class MetricsPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| (\\d+) \\| (\\w) \\| (yes|no) \\| ([0-9.]+)"
            + " \\| (block|review|approve) \\| ([0-9.]+) EUR \\|$", Pattern.MULTILINE);
    private static final Pattern VALUE = Pattern.compile("^\\| `([^`]+)` \\| ([0-9.]+) \\|", Pattern.MULTILINE);
    private static final Pattern POWER = Pattern.compile("^\\| (\\d+) \\| \u00b1 ([0-9.]+) \\| ([0-9.]+) \\| ([0-9.]+) \\| ([0-9.]+) \\|$", Pattern.MULTILINE);

    @Test
    void theValuesOfTheExampleAreComputed() throws IOException {
        String page = page();
        Scored scored = rows(page);
        assertThat(scored.rows().size()).isEqualTo(10);
        MeasureReader reader = new MeasureReader("fraud", Set.of("card"), true, true, true);
        Map<String, String> wrong = new LinkedHashMap<>();
        int values = 0;
        for (Matcher line = VALUE.matcher(page); line.find(); values++) {
            Problems problems = new Problems();
            MetricSentence sentence = Phrase.read(line.group(1), new Mark("metrics.md", 1, 1), "metrics", problems, MetricSentence::read).orElseThrow();
            Measure measure = reader.read(sentence, "metrics", problems).orElseThrow().measure();
            String value = Wording.number(Measurement.value(measure, scored));
            if (!value.equals(line.group(2))) wrong.put(line.group(1), value);
        }
        assertThat(wrong).as("what the page should say").isEmpty();
        assertThat(values).isGreaterThan(15);
    }

    @Test
    void theTableOfPowerIsComputed() throws IOException {
        Measure measure = new Measure.AveragePrecision();
        int lines = 0;
        for (Matcher line = POWER.matcher(page()); line.find(); lines++) {
            long positives = Long.parseLong(line.group(1));
            assertThat(List.of(line.group(2), line.group(3), line.group(4), line.group(5))).as(line.group(1)).containsExactly(
                    Wording.number(Power.width(measure, 0.65, positives)), Wording.number(Power.leadOverBound(measure, 0.65, positives)),
                    Wording.number(Power.leadOverOther(measure, 0.65, Power.ALIKE, positives)), Wording.number(Power.leadOverOther(measure, 0.65, Power.REFRESHED, positives)));
        }
        assertThat(lines).isGreaterThanOrEqualTo(4);
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/metrics.md"))) folder = folder.getParent();
        return Files.readString(folder.resolve("docs/metrics.md"));
    }

    private static Scored rows(String page) {
        List<String[]> lines = new ArrayList<>();
        for (Matcher line = ROW.matcher(page); line.find();) lines.add(IntStream.rangeClosed(0, 7).mapToObj(line::group).toArray(String[]::new));
        boolean[] labels = new boolean[lines.size()];
        for (int i = 0; i < labels.length; i++) labels[i] = lines.get(i)[4].equals("yes");
        long[] cards = lines.stream().mapToLong(line -> Identity.of(line[3])).toArray();
        long[] times = lines.stream().mapToLong(line -> (Long.parseLong(line[2]) - 1) * Samples.DAY).toArray();
        int[] decisions = lines.stream().mapToInt(line -> List.of("block", "review", "approve").indexOf(line[6])).toArray();
        long[] costs = lines.stream().mapToLong(line -> Math.round(10_000 * Double.parseDouble(line[7]))).toArray();
        return new Scored(new Judged(0, times, labels, cards, Map.of("card", cards)), lines.stream().mapToDouble(line -> Double.parseDouble(line[5])).toArray(),
                Optional.of(new Decided(decisions, 2, costs)));
    }
}
