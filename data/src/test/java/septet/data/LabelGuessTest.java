package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.data.Exploration.Label;
import septet.data.Exploration.Task;
import septet.world.Chance;

class LabelGuessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "yes:30;no:70 | BINARY | yes", "no:30;yes:70 | BINARY | yes", "good:700;bad:300 | BINARY | bad", "1:70;2:30 | BINARY | 1", "0:50;1:50 | BINARY | 1",
                "ham:80;spam:20 | BINARY | spam",
        "a:40;b:60 | BINARY | a", "<=50K:75;>50K:25 | BINARY | >50K", "-1:55;1:45 | BINARY | 1", "non-hateful:30;hateful:70 | BINARY | hateful",
                "not paid:70;Paid:30 | BINARY | Paid",
                "Y:30;n:40;y:20;N:10 | BINARY | Y", "ja:60;nein:30;JA:10 | BINARY | ja", "да:60;нет:40 | BINARY | да", "yes:40;no:40;maybe:20 | CLASSES |",
                        "red:1;green:1;blue:1 | CLASSES |", "Severe:30;Mild:145;None:106 | CLASSES |", "none:50;damage:20 | BINARY | damage", "yes:40;no:40;unknown:20 | BINARY | yes", "0:20;1:70;2:10 | CLASSES |",
        "1:70;2:76;3:17;5:13;6:9;7:29 | CLASSES |", "3:10;4:53;5:681;6:638;7:199;8:18 | NUMBER |"})
    void tellsTheTaskByTheValues(String counts, Task task, String positive) {
        Grid grid = new Grid("y", "x");
        int row = 0;
        for (String part : counts.split(";")) {
            String[] pair = part.split(":");
            for (int i = 0; i < Integer.parseInt(pair[1]); i++) grid.row(pair[0], row++ * 7 % 101);
        }
        Label label = grid.explored("y").label().orElseThrow();
        assertThat(label.task()).isEqualTo(task);
        assertThat(label.positive()).isEqualTo(positive == null ? "" : positive);
    }

    @Test
    void manyNumbersAreARegression() {
        Grid grid = new Grid("price", "x");
        for (int i = 0; i < 200; i++) grid.row(i % 10 == 0 ? "?" : 5_000 + i * 37, i);
        Label label = grid.explored("price").label().orElseThrow();
        assertThat(label.task()).isEqualTo(Task.NUMBER);
        assertThat(label.unlabelled()).isEqualTo(20);
    }

    /// Marks from 0 to 20 of students are a quantity.
    @Test
    void marksAreARegression() {
        Chance chance = Chance.of(1);
        Grid grid = new Grid("g3", "x");
        for (int i = 0; i < 400; i++) grid.row(Math.clamp(Math.round(11 + 3 * chance.nextGaussian()), 0, 20), i);
        assertThat(grid.explored("g3").label().orElseThrow().task()).isEqualTo(Task.NUMBER);
    }
}
