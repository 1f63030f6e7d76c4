package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.loop.RunJson;
import septet.loop.RunReport;
import septet.loop.RunSelection;
import septet.studio.Report;
import septet.world.Chance;

/// `select: auto` on rows of which it is known what matters: five of forty inputs; of the others five are copies of these, five nearly so, five said something only in
/// the first half of the time, and twenty nothing ever.
class SelectionTest {
    private static final double[] WEIGHTS = {1.2, -1, 0.9, 0.8, -0.8};
    private static final int ROWS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void eachOfTheFiveIsKeptOnceAndNothingElse() throws IOException {
        Path design = in(folder);
        Said said = Said.by("run", design);
        assertThat(said.all()).contains("select: 5 of 40 inputs kept: ");
        RunReport report = RunJson.read(Files.readAllBytes(folder.resolve(".septet/forty/runs/v1/run.json")), "run.json");
        RunSelection selection = report.selection().orElseThrow();
        Set<String> kept = new TreeSet<>();
        for (RunSelection.Candidate each : selection.inputs()) if (each.kept()) kept.add(each.name().replace("copy", "s"));
        assertThat(kept).containsExactly("s0", "s1", "s2", "s3", "s4");
        assertThat(selection.frontier().getFirst().inputs()).isEqualTo(40);
        assertThat(selection.frontier().getLast().inputs()).isEqualTo(1);
        assertThat(selection.inputs().stream().filter(RunSelection.Candidate::kept)).allMatch(each -> each.adds().value() > 0 && each.stable() > 0.5);
        assertThat(Report.html(report)).contains("Inputs that were kept").contains("5 of 40 inputs are kept");
        // the same from nothing, with another thread beside it
        Files.createDirectories(folder.resolve("again"));
        for (String name : List.of("forty.csv", "forty.yaml")) Files.copy(folder.resolve(name), folder.resolve("again").resolve(name));
        Said.by("run", folder.resolve("again/forty.yaml"));
        RunReport again = RunJson.read(Files.readAllBytes(folder.resolve("again/.septet/forty/runs/v1/run.json")), "run.json");
        assertThat(again.selection()).isEqualTo(report.selection());
    }

    @Test
    void foldsAndRowsWithoutValidationAreRefused() throws IOException {
        Path design = in(folder);
        Files.writeString(design, Files.readString(design).replace("{train: 50%, validate: 25%, test: 25%}", "{folds: 5}"));
        assertThat(Said.by("check", design).all()).contains("select: auto chooses on one part of the rows").contains("MODEL-SELECT");
    }

    private static Path in(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (String sort : List.of("s", "copy", "near", "unstable")) for (int i = 0; i < 5; i++) names.add(sort + i);
        for (int i = 0; i < 20; i++) names.add("noise" + i);
        StringBuilder rows = new StringBuilder("at," + String.join(",", names) + ",label\n");
        Chance chance = Chance.of(4);
        for (int row = 0; row < ROWS; row++) {
            double[] values = new double[names.size()];
            double score = -1;
            for (int i = 0; i < 5; i++) {
                values[i] = chance.nextGaussian();
                values[5 + i] = values[i];
                values[10 + i] = values[i] + 0.7 * chance.nextGaussian();
                score += WEIGHTS[i] * values[i];
            }
            boolean label = chance.nextDouble() < 1 / (1 + Math.exp(-score));
            for (int i = 15; i < values.length; i++) values[i] = chance.nextGaussian() + (i < 20 && row < ROWS / 2 ? label ? 0.5 : -0.5 : 0);
            rows.append(LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(10L * row)).append(":00Z");
            for (double value : values) rows.append(',').append(String.format(Locale.ROOT, "%.6f", value));
            rows.append(',').append(label).append('\n');
        }
        Files.writeString(folder.resolve("forty.csv"), rows);
        return Files.writeString(folder.resolve("forty.yaml"), """
                septet: 1
                system: forty
                framing: {task: binary classification, for each: rows, predict: label, baseline: s0}
                data:
                  sources:
                    rows:
                      from: forty.csv
                      time: at
                      columns:
                %s
                        label: boolean known after 1h
                model:
                  select: auto
                  learners: {simple: {logistic regression: {l2: 1}}}
                evaluation:
                  split: {train: 50%%, validate: 25%%, test: 25%%}
                  metrics: [roc auc]
                  gates: [simple > baseline by roc auc]
                """.formatted(String.join("\n", names.stream().map(name -> "        " + name + ": number").toList())));
    }
}
