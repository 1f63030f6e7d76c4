package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that was trained elsewhere goes the way of all models: judged, registered, asked.
class BroughtTest {
    /// One question: are there fewer than 7.5 pages?
    private static final String STUMP = """
            {"version": [3, 1, 1], "learner": {
              "attributes": {}, "feature_names": ["pages"], "feature_types": ["float"],
              "learner_model_param": {"base_score": "[5E-1]", "num_class": "0", "num_feature": "1", "num_target": "1"},
              "objective": {"name": "binary:logistic"},
              "gradient_booster": {"name": "gbtree", "model": {"tree_info": [0], "trees": [{
                "left_children": [1, -1, -1], "right_children": [2, -1, -1], "split_indices": [0, 0, 0], "split_type": [0, 0, 0], "default_left": [1, 0, 0],
                "split_conditions": [7.5, -2, 3], "sum_hessian": [100, 60, 40]}]}}}}
            """;
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Small.in(folder);
        Files.writeString(folder.resolve("stump.json"), STUMP);
    }

    private Path design(String learner) throws IOException {
        String text = Small.DESIGN.replace("simple: {logistic regression: {l2: 1}}", "mine: " + learner);
        return Files.writeString(folder.resolve("brought.yaml"), text);
    }

    private Said run(String learner) throws IOException {
        return Said.by("run", design(learner), "--store", folder.resolve("store"));
    }

    @Test
    void itIsJudgedRegisteredAndAsked() throws IOException {
        Said said = run("{from: stump.json, inputs: [pages]}");
        assertThat(said.code()).as(said.all()).isIn(0, 3);
        assertThat(said.all()).contains("mine (brought)").contains("sha256").contains("Serving: mine");
        Files.delete(folder.resolve("stump.json"));
        Path rows = Files.writeString(folder.resolve("ask.csv"), "pages,device\n9,desk\n2,desk\n");
        Said predicted = Said.by("predict", folder.resolve("brought.yaml"), rows, "--store", folder.resolve("store"));
        assertThat(predicted.code()).as(predicted.all()).as("the file is not needed again").isZero();
        assertThat(predicted.out()).contains("0.95257412").contains("0.119202922");
    }

    @Test
    void whatCannotBeServedSaysWhy() throws IOException {
        assertThat(run("{from: nothing.json, inputs: [pages]}").err()).contains("model.learners.mine.from nothing.json").contains("cannot be read")
                .contains("[MODEL-BROUGHT-FILE]");
        assertThat(run("{from: stump.json}").err()).contains("it reads 1 inputs, while 2 are named").contains("in the order in which it was trained: [pages]")
                .contains("[MODEL-BROUGHT]");
        assertThat(run("{from: stump.json, inputs: [device]}").err()).contains("numbers only, but device is none").contains("[MODEL-BROUGHT]");
        assertThat(run("{from: visits.csv, inputs: [pages]}").err()).contains("no model that can be served").contains("[MODEL-BROUGHT]");
    }
}
