package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Findings;
import septet.design.Problem;
import septet.design.Problems;
import septet.model.SettingRules;

class LearnerSettingsTest {
    private static List<String> problems(String settings) throws IOException {
        String text = Files.readString(Path.of("../examples/card-fraud/design.yaml")).replace("depth: 3..8", settings);
        DesignFile file = DesignFile.read(text, "design.yaml");
        Problems problems = new Problems();
        SettingRules.settingsAreWithinBounds(file.design().model(), new Findings(file.bound().orElseThrow().resolved(), problems));
        return problems.list().stream().map(Problem::line).toList();
    }

    @Test
    void aSettingOutOfBoundsIsNamedAtItsPlace() throws IOException {
        assertThat(problems("depth: 3..40, row share: 2")).satisfiesExactly(
                depth -> assertThat(depth).startsWith("design.yaml:").endsWith("model.learners.strong.boosted trees.depth: a whole number from 1 to 15 is meant, not 40; "
                        + "the learner cannot be fitted. Write it within these bounds. [MODEL-SETTING]"),
                share -> assertThat(share).contains("row share: a number from 0.05 to 1 is meant, not 2;"));
    }

    @Test
    void whatTheExampleSaysIsTaken() throws IOException {
        assertThat(problems("depth: 3..8")).isEmpty();
        assertThat(problems("depth: 3..8, weight: balanced")).isEmpty();
    }
}
